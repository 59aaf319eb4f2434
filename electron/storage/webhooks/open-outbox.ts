import { basename } from 'node:path';
import { faultOf } from '../database-fault.ts';
import { quarantine } from '../quarantine.ts';
import type { WebhookOutbox } from '../webhook-ports.ts';
import { SqliteOutbox } from './outbox.ts';

export interface OpenedOutbox {
  readonly outbox: WebhookOutbox;
  /** The file that is not in use: put aside because it was damaged, or left as it is; null where all is well. */
  readonly fault: string | null;
}

/**
 * Opens the outbox. A damaged file is renamed and a new one begun; with one that cannot be used now, messages live in
 * memory only. Never throws: a start of the program does not depend on it.
 */
export function openOutbox(path: string, now: Date): OpenedOutbox {
  try {
    return { outbox: new SqliteOutbox(path), fault: null };
  } catch (error) {
    const aside = faultOf(error) === 'damaged' ? quarantine(path, now) : null;
    if (aside === null) return { outbox: new SqliteOutbox(':memory:'), fault: basename(path) };
    try {
      return { outbox: new SqliteOutbox(path), fault: basename(aside) };
    } catch {
      return { outbox: new SqliteOutbox(':memory:'), fault: basename(path) };
    }
  }
}
