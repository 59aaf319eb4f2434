import { type Alarm, type AlarmKind, choiceOf } from '#contract/model/alarm.ts';
import type { AppState } from '#contract/model/app-state.ts';
import type { RunView } from '#contract/model/run.ts';

/** The alarms that what a start or a stop came to can raise. */
export const RUN_KINDS: readonly AlarmKind[] = [
  'start-not-accepted',
  'outcome-unknown',
  'stop-not-accepted',
  'planned-stop-failed',
  'hand-over-failed',
];

interface Told {
  readonly open: boolean;
  readonly result: string;
}

/** Which alarms the open trouble of a run is. */
export function kindsOfRun(
  { action, source }: Pick<RunView, 'action' | 'source'>,
  streams: readonly Told[],
): AlarmKind[] {
  const kinds = streams.flatMap(({ open, result }): AlarmKind[] => {
    if (!open) return [];
    // While the first task records this is no stream that lacks; once that has ended, it is.
    if (source === 'hand-over') {
      return [
        'hand-over-failed',
        result === 'to-verify' ? 'outcome-unknown' : 'start-not-accepted',
      ];
    }
    if (result === 'to-verify') return ['outcome-unknown'];
    if (action === 'StartCDNRecord') return ['start-not-accepted'];
    return [source === 'planned-stop' ? 'planned-stop-failed' : 'stop-not-accepted'];
  });
  return [...new Set(kinds)];
}

type Facts = Pick<AppState, 'alarms' | 'settings'>;

/** The alarms of a preset of these kinds. */
export const alarmsOfPreset = (
  { alarms }: Pick<AppState, 'alarms'>,
  presetId: string,
  kinds: readonly AlarmKind[] = RUN_KINDS,
): Alarm[] => alarms.filter((one) => one.presetId === presetId && kinds.includes(one.kind));

/** Whether a notification is to say that: it is switched on, and not all of it is acknowledged. */
export function isToBeTold(state: Facts, presetId: string, kinds: readonly AlarmKind[]): boolean {
  const isOn = (kind: AlarmKind) => choiceOf(state.settings.alarms, kind).notification;
  const own = alarmsOfPreset(state, presetId, kinds);
  if (own.length === 0) return kinds.some(isOn);
  return own.some(({ kind, acknowledged }) => acknowledged === null && isOn(kind));
}

const calling = new WeakMap<readonly Alarm[], ReadonlySet<string>>();

/**
 * Ids of the presets that call an operator, until one has acknowledged that. Found once for each list: every tile of
 * a wall asks at every change of state.
 */
export function presetsThatCall(alarms: readonly Alarm[]): ReadonlySet<string> {
  const known = calling.get(alarms);
  if (known) return known;
  const ids = new Set(
    alarms.flatMap(({ kind, presetId, acknowledged }) =>
      presetId !== null && acknowledged === null && RUN_KINDS.includes(kind) ? [presetId] : [],
    ),
  );
  calling.set(alarms, ids);
  return ids;
}
