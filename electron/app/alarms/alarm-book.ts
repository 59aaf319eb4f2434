import type { Acknowledgement, Alarm, AlarmCondition } from '#contract/model/alarm.ts';

/** An alarm that has not ended, with all that a restart must know of it. */
export interface OpenAlarm {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly since: string;
  /** The condition as it was last. */
  readonly condition: AlarmCondition;
  /** Every part that it ever had: an added one makes it call again. */
  readonly parts: readonly string[];
  readonly calls: number;
  /** Every part that was acknowledged. */
  readonly acknowledgedParts: readonly string[];
  /** The newest one; null where it was never acknowledged. */
  readonly acknowledgement: Acknowledgement | null;
}

/** What a look has changed. */
export interface AlarmChanges {
  readonly open: readonly OpenAlarm[];
  readonly arisen: readonly OpenAlarm[];
  /** Still open, with another condition. */
  readonly changed: readonly OpenAlarm[];
  readonly ended: readonly OpenAlarm[];
}

/** Names an alarm for good: what it is about, and since when. */
const idOf = ({ about }: AlarmCondition, since: string): string => `${about} ${since}`;

/**
 * The alarms once these conditions hold; pure.
 *
 * @param nowMs milliseconds since the epoch.
 * @param isKept whether an alarm stays open though its condition does not show: what the program finds out late after a
 * restart must not call a second time.
 */
export function alarmsAfter(
  before: readonly OpenAlarm[],
  conditions: readonly AlarmCondition[],
  nowMs: number,
  isKept: (alarm: OpenAlarm) => boolean,
): AlarmChanges {
  const known = new Map(before.map((alarm) => [alarm.condition.about, alarm]));
  const holding = new Map(conditions.map((condition) => [condition.about, condition]));
  const since = new Date(nowMs).toISOString();
  const open: OpenAlarm[] = [];
  const changed: OpenAlarm[] = [];
  const ended: OpenAlarm[] = [];
  for (const alarm of before) {
    const condition = holding.get(alarm.condition.about);
    if (!condition) {
      if (isKept(alarm)) open.push(alarm);
      else ended.push(alarm);
      continue;
    }
    const next = withCondition(alarm, condition);
    open.push(next);
    if (next !== alarm) changed.push(next);
  }
  const arisen = [...holding.values()]
    .filter(({ about }) => !known.has(about))
    .map(newAlarm(since));
  return { open: [...open, ...arisen], arisen, changed, ended };
}

const newAlarm =
  (since: string) =>
  (condition: AlarmCondition): OpenAlarm => ({
    id: idOf(condition, since),
    since,
    condition,
    parts: condition.parts,
    calls: 1,
    acknowledgedParts: [],
    acknowledgement: null,
  });

/** The very same alarm where nothing has changed. */
function withCondition(alarm: OpenAlarm, condition: AlarmCondition): OpenAlarm {
  if (JSON.stringify(condition) === JSON.stringify(alarm.condition)) return alarm;
  const added = condition.parts.filter((part) => !alarm.parts.includes(part));
  return {
    ...alarm,
    condition,
    parts: [...alarm.parts, ...added],
    calls: added.length > 0 ? alarm.calls + 1 : alarm.calls,
  };
}

/** The alarm once an operator has acknowledged all that it consists of; pure. */
export const acknowledgedBy = (alarm: OpenAlarm, acknowledgement: Acknowledgement): OpenAlarm => ({
  ...alarm,
  acknowledgement,
  acknowledgedParts: [...new Set([...alarm.acknowledgedParts, ...alarm.condition.parts])],
});

/** An alarm as window, tray and notifications know it. */
export function viewOf(alarm: OpenAlarm): Alarm {
  const { id, since, calls, condition, acknowledgedParts, acknowledgement } = alarm;
  const isAcknowledged = condition.parts.every((part) => acknowledgedParts.includes(part));
  return { ...condition, id, since, calls, acknowledged: isAcknowledged ? acknowledgement : null };
}
