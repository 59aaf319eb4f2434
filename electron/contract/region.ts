/** ZEGO's hosts by region; the unified one picks by itself (facts §2). */
export const REGIONS = {
  unified: 'https://rtc-api.zego.im/',
  shanghai: 'https://rtc-api-sha.zego.im/',
  hongkong: 'https://rtc-api-hkg.zego.im/',
  frankfurt: 'https://rtc-api-fra.zego.im/',
  california: 'https://rtc-api-lax.zego.im/',
  mumbai: 'https://rtc-api-bom.zego.im/',
  singapore: 'https://rtc-api-sgp.zego.im/',
} as const;
export type Region = keyof typeof REGIONS;
