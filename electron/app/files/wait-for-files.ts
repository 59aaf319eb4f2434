import type { RecordedFile } from '#contract/model/file.ts';
import type { Watch } from '../../recording/files/watch.ts';
import type { FileRepository, WatchRepository } from '../../storage/ports.ts';

/** An end that a vendor was given passes without a word: it is looked for so often, in milliseconds. */
const LOOK_MS = 60_000;

export interface WaitServices {
  readonly files: Pick<WatchRepository, 'ofRuns' | 'filesOf'> & Pick<FileRepository, 'onFiles'>;
  /** Resolves when all that has settled by now is with the store. */
  whenWritten(): Promise<void>;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** What was recorded, and the files of it that are known. */
export interface FilesOfRuns {
  readonly watches: readonly Watch[];
  readonly files: readonly RecordedFile[];
}

/**
 * Waits until the recordings of runs are over and the planned looks for their files have ended: the files are there, or
 * count as missing. A recording that has no end is waited for until it is stopped. Nothing is looked for by this.
 *
 * @returns null where the signal aborts before. Rejects when the list of files cannot be read.
 */
export async function waitForFiles(
  { files, whenWritten, now }: WaitServices,
  runIds: readonly string[],
  signal: AbortSignal,
): Promise<FilesOfRuns | null> {
  let wake: () => void = () => undefined;
  const onAbort = () => wake();
  const end = files.onFiles(() => wake());
  signal.addEventListener('abort', onAbort);
  try {
    while (!signal.aborted) {
      await whenWritten();
      // What is written from here on is looked at once more.
      const changed = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const watches = await files.ofRuns(runIds);
      if (watches.every((watch) => isThrough(watch, now()))) {
        return { watches, files: await files.filesOf(watches) };
      }
      if (signal.aborted) return null;
      const timer = setTimeout(wake, LOOK_MS);
      await changed;
      clearTimeout(timer);
    }
    return null;
  } finally {
    end();
    signal.removeEventListener('abort', onAbort);
  }
}

/** Whether nothing is to come of a recording any more. */
function isThrough(watch: Watch, nowMs: number): boolean {
  const end = watch.endedAt ?? watch.knownEndAt;
  const isOver = end !== null && Date.parse(end) <= nowMs;
  if (watch.state !== 'waiting') return isOver;
  // It may never have begun: then no end comes, and after the last planned look no file.
  return !isOver && watch.open && watch.nextLookAt === null;
}
