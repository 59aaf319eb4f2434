import type { Answer, ErrorCode } from '#contract/ipc/channels.ts';

export type PresetCommand = 'start' | 'stop';

/** What this window has asked for a preset. */
export interface PendingOfPreset {
  /** Requests without an answer yet, by what they would do. */
  readonly underWay: Readonly<Record<PresetCommand, number>>;
  /** The last refusal, and the run that was the newest then: another run makes it old. */
  readonly refusal: { readonly code: ErrorCode; readonly runId: string | null } | null;
}

const NOTHING: PendingOfPreset = { underWay: { start: 0, stop: 0 }, refusal: null };

/**
 * The requests that this window has sent to main, by preset. A start may wait for minutes until the operator
 * unlocks the credentials, so a request outlives its card, dialog and section: otherwise the operator would
 * click twice.
 */
export class PendingRequests {
  readonly #runIdOf: (presetId: string) => string | null;
  readonly #presets = new Map<string, PendingOfPreset>();
  readonly #listeners = new Set<() => void>();
  #unanswered: ReadonlySet<string> = new Set();

  constructor(runIdOf: (presetId: string) => string | null) {
    this.#runIdOf = runIdOf;
  }

  readonly of = (presetId: string): PendingOfPreset => this.#presets.get(presetId) ?? NOTHING;

  /** Presets of which something was asked that is not answered yet; another set as soon as they are others. */
  readonly unanswered = (): ReadonlySet<string> => this.#unanswered;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Keeps count of a request that is on its way already: nothing stands between a click and the channel. */
  async follow<T>(
    presetId: string,
    command: PresetCommand,
    asked: Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    this.#count(presetId, command, 1, null);
    const answer = await asked;
    const refusal = answer.ok ? null : { code: answer.code, runId: this.#runIdOf(presetId) };
    this.#count(presetId, command, -1, refusal);
    return answer;
  }

  #count(
    presetId: string,
    command: PresetCommand,
    by: 1 | -1,
    refusal: PendingOfPreset['refusal'],
  ): void {
    const { underWay } = this.of(presetId);
    const counted = { ...underWay, [command]: underWay[command] + by };
    this.#presets.set(presetId, { underWay: counted, refusal });
    const others = [...this.#unanswered].filter((id) => id !== presetId);
    this.#unanswered = new Set(counted.start + counted.stop > 0 ? [...others, presetId] : others);
    for (const listener of this.#listeners) listener();
  }
}
