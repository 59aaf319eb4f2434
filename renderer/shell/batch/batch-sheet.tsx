import type { Batch } from '../../shared/commands/batch.ts';
import { StartSheet } from './start-sheet.tsx';
import { StopSheet } from './stop-sheet.tsx';

interface BatchSheetProps {
  readonly batch: Batch;
  readonly onClose: () => void;
}

/** One question about several presets, whichever way it was raised. */
export function BatchSheet({ batch, onClose }: BatchSheetProps) {
  return batch.kind === 'start' ? (
    <StartSheet batch={batch} onClose={onClose} />
  ) : (
    <StopSheet batch={batch} onClose={onClose} />
  );
}
