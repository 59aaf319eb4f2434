import type { Alarm } from '#contract/model/alarm.ts';
import type { AppState } from '#contract/model/app-state.ts';
import { alarmsOfPreset } from '#contract/rules/alarms/alarms-of-run.ts';
import { bridge } from '../bridge/bridge.ts';

/** The alarms that no operator has acknowledged. */
export const unacknowledged = (alarms: readonly Alarm[]): Alarm[] =>
  alarms.filter(({ acknowledged }) => acknowledged === null);

/**
 * Acknowledges the trouble of a preset that an operator has clicked on: its tile stops pulsing. Where the disk refuses,
 * it goes on, and the list of alarms says why.
 */
export function acknowledgePreset(state: AppState | null, presetId: string): void {
  if (!state) return;
  const ids = unacknowledged(alarmsOfPreset(state, presetId)).map(({ id }) => id);
  if (ids.length > 0) void bridge.ask('alarms.acknowledge', { ids });
}
