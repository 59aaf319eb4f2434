import { basename } from 'node:path';
import type { AlarmRepository } from '../alarm-ports.ts';
import { faultOf } from '../database-fault.ts';
import { quarantine } from '../quarantine.ts';
import { SqliteAlarms } from './alarm-store.ts';

export interface OpenedAlarms {
  readonly store: AlarmRepository;
  /** The file that is not in use: put aside because it was damaged, or left as it is; null where all is well. */
  readonly fault: string | null;
}

/**
 * Opens the history of alarms. A damaged file is renamed and a new one begun; with one that cannot be used now, alarms
 * live in memory only. Never throws: an alarm does not depend on the disk.
 */
export function openAlarms(path: string, now: Date): OpenedAlarms {
  try {
    return { store: new SqliteAlarms(path), fault: null };
  } catch (error) {
    const aside = faultOf(error) === 'damaged' ? quarantine(path, now) : null;
    if (aside === null) return { store: new SqliteAlarms(':memory:'), fault: basename(path) };
    try {
      return { store: new SqliteAlarms(path), fault: basename(aside) };
    } catch {
      return { store: new SqliteAlarms(':memory:'), fault: basename(path) };
    }
  }
}
