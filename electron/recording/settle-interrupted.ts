import type { CallOutcome } from '#contract/model/outcome.ts';
import type { Run } from '#contract/model/run.ts';
import { outcomeWithoutAnswer } from '../zego/answer/answer.ts';
import { effectsOf } from './effects-on-recordings.ts';
import type { Recordings } from './known-recordings.ts';
import type { Settled } from './ports.ts';

export interface RecoveryJournal {
  /** All in one commit. */
  settleAll(settled: readonly (Settled & { readonly callId: string })[]): unknown;
}

/** Of which runs calls may have been sent, though the journal has them as queued. */
export interface MayBeSent {
  has(runId: string): boolean;
}

const NOTHING_SENT: MayBeSent = { has: () => false };

/** The outcome of a call that a crash left waiting, and that surely was not sent: it changes nothing that runs. */
export const neverSent = (streamIds: readonly string[], attempts: number): CallOutcome =>
  outcomeWithoutAnswer(streamIds, 'failed', attempts === 0 ? 'never-sent' : 'tries-interrupted');

/**
 * Settles what a crash left behind, before anything new is started: a call that was being sent is
 * `unknown`, and so is one of a run that is marked; any other that was still waiting surely was not sent.
 * Nothing is ever sent again by itself.
 */
export function recover(
  orphans: readonly Run[],
  journal: RecoveryJournal,
  recordings: Recordings,
  nowMs: number,
  mayBeSent: MayBeSent = NOTHING_SENT,
): void {
  const settled = orphans.flatMap((run) =>
    run.calls.map((call) => {
      const outcome =
        call.state === 'sending' || mayBeSent.has(run.id)
          ? outcomeWithoutAnswer(call.streamIds, 'unknown', 'interrupted')
          : neverSent(call.streamIds, call.attempts);
      const effects = effectsOf({ ...call, state: 'settled', outcome }, run, recordings, nowMs);
      recordings.apply(effects);
      return { callId: call.id, outcome, durationMs: null, effects };
    }),
  );
  journal.settleAll(settled);
}
