import { useState } from 'react';
import type { Answer } from '#contract/ipc/channels.ts';
import type { Preset } from '#contract/model/preset.ts';
import { stoppable } from '#contract/rules/classify-targets.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { Confirm } from '../shared/components/confirm.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { LeftRunningDialog } from '../shared/questions/left-running.tsx';
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
      change="archive"
      presetName={preset.name}
      recordings={recordings}
      work={() => archive(preset, true)}
      onDone={onClosed}
      onClose={onClosed}
    />
  );
}

interface DeletePresetProps {
  readonly preset: Preset;
  readonly remove: (preset: Preset) => Promise<Answer<null>>;
  readonly onClosed: () => void;
}

/** Asks what becomes of what the preset records; where nothing runs any more, only about the preset. */
export function DeletePreset({ preset, remove, onClosed }: DeletePresetProps) {
  const t = useT();
  // What was asked about stays on the screen while its stop is under way.
  const [running] = useState(stoppable(useStanding(preset)));
  const removing = useAction(() => remove(preset));
  const confirm = async () => {
    const answer = await removing.run();
    if (answer.ok) onClosed();
  };
  if (running.length > 0) {
    return (
      <LeftRunningDialog
        change="remove"
        presetName={preset.name}
        recordings={running}
        work={() => remove(preset)}
        onDone={onClosed}
        onClose={onClosed}
      />
    );
  }
  return (
    <Confirm
      opened
      title={t('presets.delete.title', { preset: preset.name })}
      yes={t('presets.delete.yes')}
      danger="delete"
      busy={removing.busy}
      error={removing.error}
      onYes={confirm}
      onClose={onClosed}
    >
      <p>{t('presets.delete.text')}</p>
    </Confirm>
  );
}
