import { hrefOf, replacePlace, usePlace } from '../../shared/navigation.ts';
import { preloadable } from '../../shared/preloadable.tsx';
import { useAppState } from '../../shared/state/use-app-state.ts';

const RunSheet = preloadable(() => import('./run-sheet.tsx'));

/** The part of the board that shows a preset's newest run: `#/presets/run/<preset's id>`. */
const RUN = 'run';

/** Opens the run that the address names, over the board; closing it leads back there. */
export function RunByLink() {
  const { section, part, item } = usePlace();
  const presetId = section === 'presets' && part === RUN ? item : null;
  const run = useAppState((state) => (presetId === null ? undefined : state.runs[presetId]));
  if (!run) return null;
  return <RunSheet key={presetId} run={run} onClosed={() => replacePlace(hrefOf('presets'))} />;
}
