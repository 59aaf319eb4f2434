import { createHash, randomBytes } from 'node:crypto';
import type {
  PracticeFile,
  PracticeFormat,
  PracticeName,
  PracticeTask,
} from '../zego/vendors/common/practice-media.ts';
import type { VendorModule } from '../zego/vendors/common/vendor.ts';

/** SECURITY: whatever asks, no more than these are kept; the oldest goes. */
const MOST_RECORDINGS = 100;
const MOST_SEGMENTS = 50;
const MOST_MERGES = 100;
/** Of a merged file: its index grows with its length. */
const LONGEST_MS = 4 * 60 * 60_000;

/** A vendor has made a file so long after it was closed; how long a search does not find it is another matter. */
const MAKING_MS = 1_000;
const SHORTEST_MS = 1_000;

/** How a recording becomes files, in milliseconds. */
export interface FileHabits {
  /** After so long a file is closed and another one begun. */
  readonly segmentMs: number;
  /** So long after it was closed a search finds a file; null for never. */
  readonly appearsMs: number | null;
}

interface Recording {
  readonly vendor: VendorModule;
  readonly streamId: string;
  readonly taskId: string | null;
  readonly beganMs: number;
  /** When it ends or has ended; null while nothing says so. */
  readonly endsMs: number | null;
  readonly habits: FileHabits;
  readonly seed: string;
}

/** A recording that a vendor has accepted. */
export type Accepted = Pick<Recording, 'vendor' | 'streamId' | 'taskId' | 'endsMs' | 'habits'>;

/** A file, and from when on it can be found. */
export interface KeptFile extends PracticeFile {
  readonly vendor: VendorModule;
  readonly appearsAtMs: number;
}

interface Merge {
  readonly vendor: VendorModule;
  readonly taskId: string;
  readonly processingAtMs: number;
  readonly doneAtMs: number;
  /** Null where it fails. */
  readonly file: KeptFile | null;
}

export interface MergeOrder {
  readonly vendor: VendorModule;
  readonly inputs: readonly KeptFile[];
  /** Null for one that practice cannot make: the task fails. */
  readonly format: PracticeFormat | null;
  readonly name: string | null;
  readonly waitsMs: number;
  readonly worksMs: number;
}

/** What the files need of the server. */
export interface FilePlaces {
  sizeOf(format: PracticeFormat, seconds: number): number;
  urlOf(path: string): string;
}

/** What practice records, and the files that come of it. They are computed anew at each look: nothing waits. */
export class PracticeRecordings {
  #recordings: readonly Recording[] = [];
  #merges: readonly Merge[] = [];
  readonly #places: FilePlaces;

  constructor(places: FilePlaces) {
    this.#places = places;
  }

  started(accepted: Accepted, nowMs: number): void {
    const recording = { ...accepted, beganMs: nowMs, seed: randomBytes(16).toString('hex') };
    this.#recordings = [...this.#recordings, recording].slice(-MOST_RECORDINGS);
  }

