import type { PageAddress } from '#contract/ipc/sections.ts';
import type { LocaleKey } from '#contract/locales/index.ts';
import type { AlarmKind } from '#contract/model/alarm.ts';
import type { AppState } from '#contract/model/app-state.ts';
import { troublesThatCall } from '#contract/rules/alarms/schedule-troubles.ts';
import { missingFiles } from '#contract/rules/missing-files.ts';
import { isKnownWhatRuns } from '#contract/rules/what-runs.ts';
import type { TrayDoubts } from './tray-icon.ts';
import { isFaulty, isLocked } from './vault-items.ts';

type Facts = Pick<AppState, 'problems' | 'vault'>;
type AlertFacts = Facts &
  Pick<AppState, 'fileWatches' | 'accounts' | 'scheduleTroubles' | 'alarms'>;

const takesNoRecord = ({ problems }: Facts): boolean =>
  problems.some(({ code }) => code === 'journal-unavailable');

/** What the icon has to say of the program itself; pure. */
export const doubtsOf = (state: Facts): TrayDoubts => ({
  isKnown: isKnownWhatRuns(state.problems),
  isFaulty: takesNoRecord(state) || isFaulty(state.vault),
  isLocked: isLocked(state.vault),
});

/** A line of the menu's head, and the same as a line of the tooltip, which names the program. */
interface Alert {
  readonly line: LocaleKey;
  readonly tooltip: LocaleKey;
  readonly values?: { readonly count: number };
  /** Where the window shows more of it. */
  readonly address?: PageAddress;
}

/** What the window says at its top, in few words, the most severe first; pure. */
export const alertsOf = (state: AlertFacts): Alert[] => [
  ...(isKnownWhatRuns(state.problems)
    ? []
    : [{ line: 'tray.unread', tooltip: 'tray.tooltip.unread' } as const]),
  ...(takesNoRecord(state)
    ? [{ line: 'tray.unrecorded', tooltip: 'tray.tooltip.unrecorded' } as const]
    : []),
  ...(isFaulty(state.vault)
    ? [{ line: 'tray.fault', tooltip: 'tray.tooltip.fault' } as const]
    : []),
  ...(isLocked(state.vault)
    ? [{ line: 'tray.locked', tooltip: 'tray.tooltip.locked' } as const]
    : []),
  ...missingAlerts(state),
  ...scheduleAlerts(state),
  ...alarmAlerts(state),
];

/** Recordings that were accepted and have no file; practice counts nowhere. */
function missingAlerts({ fileWatches, accounts }: AlertFacts): Alert[] {
  const practice = new Set(accounts.filter((one) => one.practice).map(({ id }) => id));
  const count = missingFiles(fileWatches).filter(
    ({ accountId }) => !practice.has(accountId),
  ).length;
  if (count === 0) return [];
  const keys = { line: 'tray.missingFiles', tooltip: 'tray.tooltip.missingFiles' } as const;
  return [{ ...keys, values: { count }, address: ['files'] }];
}

/** Alarms that no other line and no preset of the menu shows. */
const OTHER_KINDS: readonly AlarmKind[] = [
  'stream-not-pushed',
  'end-near',
  'disk-nearly-full',
  'clock-off',
  'receiver-silent',
];

function alarmAlerts({ alarms }: AlertFacts): Alert[] {
  const count = alarms.filter(({ kind }) => OTHER_KINDS.includes(kind)).length;
  if (count === 0) return [];
  const keys = { line: 'tray.alarms', tooltip: 'tray.tooltip.alarms' } as const;
  return [{ ...keys, values: { count }, address: ['alarms'] }];
}

/** Planned starts that went wrong, or will. */
function scheduleAlerts(state: AlertFacts): Alert[] {
  const count = troublesThatCall(state).length;
  if (count === 0) return [];
  const keys = { line: 'tray.scheduleTrouble', tooltip: 'tray.tooltip.scheduleTrouble' } as const;
  return [{ ...keys, values: { count }, address: ['agenda'] }];
}
