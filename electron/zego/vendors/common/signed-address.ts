/** How long an address may be played that names its own end: longer than any file of two hours. */
export const ADDRESS_LIFE_MS = 6 * 3_600_000;

/** Unix seconds in hex, as the vendors' playback signatures have their times. */
export const hexSeconds = (ms: number): string => Math.floor(ms / 1000).toString(16);

/** An address with more parameters, in this order, behind those that it has. */
export function withParameters(
  url: URL,
  parameters: readonly (readonly [string, string])[],
): string {
  const added = parameters.map((parameter) => parameter.join('=')).join('&');
  const signed = new URL(url);
  signed.search = signed.search === '' ? added : `${signed.search}&${added}`;
  return signed.href;
}
