import type { Account } from '#contract/model/account.ts';
import type { Preset } from '#contract/model/preset.ts';
import { serviceOf } from '#contract/model/region.ts';
import type { ShownStatus } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';
import { isNamed } from '#contract/rules/left-running.ts';
import { signerOf } from '#contract/rules/signer.ts';
import type { Translate } from '../shared/i18n/use-t.ts';

/** Why a recording is not where an operator would look for it. Words: locale keys `onAir.cause.*`. */
export const CAUSES = [
  'not-named',
  'preset-account',
  'account-changed',
  'account-deleted',
  'no-signer',
] as const;
type Cause = (typeof CAUSES)[number];

export interface OnAirRow {
  readonly recording: Recording;
  readonly causes: readonly Cause[];
}

/** What one preset has started and is not known to have ended. */
export interface OnAirGroup {
  readonly presetId: string;
  /** The preset's present name; of a deleted one, that of the start. */
  readonly name: string;
  readonly preset: Preset | undefined;
  readonly practice: boolean;
  readonly rows: readonly OnAirRow[];
}

/**
 * Everything that runs or may run, by the preset that started it. What a preset on the board does not show
 * comes first, practice last; within these by name.
 */
export function groupsOf(
  recordings: readonly Recording[],
  presets: readonly Preset[],
  accounts: readonly Account[],
): OnAirGroup[] {
  const byPreset = new Map<string, Recording[]>();
  for (const one of recordings) {
    // A preset that went from practice to air has something of both.
    const key = JSON.stringify([one.presetId, one.practice]);
    byPreset.set(key, [...(byPreset.get(key) ?? []), one]);
  }
  const groups = [...byPreset.values()].flatMap((own): OnAirGroup[] => {
    const [first] = own;
    if (!first) return [];
    const { presetId, practice, presetName } = first;
    const preset = presets.find(({ id }) => id === presetId);
    const rows = own.map((recording) => ({
      recording,
      causes: causesOf(recording, preset, accounts),
    }));
    return [{ presetId, name: preset?.name ?? presetName, preset, practice, rows: sorted(rows) }];
  });
  return groups.sort(
    (a, b) => rank(a) - rank(b) || byName(a.name, b.name) || (a.presetId < b.presetId ? -1 : 1),
  );
}

/** Whether the board leaves out something of it. */
const isHidden = ({ preset, rows }: OnAirGroup): boolean =>
  !preset || preset.archived === true || rows.some(({ causes }) => causes.length > 0);

/** `Channel 2` before `Channel 10`. */
const byName = new Intl.Collator(undefined, { numeric: true }).compare;

function rank(group: OnAirGroup): number {
  if (group.practice) return 2;
  return isHidden(group) ? 0 : 1;
}

const sorted = (rows: OnAirRow[]): OnAirRow[] =>
  rows.sort(
    ({ recording: a }, { recording: b }) =>
      a.vendor.localeCompare(b.vendor) || byName(a.streamId, b.streamId),
  );

function causesOf(
  recording: Recording,
  preset: Preset | undefined,
  accounts: readonly Account[],
): Cause[] {
  const isSame = (account: Account | undefined): boolean =>
    account?.appId === recording.appId && serviceOf(account.endpoint) === recording.service;
  const own = accounts.find(({ id }) => id === recording.accountId);
  const presets = accounts.find(({ id }) => id === preset?.accountId);
  const isOrphaned = preset !== undefined && !isNamed({ presets: [preset], accounts }, recording);
  const movedOn = presets !== undefined && presets.id !== recording.accountId && !isSame(presets);
  return [
    ...(isOrphaned && movedOn ? (['preset-account'] as const) : []),
    ...(isOrphaned && !movedOn && isSame(presets) ? (['not-named'] as const) : []),
    ...(own === undefined ? (['account-deleted'] as const) : []),
    ...(own !== undefined && !isSame(own) ? (['account-changed'] as const) : []),
    ...(signerOf(recording, accounts) === null ? (['no-signer'] as const) : []),
  ];
}

export const CERTAINTIES = ['accepted', 'reported', 'person', 'file', 'uncertain'] as const;

/** How a recording looks, by how certain it is: as the outcome that it came from. */
export const STATUS_OF: Readonly<Record<Recording['certainty'], ShownStatus>> = {
  accepted: 'accepted',
  reported: 'already-recording',
  person: 'accepted',
  file: 'accepted',
  uncertain: 'unknown',
};

const MINUTE_MS = 60_000;

/** How long it has gone on, to the minute; in days and hours once it is long. */
export function elapsed(since: Date, now: Date, t: Translate): string {
  const all = Math.max(0, Math.floor((now.getTime() - since.getTime()) / MINUTE_MS));
  const [days, hours, minutes] = [Math.floor(all / 1440), Math.floor(all / 60) % 24, all % 60];
  if (days > 0) return t('onAir.elapsed.days', { days, hours });
  if (hours > 0) return t('onAir.elapsed.hours', { hours, minutes });
  return t('onAir.elapsed.minutes', { minutes });
}
