import type { Run } from '../contract/run.ts';
import { outcomeWithoutAnswer } from '../zego/answer.ts';
import { effectsOf } from './effects.ts';
import type { Journal } from './ports.ts';
import type { Recordings } from './recordings.ts';

/**
 * Settles what a crash left behind, before anything new is started: a call that was being sent is
 * `unknown`, one that was still waiting surely was not sent. Nothing is ever sent again by itself.
 */
export function recover(
  orphans: readonly Run[],
  journal: Journal,
  recordings: Recordings,
  nowMs: number,
): void {
  for (const run of orphans) {
    for (const call of run.calls) {
      const outcome =
        call.state === 'sending'
          ? outcomeWithoutAnswer(call.streamIds, 'unknown', 'interrupted')
          : outcomeWithoutAnswer(
              call.streamIds,
              'failed',
              call.attempts === 0 ? 'never-sent' : 'tries-interrupted',
            );
      const effects = effectsOf({ ...call, state: 'settled', outcome }, run, recordings, nowMs);
      recordings.apply(effects);
      journal.settle(call.id, { outcome, durationMs: null, effects });
    }
  }
}
