import { isDeepLink } from './deep-link.ts';
import { isOption, type ParseOptions, passes, unknownOption } from './parse.ts';

export interface SwitchOptions extends ParseOptions {
  readonly platform: NodeJS.Platform;
}

/**
 * One sentence for each switch that is not ours and that Chromium or Electron would obey, whatever our parser makes of the
 * line: a link voids our own options, not theirs. Empty: Chromium may go on.
 */
export function foreignSwitches(args: readonly string[], options: SwitchOptions): string[] {
  return beforeEnd(args)
    .filter((arg) => looksLikeSwitch(arg, options.platform))
    .filter((arg) => !isDeepLink(arg) && !isOption(arg) && !passes(arg, options))
    .map(unknownOption);
}

/** What a process that is started again is given of the kernel's switches; it names the data folder itself. */
export const passedSwitches = (args: readonly string[], options: ParseOptions): string[] =>
  beforeEnd(args).filter((arg) => passes(arg, options) && !arg.startsWith('--user-data-dir='));

/** What follows `--` is never read as a switch. */
function beforeEnd(args: readonly string[]): readonly string[] {
  const end = args.indexOf('--');
  return end === -1 ? args : args.slice(0, end);
}

/** One dash does for Chromium too, and on Windows a slash. */
const looksLikeSwitch = (arg: string, platform: NodeJS.Platform): boolean =>
  arg.startsWith('-') || (platform === 'win32' && arg.startsWith('/'));
