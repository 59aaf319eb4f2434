import { userInfo } from 'node:os';
import { join } from 'node:path';
import { AlarmService } from '../app/alarms/alarm-service.ts';
import { openAlarms } from '../storage/alarms/open-alarms.ts';
import type { ComposeOptions } from './options.ts';
import type { Persistence } from './persistence.ts';

/** What calls operators, and who has acknowledged it. Nothing is read or written before it begins. */
export function createAlarms(
  { userData, log }: ComposeOptions,
  { state, clock, times, changes, setProblem }: Persistence,
): AlarmService {
  const alarms = new AlarmService({
    state,
    open() {
      const { store, fault } = openAlarms(join(userData, 'alarms.sqlite'), new Date());
      if (fault !== null) setProblem('alarms-unavailable', fault);
      return store;
    },
    nowAt: times.endedBy,
    now: clock.now,
    after(ms, work) {
      const timer = setTimeout(work, ms).unref();
      return () => clearTimeout(timer);
    },
    userName,
    onFault: (error) => log.error('the history of alarms:', error),
  });
  changes.on('time', () => alarms.look());
  return alarms;
}

/** The name of the system's user; it throws where the system knows none. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '?';
  }
}
