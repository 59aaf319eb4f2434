/** The vendors by name, and what the editor says of each. */
export const vendors = {
  'vendor.name.Tencent': 'Tencent',
  'vendor.name.Ws': 'Ws',
  'vendor.name.Huawei': 'Huawei',
  'vendor.name.Aliyun': 'Aliyun',
  'vendor.short.Tencent': 'Te',
  'vendor.short.Ws': 'Ws',
  'vendor.short.Huawei': 'Hu',
  'vendor.short.Aliyun': 'Al',
  'vendor.stopsByItself': 'Auto-stops at end time',
  'vendor.programStops': 'CDN Recorder stops it at end time',
  'vendor.ignoresEnd': 'No auto-stop',
} as const;
