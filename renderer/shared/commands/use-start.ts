import type { Answer, ChannelResult } from '#contract/ipc/channels.ts';
import type { StartScope } from '#contract/model/start.ts';
import { useAsking } from './ask-context.ts';
import { type Agreed, startPreset } from './commands.ts';

type Start = (scope: StartScope, agreed?: Agreed) => Promise<Answer<ChannelResult<'runs.start'>>>;

/**
 * Starts presets: the click goes to main as it is and nothing is waited for. Where a start may not be
 * harmless, main answers with a question, which the operator then sees.
 */
export function useStarting(): (presetId: string, ...how: Parameters<Start>) => ReturnType<Start> {
  const asking = useAsking();
  return (presetId, scope, agreed) => startPreset(asking, presetId, scope, agreed);
}

/** The same for one preset. */
export function useStart(presetId: string): Start {
  const start = useStarting();
  return (scope, agreed) => start(presetId, scope, agreed);
}
