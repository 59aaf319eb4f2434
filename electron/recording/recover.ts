import type { Call } from '../contract/outcome.ts';
import { outcomeWithoutAnswer } from '../zego/answer.ts';
import type { Journal } from './ports.ts';

/**
 * Settles what a crash left behind, before anything new is started: a call that was being sent is
 * `unknown`, one that was still waiting surely was not sent. Nothing is ever sent again by itself.
 */
export function recover(orphans: readonly Call[], journal: Journal): void {
  for (const { id, state, streamIds } of orphans) {
    const outcome =
      state === 'sending'
        ? outcomeWithoutAnswer(streamIds, 'unknown', 'interrupted')
        : outcomeWithoutAnswer(streamIds, 'failed', 'never-sent');
    journal.settle(id, { outcome, durationMs: null });
  }
}
