import { isDeepLink } from './deep-link.ts';
import { RECEIVE } from './receive-options.ts';
import { isReportOption } from './report-options.ts';
import { isRoomOption } from './room-options.ts';
import { DRY_RUN } from './start-options.ts';
import { isViewOption } from './view-options.ts';

/** What of a command line is read as options. */
export function optionsIn(args: readonly string[]): readonly string[] {
  const end = args.indexOf('--');
  return end === -1 ? args : args.slice(0, end);
}

const isWithoutWindow = (arg: string): boolean =>
  arg === RECEIVE ||
  arg === DRY_RUN ||
  isViewOption(arg) ||
  isReportOption(arg) ||
  isRoomOption(arg);

/**
 * Whether a command line opens no tray and no window whatever else it says. The launchers ask the same
 * (`build/setup/start.mjs`, `build/package/launch.sh`).
 */
export const needsNoWindow = (args: readonly string[]): boolean =>
  !args.some(isDeepLink) && optionsIn(args).some(isWithoutWindow);
