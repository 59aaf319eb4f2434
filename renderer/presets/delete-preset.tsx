import { useDisclosure } from '@mantine/hooks';
import type { Preset } from '../../electron/contract/preset.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { Confirm } from '../shared/components/confirm.tsx';
import { useT } from '../shared/i18n/use-t.ts';

interface DeletePresetProps {
  readonly preset: Preset;
  readonly onClosed: () => void;
}

/** Only the preset goes: what it has started goes on, and its history stays. */
export function DeletePreset({ preset, onClosed }: DeletePresetProps) {
  const t = useT();
  const [opened, { close }] = useDisclosure(true);
  const remove = useAction(() => bridge.ask('presets.remove', { id: preset.id }));
  const confirm = async () => {
    const answer = await remove.run();
    if (answer.ok) onClosed();
  };
  return (
    <Confirm
      opened={opened}
      title={t('presets.delete.title', { preset: preset.name })}
      yes={t('presets.delete.yes')}
      busy={remove.busy}
      error={remove.error}
      onYes={confirm}
      onClose={() => {
        close();
        onClosed();
      }}
    >
      {t('presets.delete.text')}
    </Confirm>
  );
}
