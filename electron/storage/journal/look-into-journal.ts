import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Run } from '#contract/model/run.ts';
import { faultOf } from '../database-fault.ts';
import type { JournalContent } from './journal-content.ts';
import { type JournalProblem, NOTHING, problemOf } from './open-journal.ts';
import { fromJournal } from './read-journal.ts';
import { SentMarks, type SentMarksRead } from './sent-marks.ts';

/** How old a recent run may be, in milliseconds. */
const RECENT_MS = 10 * 60_000;

/** A journal as a process sees it that does not own the data folder. */
export interface JournalLook {
  /** Null where it cannot be read: what runs is not known then. */
  readonly content: JournalContent | null;
  readonly problem: JournalProblem | null;
  /** Runs of which calls may have been sent though the file has them as queued. */
  readonly marked: SentMarksRead;
  /** For each newest run that continues another one: the runs from that one on, oldest first. */
  readonly continued: ReadonlyMap<string, readonly Run[]>;
  /** The runs of the last minutes, in their order: a vendor may still be ending what they stopped. */
  readonly recent: readonly Run[];
}

/**
 * Reads the journal as `createJournal` does, with the same verdict on what is known, and without a write: nothing is
 * settled, quarantined or marked. Never throws.
 */
export function lookIntoJournal(path: string, now: Date): JournalLook {
  const mark = join(dirname(path), 'journal.mark');
  const marked = new SentMarks(mark).read();
  const isMissing = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0;
  const lost = { since: now.toISOString(), file: '' };
  const withGap = (content: JournalContent) => ({
    ...{ content: { ...content, gap: { ...lost, known: [] } }, problem: problemOf(lost) },
  });
  const nothing = { marked, continued: new Map(), recent: [] };
  if (isMissing) {
    const isLost = existsSync(mark) || marked.hasOther(() => false);
    return { ...nothing, ...(isLost ? withGap(NOTHING) : { content: NOTHING, problem: null }) };
  }
  try {
    return fromJournal(path, (journal) => {
      const content = journal.content();
      const runs = new Set([...content.orphans, ...content.newestRuns].map(({ id }) => id));
      const isMoreSent = marked.hasOther((id) => runs.has(id) || journal.findRun(id).length > 0);
      const continued = content.newestRuns.flatMap(({ id, continues, presetId, seq }) =>
        continues === undefined || continues === id
          ? []
          : [[id, journal.runsBetween(presetId, continues, seq)] as const],
      );
      const recent = journal.runsSince(new Date(now.getTime() - RECENT_MS));
      const found = { marked, continued: new Map(continued), recent };
      if (content.gap) return { ...found, content, problem: problemOf(content.gap) };
      return { ...found, ...(isMoreSent ? withGap(content) : { content, problem: null }) };
    });
  } catch (error) {
    const kind = faultOf(error) === 'newer' ? 'newer' : 'unavailable';
    const detail = error instanceof Error ? error.message : String(error);
    return { ...nothing, content: null, problem: { kind, detail } };
  }
}
