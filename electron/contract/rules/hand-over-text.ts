import type { AppState } from '#contract/model/app-state.ts';
import type { Recording } from '#contract/model/start.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { clock, dateAndClock } from './local-time.ts';
import { shortened } from './planned-stops-text.ts';
import { shownName } from './shown-name.ts';
import { list, type Translate, vendorName } from './text.ts';

/** What may end earlier than it is wanted: it is not known that a second task takes over. */
export const endingEarly = (recordings: readonly Recording[]): Recording[] =>
  recordings.filter(({ handOver }) => handOver?.trouble !== undefined);

/** What of that an operator may ask for again: a second task that surely does not run. */
export const retriedHandOvers = (early: readonly Recording[]): Recording[] =>
  early.filter(({ handOver }) => handOver?.trouble !== 'unknown');

/** What a second task is to take over, and practice does not lose with the program. */
export const plannedHandOvers = (recordings: readonly Recording[]): Recording[] =>
  recordings.filter(({ handOver, practice }) => handOver && !handOver.trouble && !practice);

/** The recordings of a run that ended because its hand-over was not sent. */
export interface EndedHandOver {
  readonly presetId: string;
  readonly runId: string;
  /** As the window says it. */
  readonly preset: string;
  /** When, in Unix seconds. */
  readonly endedAt: number;
  readonly vendors: readonly Vendor[];
  readonly why: UnsentReason;
}

/** Why the first tasks of a run ended before anything took over. */
export const UNSENT_HAND_OVERS = [
  'hand-over-locked',
  'hand-over-no-account',
  'hand-over-too-late',
] as const;
type UnsentReason = (typeof UNSENT_HAND_OVERS)[number];

/** What has ended too early because its hand-over was not sent: until it is started again, or dismissed. */
export const endedHandOvers = ({
  runs,
  dismissedRuns,
}: Pick<AppState, 'runs' | 'dismissedRuns'>): EndedHandOver[] =>
  Object.values(runs).flatMap((run) => {
    const { id: runId, presetId, presetName: preset, firstTaskEnd: endedAt, calls } = run;
    if (endedAt === undefined || dismissedRuns.includes(runId)) return [];
    const why = UNSENT_HAND_OVERS.find((one) =>
      calls.some(({ outcome }) => outcome?.reason === one),
    );
    const vendors = [...new Set(calls.map(({ vendor }) => vendor))];
    return why ? [{ presetId, runId, preset, endedAt, vendors, why }] : [];
  });

/** When a recording ended, where, and why nothing took over, as a sentence. */
export const endedText = ({ preset, endedAt, vendors, why }: EndedHandOver, t: Translate): string =>
  t(`handOver.ended.${why}`, {
    preset: shownName(preset, t),
    time: dateAndClock(new Date(endedAt * 1000)),
    vendors: list(
      vendors.map((vendor) => vendorName(vendor, t)),
      t,
    ),
  });

/** For each preset and end: at which vendors a recording ends then if nothing takes over. */
export const handOverLines = (planned: readonly Recording[], t: Translate): string[] =>
  shortened(
    grouped(planned).map((some) => t('quit.handOverLine', valuesOf(some, t))),
    t,
  );

export interface EndingEarlyText {
  readonly title: string;
  /** For each preset, end and cause: when it ends, until when it was to record, and why nothing takes over. */
  readonly lines: readonly string[];
}

/** Which recordings may end early, and why; `early` is not empty. */
export function endingEarlyText(early: readonly Recording[], t: Translate): EndingEarlyText {
  const presets = new Set(early.map(({ presetId }) => presetId));
  const preset = shownName(early[0]?.presetName ?? '', t);
  return {
    title:
      presets.size === 1
        ? t('handOver.title.one', { preset })
        : t('handOver.title', { count: presets.size }),
    lines: shortened(
      grouped(early).map((some) => lineOf(some, t)),
      t,
    ),
  };
}

const lineOf = (some: readonly Recording[], t: Translate): string =>
  t('handOver.line', {
    ...valuesOf(some, t),
    why: t(`handOver.why.${some[0]?.handOver?.trouble ?? 'failed'}`),
  });

/** The end that is certain, in Unix seconds: of the first task; null where it has none. */
export const endOfFirstTask = ({ endTime, handOver }: Recording): number | null =>
  handOver?.former?.endTime ?? endTime;

const endOf = (recording: Recording): number => endOfFirstTask(recording) ?? 0;

/** Those of one preset, one end and one cause together, the earliest first. */
function grouped(recordings: readonly Recording[]): Recording[][] {
  const groups = new Map<string, Recording[]>();
  for (const one of recordings) {
    const { presetId, handOver } = one;
    const key = JSON.stringify([presetId, endOf(one), handOver?.until, handOver?.trouble]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const at = ([first]: readonly Recording[]) => (first ? endOf(first) : 0);
  return [...groups.values()].sort((a, b) => at(a) - at(b));
}

function valuesOf(some: readonly Recording[], t: Translate) {
  const [first] = some;
  const until = first?.handOver?.until ?? null;
  return {
    preset: shownName(first?.presetName ?? '', t),
    vendors: list([...new Set(some.map(({ vendor }) => vendorName(vendor, t)))], t),
    time: clock(new Date((first ? endOf(first) : 0) * 1000)),
    until: until === null ? t('handOver.untilStopped') : dateAndClock(new Date(until * 1000)),
  };
}
