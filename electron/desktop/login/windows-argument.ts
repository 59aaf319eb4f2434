/**
 * An argument as the line of a Windows program holds it, so that the program reads it back as it was: in quotes,
 * where a backslash counts only before a quote (rules of `CommandLineToArgvW`). Electron joins the arguments of a
 * login item with spaces, and leaves quotes to its caller.
 *
 * @throws Error for a quote or a line break, which no path of Windows can hold.
 */
export function windowsArgument(argument: string): string {
  if (/["\n\r\0]/.test(argument)) throw new Error('a path has a quote or a line break in it');
  if (/^[\w:\\./=-]+$/.test(argument)) return argument;
  return `"${argument.replace(/\\+$/, '$&$&')}"`;
}
