import { useState } from 'react';
import type { Answer } from '#contract/ipc/channels.ts';
import type { Preset } from '#contract/model/preset.ts';
import { stoppable } from '#contract/rules/classify-targets.ts';
import { LeftRunningDialog } from '../shared/questions/left-running-dialog.tsx';
import { useStanding } from '../shared/recordings/use-standing.ts';

interface ArchivePresetProps {
  readonly preset: Preset;
  readonly archive: (preset: Preset, archived: boolean) => Promise<Answer<unknown>>;
  readonly onClosed: () => void;
}

/** Asks what becomes of what the preset records before it leaves the board. */
export function ArchivePreset({ preset, archive, onClosed }: ArchivePresetProps) {
  // What was asked about stays on the screen when it ends meanwhile.
  const [recordings] = useState(stoppable(useStanding(preset)));
  return (
    <LeftRunningDialog
      deed="archive"
      presetName={preset.name}
      recordings={recordings}
      work={() => archive(preset, true)}
      onDone={onClosed}
      onClose={onClosed}
    />
  );
}