  /** Ends all recordings of a stream at a vendor. */
  stopped(vendor: VendorModule, streamId: string, nowMs: number): void {
    this.#recordings = this.#recordings.map((one) =>
      one.vendor === vendor && one.streamId === streamId
        ? { ...one, endsMs: Math.min(one.endsMs ?? nowMs, nowMs) }
        : one,
    );
  }

  /** All files that can be found at a moment, and could not before another one. */
  files(nowMs: number, sinceMs = 0): KeptFile[] {
    const isNew = (appearsAtMs: number) => appearsAtMs > sinceMs && appearsAtMs <= nowMs;
    const recorded = this.#recordings.flatMap((one) => this.#filesOf(one, nowMs, isNew));
    const merged = this.#merges.flatMap(({ file }) => file ?? []);
    return [...recorded, ...merged.filter(({ appearsAtMs }) => isNew(appearsAtMs))];
  }

  /** @returns the id of the task. */
  merge(order: MergeOrder, nowMs: number): string {
    const { vendor, inputs, format, name } = order;
    const rules = vendor.practiceMedia?.merge;
    const [first] = inputs;
    if (!rules || !first) throw new Error(`${vendor.name} has nothing to merge`);
    const taskId = rules.newTaskId();
    const processingAtMs = nowMs + order.waitsMs;
    const doneAtMs = processingAtMs + order.worksMs;
    const seed = randomBytes(16).toString('hex');
    const streamId = first.streamId ?? '';
    const lastsMs = inputs.reduce((sum, { beginMs, endMs }) => sum + endMs - beginMs, 0);
    const file =
      format !== null &&
      lastsMs <= LONGEST_MS &&
      this.#kept(vendor, rules.nameOf({ streamId, name, taskId, format, seed }), {
        streamId: null,
        taskId: null,
        format,
        beginMs: first.beginMs,
        endMs: first.beginMs + lastsMs,
        createdMs: doneAtMs,
        appearsAtMs: doneAtMs,
      });
    const merge = { vendor, taskId, processingAtMs, doneAtMs, file: file || null };
    this.#merges = [...this.#merges, merge].slice(-MOST_MERGES);
    return taskId;
  }

  /** Null for a task that is not known. */
  task(vendor: VendorModule, taskId: string, nowMs: number): PracticeTask | null {
    const merge = this.#merges.find((one) => one.vendor === vendor && one.taskId === taskId);
    return merge ? taskAt(merge, nowMs) : null;
  }

  /** Merges that are done by a moment. */
  mergesDone(
    fromMs: number,
    toMs: number,
  ): readonly { readonly vendor: VendorModule; readonly task: PracticeTask }[] {
    return this.#merges
      .filter(({ doneAtMs }) => doneAtMs > fromMs && doneAtMs <= toMs)
      .map((merge) => ({ vendor: merge.vendor, task: taskAt(merge, toMs) }));
  }

  #filesOf(
    recording: Recording,
    nowMs: number,
    isWanted: (appearsAtMs: number) => boolean,
  ): KeptFile[] {
    const { vendor, streamId, taskId, seed, habits } = recording;
    const media = vendor.practiceMedia;
    const { appearsMs } = habits;
    if (!media || appearsMs === null) return [];
    return closedSegments(recording, nowMs).flatMap(({ beginMs, endMs }, index) => {
      const appearsAtMs = endMs + appearsMs;
      if (!isWanted(appearsAtMs)) return [];
      return media.formats.map((format) => {
        const own = createHash('sha256').update(`${seed} ${index} ${format}`).digest('hex');
        const name = media.nameOf({ streamId, taskId, beginMs, endMs, format, seed: own });
        const createdMs = endMs + MAKING_MS;
        const file = { streamId, taskId, format, beginMs, endMs, createdMs, appearsAtMs };
        return this.#kept(vendor, name, file);
      });
    });
  }

  #kept(
    vendor: VendorModule,
    name: PracticeName,
    file: Omit<KeptFile, 'vendor' | 'sizeBytes' | 'url' | keyof PracticeName>,
  ): KeptFile {
    const seconds = (file.endMs - file.beginMs) / 1000;
    const sizeBytes = this.#places.sizeOf(file.format, seconds);
    return { ...file, ...name, vendor, sizeBytes, url: this.#places.urlOf(name.path) };
  }
}

/** What of a recording is closed by a moment: whole segments, and at its end what is left. */
function closedSegments({ beganMs, endsMs, habits }: Recording, nowMs: number) {
  const isOver = endsMs !== null && endsMs <= nowMs;
  const until = Math.max(isOver ? endsMs : nowMs, beganMs + SHORTEST_MS);
  const whole = Math.floor((until - beganMs) / habits.segmentMs);
  const rest = until - beganMs - whole * habits.segmentMs;
  const hasRest = isOver && (rest >= SHORTEST_MS || whole === 0);
  const count = Math.min(whole + (hasRest ? 1 : 0), MOST_SEGMENTS);
  return Array.from({ length: count }, (_, index) => ({
    beginMs: beganMs + index * habits.segmentMs,
    endMs: Math.min(beganMs + (index + 1) * habits.segmentMs, until),
  }));
}

function taskAt({ taskId, processingAtMs, doneAtMs, file }: Merge, nowMs: number): PracticeTask {
  if (nowMs < processingAtMs) return { taskId, state: 'waiting', file: null, message: '' };
  if (nowMs < doneAtMs) return { taskId, state: 'processing', file: null, message: '' };
  if (file) return { taskId, state: 'finished', file, message: '' };
  return { taskId, state: 'failed', file: null, message: NOT_MADE };
}

const NOT_MADE = 'practice: makes MP4 and M3U8 alone, of four hours at most';
