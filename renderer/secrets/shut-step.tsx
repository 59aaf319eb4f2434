import { Button, Group } from '@mantine/core';
import { Note } from '../shared/components/note.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { closeWindow } from './frame/close-window.ts';
import { Frame } from './frame/frame.tsx';

/** The vault has a fault that no passphrase mends: what it is stands here, what to do in the settings. */
export function ShutStep() {
  const t = useT();
  const state = useAppState((whole) => whole.vault.state);
  return (
    <Frame
      goesOn={false}
      title={t('secrets.shut.title')}
      onSubmit={closeWindow}
      footer={
        <Group justify="flex-end">
          <Button type="submit" data-autofocus>
            {t('close')}
          </Button>
        </Group>
      }
    >
      <Note tone="amber" sign="✕" role="alert">
        {t(`vault.${state}`)}
      </Note>
      <p>{t('secrets.shut.text')}</p>
    </Frame>
  );
}
