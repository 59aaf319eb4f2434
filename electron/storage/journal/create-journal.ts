import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { quarantine } from '../quarantine.ts';
import { Ballast } from './ballast.ts';
import { DurableJournal } from './durable-journal.ts';
import { type OpenedJournal, openJournal } from './open-journal.ts';
import { SentMarks, type SentMarksRead } from './sent-marks.ts';

export interface CreatedJournal {
  readonly journal: DurableJournal;
  readonly opened: OpenedJournal;
  /** Runs of which calls may have been sent though the file has them as queued. */
  readonly marked: SentMarksRead;
}

const IN_MEMORY = ':memory:';
const NO_MARKS: SentMarksRead = { has: () => false };

/** The journal and the files that belong to it. Never throws: see `DurableJournal`. */
export function createJournal(path: string, now: () => Date): CreatedJournal {
  const folder = dirname(path);
  const mark = join(folder, 'journal.mark');
  const isOnDisk = path !== IN_MEMORY;
  const wasThere = isOnDisk && existsSync(mark);
  const opened = openJournal(path, { now: now(), wasThere });
  // What is gone by then was lost while we know what runs.
  const reopen = () => openJournal(path, { now: now(), patienceMs: 0, wasThere: false });
  const common = { opened, reopen, quarantine: () => quarantine(path, now()) };
  if (!isOnDisk) {
    const journal = new DurableJournal({ ...common, marks: null, ballast: null });
    return { journal, opened, marked: NO_MARKS };
  }
  const marks = new SentMarks(mark);
  const marked = marks.read();
  const ballast = new Ballast(join(folder, 'journal.ballast'));
  return { journal: new DurableJournal({ ...common, marks, ballast }), opened, marked };
}
