import { useAsking } from './ask-context.ts';
import { stopPreset } from './commands.ts';

/** Stops presets by their ids: main says whether the operator is asked first. */
export function useStop(): (presetId: string, confirmed?: boolean) => void {
  const asking = useAsking();
  return (presetId, confirmed) => void stopPreset(asking, presetId, confirmed);
}
