import type { Call } from '#contract/model/outcome.ts';
import type { Run } from '#contract/model/run.ts';
import type { RecordingKey } from '#contract/model/start.ts';
import { recordingId } from '#contract/rules/recording-id.ts';

/**
 * How long a vendor may take to end a task after its stop, in milliseconds. Until then "already recording"
 * speaks of the old task: Huawei asks for 10 s between a stop and the next start (facts §7), and the answer to
 * the stop may have been on its way for a while.
 */
export const ENDING_MS = 15_000;

type Project = Pick<Run, 'appId' | 'service'>;

/** Streams that were stopped a moment ago. Lives in memory; after a restart it is read from the journal. */
export class RecentStops {
  readonly #monotonic: () => number;
  readonly #stoppedAt = new Map<string, number>();

  /** @param monotonic milliseconds that never go back. */
  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  /** What is known now, for what must not change it. */
  copy(): RecentStops {
    const copy = new RecentStops(this.#monotonic);
    for (const [id, at] of this.#stoppedAt) copy.#stoppedAt.set(id, at);
    return copy;
  }

  /** Whether the old task of a stream may still have been ending at a moment of the monotonic clock. */
  isEnding(key: RecordingKey, at = this.#monotonic()): boolean {
    const stoppedAt = this.#stoppedAt.get(recordingId(key));
    return stoppedAt !== undefined && at - stoppedAt <= ENDING_MS;
  }

  /** Takes in a call that settled `agoMs` milliseconds ago: what it stopped, and what runs anew since then. */
  settled({ action, vendor, streamIds, outcome }: Call, project: Project, agoMs = 0): void {
    const at = this.#monotonic() - agoMs;
    for (const [id, before] of this.#stoppedAt) {
      if (this.#monotonic() - before > ENDING_MS) this.#stoppedAt.delete(id);
    }
    for (const streamId of streamIds) {
      const rows = outcome?.streams.filter((row) => row.streamId === streamId) ?? [];
      const { appId, service } = project;
      const id = recordingId({ appId, service, vendor, streamId });
      if (action === 'StartCDNRecord') {
        if (rows.some(({ status }) => status === 'accepted')) this.#stoppedAt.delete(id);
      } else if (rows.length > 0 && rows.every(({ status }) => status === 'accepted')) {
        this.#stoppedAt.set(id, at);
      }
    }
  }

  /** Takes over what an earlier process stopped, from its runs in their order. */
  addRuns(runs: readonly Run[], nowMs: number): void {
    for (const run of runs) {
      for (const call of run.calls) {
        if (call.startedAt === null) continue;
        // A clock that was set back must not make a stop older or newer than it can be.
        const agoMs = nowMs - Date.parse(call.startedAt) - (call.durationMs ?? 0);
        if (agoMs <= ENDING_MS) this.settled(call, run, Math.max(0, agoMs));
      }
    }
  }
}
