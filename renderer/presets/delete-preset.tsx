import { useDisclosure } from '@mantine/hooks';
import type { Answer } from '../../electron/contract/channels.ts';
import type { Preset } from '../../electron/contract/preset.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { Confirm } from '../shared/components/confirm.tsx';
import { Note } from '../shared/components/note.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { isKnownToRun } from '../shared/recordings/standing.ts';
import { useStanding } from '../shared/recordings/use-standing.ts';

interface DeletePresetProps {
  readonly preset: Preset;
  readonly remove: (preset: Preset) => Promise<Answer<null>>;
  readonly onClosed: () => void;
}

/** Only the preset goes: what it has started goes on, and its history stays. */
export function DeletePreset({ preset, remove, onClosed }: DeletePresetProps) {
  const t = useT();
  const [opened, { close }] = useDisclosure(true);
  const standing = useStanding(preset);
  const removing = useAction(() => remove(preset));
  const confirm = async () => {
    const answer = await removing.run();
    if (answer.ok) onClosed();
  };
  return (
    <Confirm
      opened={opened}
      title={t('presets.delete.title', { preset: preset.name })}
      yes={t('presets.delete.yes')}
      busy={removing.busy}
      error={removing.error}
      onYes={confirm}
      onClose={() => {
        close();
        onClosed();
      }}
    >
      {isKnownToRun(standing) && (
        <Note tone="amber" sign="!">
          {t('presets.delete.running')}
        </Note>
      )}
      <p>{t('presets.delete.text')}</p>
    </Confirm>
  );
}
