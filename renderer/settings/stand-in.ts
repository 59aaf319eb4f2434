/**
 * The Electron that runs this page, where it is another than the program is made for: on closed networks an
 * older one stands in, for tests. Null for the right one, in a browser, and where the wanted one is not known.
 * @param userAgent Electron writes its version into it
 * @param wanted the version in package.json, which the bundler writes into the page
 */
export function standInOf(userAgent: string, wanted: string | undefined) {
  const running = /\bElectron\/(\S+)/.exec(userAgent)?.[1];
  if (!running || !wanted || running === wanted) return null;
  return { running, wanted };
}
