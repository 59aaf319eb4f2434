import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { quarantine } from '../quarantine.ts';
import { Ballast } from './ballast.ts';
import { DurableJournal } from './durable-journal.ts';
import type { NeverSent } from './never-sent.ts';
import { type OpenedJournal, openJournal, withoutMarkedRuns } from './open-journal.ts';
import { NO_MARKS, SentMarks, type SentMarksRead } from './sent-marks.ts';

export interface CreatedJournal {
  readonly journal: DurableJournal;
  readonly opened: OpenedJournal;
  /** Runs of which calls may have been sent though the file has them as queued. */
  readonly marked: SentMarksRead;
}

const IN_MEMORY = ':memory:';

/**
 * The journal and the files that belong to it. Never throws: see `DurableJournal`. With `neverSent` it settles
 * at once what the last process left waiting, unless that process has marked runs: then each is looked at.
 */
export function createJournal(
  path: string,
  now: () => Date,
  neverSent?: NeverSent,
): CreatedJournal {
  const folder = dirname(path);
  const mark = join(folder, 'journal.mark');
  const isOnDisk = path !== IN_MEMORY;
  const wasThere = isOnDisk && existsSync(mark);
  const marks = isOnDisk ? new SentMarks(mark) : null;
  const marked = marks?.read() ?? NO_MARKS;
  const isAnyMarked = marked.hasOther(() => false);
  const options = { now: now(), wasThere, neverSent: isAnyMarked ? undefined : neverSent };
  const opened = withoutMarkedRuns(openJournal(path, options), marked, now(), () => marks?.hold());
  // What is gone by then was lost while we know what runs.
  const reopen = () => openJournal(path, { now: now(), patienceMs: 0, wasThere: false });
  const common = { opened, reopen, quarantine: () => quarantine(path, now()) };
  const ballast = isOnDisk ? new Ballast(join(folder, 'journal.ballast')) : null;
  return { journal: new DurableJournal({ ...common, marks, ballast }), opened, marked };
}
