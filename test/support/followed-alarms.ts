import { AlarmService } from '../../electron/app/alarms/alarm-service.ts';
import type { AppStateStore } from '../../electron/app/state.ts';
import { SqliteAlarms } from '../../electron/storage/alarms/alarm-store.ts';

/** The alarms of a state, followed as main follows them, with a history in memory; no time passes by itself. */
export function followedAlarms(state: AppStateStore, now: () => number): AlarmService {
  const alarms = new AlarmService({
    state,
    open: () => new SqliteAlarms(':memory:'),
    nowAt: now,
    now,
    after: () => () => undefined,
    userName: () => 'li.na',
    onFault(error) {
      throw error;
    },
  });
  alarms.begin();
  return alarms;
}
