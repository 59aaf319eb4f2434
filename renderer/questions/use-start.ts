import type { ChannelResult } from '../../electron/contract/channels.ts';
import type { StartScope } from '../../electron/contract/start.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { type Action, useAction } from '../shared/bridge/use-action.ts';
import { useAsk } from './ask-context.ts';

/**
 * Starts a preset: the click goes to main as it is and nothing is waited for. Where a start may not be
 * harmless, main answers with a question, which the operator then sees.
 */
export function useStart(presetId: string): Action<[StartScope], ChannelResult<'runs.start'>> {
  const ask = useAsk();
  return useAction(async (scope: StartScope) => {
    const answer = await bridge.ask('runs.start', { presetId, scope, unrecorded: false });
    if (answer.ok && answer.value.kind === 'question') {
      ask({ question: { kind: 'start', ...answer.value.question }, scope });
    }
    return answer;
  });
}
