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

const DOCUMENTED_HOSTS: ReadonlySet<string> = new Set(
  Object.values(REGIONS).map((endpoint) => new URL(endpoint).hostname),
);

/** A dot at the end of a name changes nothing but the text. */
const isDocumented = (hostname: string): boolean =>
  DOCUMENTED_HOSTS.has(hostname.replace(/\.$/, ''));

/** Where an endpoint leads that is no documented host of ZEGO, as a host and port; null where it is one. */
export function foreignHostOf(endpoint: string): string | null {
  if (!URL.canParse(endpoint)) return endpoint;
  const { hostname, host } = new URL(endpoint);
  return isDocumented(hostname) ? null : host;
}

/**
 * The service behind an endpoint: what runs at one regional host of ZEGO runs at all of them, since they
 * serve the same projects. Every other address, such as a relay or a loopback address, stands for itself.
 */
export function serviceOf(endpoint: string): string {
  if (!URL.canParse(endpoint)) return endpoint;
  const { hostname, href } = new URL(endpoint);
  return isDocumented(hostname) ? REGIONS.unified : href;
}
