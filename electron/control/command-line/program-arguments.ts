/**
 * The arguments that are ours: without the executable and, unpacked, without the folder or file that
 * Electron was told to run. Switches may stand before that, so it is the first that is none.
 */
export function programArguments(argv: readonly string[], packaged: boolean): string[] {
  const rest = argv.slice(1);
  if (packaged) return rest;
  const program = rest.findIndex((argument) => !argument.startsWith('-'));
  return rest.filter((_argument, index) => index !== program);
}
