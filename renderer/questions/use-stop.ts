import type { Answer, ChannelResult } from '../../electron/contract/channels.ts';
import type { Preset } from '../../electron/contract/preset.ts';
import { useAsking } from './ask-context.ts';
import { askToStop, stopPreset } from './deeds.ts';

type Stop = () => Promise<Answer<ChannelResult<'runs.stop'>>>;
type Stopped = Pick<Preset, 'id' | 'confirmStop'>;

/** Stops presets: after a question, unless the preset says that none is wanted. */
export function useStopping(): {
  stop(id: string): ReturnType<Stop>;
  onStop(preset: Stopped): void;
} {
  const asking = useAsking();
  return {
    stop: (id) => stopPreset(asking, id),
    onStop: (preset) => askToStop(asking, preset),
  };
}

/** The same for one preset. */
export function useStop(preset: Stopped): { readonly stop: Stop; onStop(): void } {
  const { stop, onStop } = useStopping();
  return { stop: () => stop(preset.id), onStop: () => onStop(preset) };
}
