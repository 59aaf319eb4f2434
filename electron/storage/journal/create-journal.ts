import { dirname, join } from 'node:path';
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
  const opened = openJournal(path, now());
  const reopen = () => openJournal(path, now(), 0);
  if (path === IN_MEMORY) {
    const parts = { opened, reopen, marks: null, ballast: null };
    return { journal: new DurableJournal(parts), opened, marked: NO_MARKS };
  }
  const folder = dirname(path);
  const marks = new SentMarks(join(folder, 'journal.mark'));
  const marked = marks.read();
  const ballast = new Ballast(join(folder, 'journal.ballast'));
  return { journal: new DurableJournal({ opened, reopen, marks, ballast }), opened, marked };
}
