import type { Answer, ChannelResult } from '../../electron/contract/channels.ts';
import type { StartScope } from '../../electron/contract/start.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAsking } from './ask-context.ts';

type Start = (
  scope: StartScope,
  unrecorded?: boolean,
) => Promise<Answer<ChannelResult<'runs.start'>>>;

/**
 * Starts a preset: the click goes to main as it is and nothing is waited for. Where a start may not be
 * harmless, main answers with a question, which the operator then sees.
 */
export function useStart(presetId: string): Start {
  const { ask, presets } = useAsking();
  return async (scope, unrecorded = false) => {
    const asked = bridge.ask('runs.start', { presetId, scope, unrecorded });
    const answer = await presets.follow(presetId, 'start', asked);
    if (answer.ok && answer.value.kind === 'question') {
      ask({ question: { kind: 'start', ...answer.value.question }, scope });
    }
    return answer;
  };
}
