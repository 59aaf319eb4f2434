import type { ApiFileSearch, ApiMessage, ApiPreset, ApiRecording, ApiRun } from './messages.ts';
import { mayRecord, presetsWithFiles, type ShownState, stateOf } from './signals.ts';

/** What is shown of a preset. Times are milliseconds of the clock of CDN Recorder. */
export interface ShownPreset {
  readonly id: string;
  readonly name: string;
  readonly state: ShownState;
  readonly recording: number;
  readonly total: number;
  readonly mayRecord: boolean;
  readonly canRetry: boolean;
  /** When the first of what records was accepted; null where nothing surely records. */
  readonly since: number | null;
  /** The next end; null where nothing records, or it has to be stopped by hand. */
  readonly endsAt: number | null;
  /** Status of its newest run that an operator has not dismissed. */
  readonly outcome: string | null;
}

export interface LastRun {
  readonly preset: string;
  readonly action: string;
  readonly status: string;
}

export interface BoardView {
  /** Without archived and deleted ones, unless something of them records or may record. */
  readonly presets: readonly ShownPreset[];
  readonly recordings: number;
  readonly uncertain: number;
  readonly knowsWhatRuns: boolean;
  readonly lastRun: LastRun | null;
}

/** A message is missing, which is a fault of the connection: begin anew. */
export class BrokenSequence extends Error {
  override readonly name = 'BrokenSequence';
}

const byId = <T extends { readonly id: string }>(list: readonly T[]): Map<string, T> =>
  new Map(list.map((one) => [one.id, one]));

function put<T>(list: Map<string, T>, id: string, value: T | null): void {
  if (value === null) list.delete(id);
  else list.set(id, value);
}

/** What one connection has told so far: nothing before its snapshot, and nothing between a gap and the next one. */
export class Board {
  #seq = 0;
  #isKnown = false;
  #knowsWhatRuns = true;
  #presets = new Map<string, ApiPreset>();
  #recordings = new Map<string, ApiRecording>();
  #runs = new Map<string, ApiRun>();
  #searches = new Map<string, ApiFileSearch>();
  #view: BoardView | null = null;

  /** @throws BrokenSequence where a message before this one is missing. */
  take(message: ApiMessage): void {
    if (message.seq !== this.#seq + 1) throw new BrokenSequence(`${message.seq}`);
    this.#seq = message.seq;
    this.#view = null;
    switch (message.type) {
      case 'snapshot':
        this.#isKnown = true;
        this.#knowsWhatRuns = message.app.knowsWhatRuns;
        this.#presets = byId(message.presets);
        this.#recordings = byId(message.recordings);
        this.#runs = byId(message.runs);
        this.#searches = byId(message.fileSearches);
        break;
      case 'gap':
        this.#isKnown = false;
        break;
      case 'app':
        this.#knowsWhatRuns = message.knowsWhatRuns;
        break;
      case 'preset':
        put(this.#presets, message.id, message.preset);
        break;
      case 'recording':
        put(this.#recordings, message.id, message.recording);
        break;
      case 'run':
        put(this.#runs, message.id, message.run);
        break;
      case 'fileSearch':
        put(this.#searches, message.id, message.fileSearch);
        break;
    }
  }

  /** What is so now; null while that is not known. */
  get view(): BoardView | null {
    if (!this.#isKnown) return null;
    this.#view ??= this.#look();
    return this.#view;
  }

  #look(): BoardView {
    const withFiles = presetsWithFiles(this.#searches.values());
    const presets = [...this.#presets.values()]
      .filter((one) => !(one.archived || one.deleted) || mayRecord(one))
      .map((one) => shown(one, withFiles.has(one.id)));
    const recordings = [...this.#recordings.values()];
    const uncertain = recordings.filter(({ certainty }) => certainty === 'uncertain').length;
    return {
      presets,
      recordings: recordings.length - uncertain,
      uncertain,
      knowsWhatRuns: this.#knowsWhatRuns,
      lastRun: newestOf([...this.#runs.values()]),
    };
  }
}

const moment = (text: string | null): number | null => (text === null ? null : Date.parse(text));

const shown = (preset: ApiPreset, hasFiles: boolean): ShownPreset => ({
  id: preset.id,
  name: preset.name,
  state: stateOf(preset, hasFiles),
  recording: preset.recording,
  total: preset.total,
  mayRecord: mayRecord(preset),
  canRetry: preset.retryable.length > 0,
  since: moment(preset.since),
  endsAt: moment(preset.endsAt),
  outcome: preset.runStatus,
});

function newestOf(runs: readonly ApiRun[]): LastRun | null {
  const [first, ...others] = runs;
  if (!first) return null;
  const newest = others.reduce(
    (known, one) => (Date.parse(one.createdAt) > Date.parse(known.createdAt) ? one : known),
    first,
  );
  return { preset: newest.preset, action: newest.action, status: newest.status };
}
