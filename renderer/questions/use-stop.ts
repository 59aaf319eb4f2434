import type { Answer, ChannelResult } from '../../electron/contract/channels.ts';
import type { Preset } from '../../electron/contract/preset.ts';
import { useAsking } from './ask-context.ts';
import { askToStop, stopPreset } from './deeds.ts';

/** Stops a preset: after a question, unless the preset says that none is wanted. */
export function useStop(preset: Preset): {
  stop(): Promise<Answer<ChannelResult<'runs.stop'>>>;
  onStop(): void;
} {
  const asking = useAsking();
  return {
    stop: () => stopPreset(asking, preset.id),
    onStop: () => askToStop(asking, preset),
  };
}
