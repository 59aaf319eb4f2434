/** The vendors by name, and what the editor says of each. */
export const vendors = {
  'vendor.name.Tencent': '腾讯云',
  'vendor.name.Ws': '网宿',
  'vendor.name.Huawei': '华为云',
  'vendor.name.Aliyun': '阿里云',
  'vendor.short.Tencent': '腾',
  'vendor.short.Ws': '网',
  'vendor.short.Huawei': '华',
  'vendor.short.Aliyun': '阿',
  'vendor.stopsByItself': '到点自动停止',
  'vendor.programStops': '到点由 CDN Recorder 停止',
  'vendor.ignoresEnd': '须手动停止',
} as const;
