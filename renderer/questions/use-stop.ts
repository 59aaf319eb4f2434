import type { Answer, ChannelResult } from '../../electron/contract/channels.ts';
import type { Preset } from '../../electron/contract/preset.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAsking } from './ask-context.ts';

/** Stops a preset: after a question, unless the preset says that none is wanted. */
export function useStop({ id, confirmStop }: Preset): {
  stop(): Promise<Answer<ChannelResult<'runs.stop'>>>;
  onStop(): void;
} {
  const { ask, presets } = useAsking();
  const stop = () => presets.follow(id, 'stop', bridge.ask('runs.stop', { presetId: id }));
  const onStop = () => {
    if (confirmStop === false) void stop();
    else ask({ question: { kind: 'stop', presetId: id }, scope: 'ask' });
  };
  return { stop, onStop };
}
