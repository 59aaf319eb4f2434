import type { ChannelResult } from '../../electron/contract/channels.ts';
import type { Preset } from '../../electron/contract/preset.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { type Action, useAction } from '../shared/bridge/use-action.ts';
import { useAsk } from './ask-context.ts';

/** Stops a preset: after a question, unless the preset says that none is wanted. */
export function useStop({ id, confirmStop }: Preset): {
  readonly stop: Action<[], ChannelResult<'runs.stop'>>;
  onStop(): void;
} {
  const ask = useAsk();
  const stop = useAction(() => bridge.ask('runs.stop', { presetId: id }));
  const onStop = () => {
    if (confirmStop === false) void stop.run();
    else ask({ question: { kind: 'stop', presetId: id }, scope: 'ask' });
  };
  return { stop, onStop };
}
