import { Button, Group } from '@mantine/core';
import { useT } from '../shared/i18n/use-t.ts';
import { closeWindow } from './frame/close-window.ts';
import { Frame } from './frame/frame.tsx';

interface DoneStepProps {
  /** `nothing`: there was nothing to unlock, since the vault has been begun anew. */
  readonly what: 'saved' | 'unlocked' | 'nothing';
}

/** Main is about to close the window; should it not, there is a button, and no field any more. */
export function DoneStep({ what }: DoneStepProps) {
  const t = useT();
  return (
    <Frame
      goesOn={false}
      title={t(`secrets.done.${what}`)}
      onSubmit={closeWindow}
      footer={
        <Group justify="flex-end">
          <Button type="submit" data-autofocus>
            {t('close')}
          </Button>
        </Group>
      }
    >
      {what === 'nothing' && <p>{t('secrets.done.nothing.text')}</p>}
    </Frame>
  );
}
