import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ErrorCode } from '../../../electron/contract/channels.ts';
import { useT } from '../i18n/use-t.ts';
import { ErrorNote } from './note.tsx';
import { useReturnFocus } from './use-return-focus.ts';

interface ConfirmProps {
  readonly opened: boolean;
  readonly title: string;
  readonly children: ReactNode;
  readonly yes: string;
  readonly busy: boolean;
  /** It cannot be done now: what is in it says why. */
  readonly disabled?: boolean;
  readonly error: ErrorCode | null;
  readonly onYes: () => void;
  readonly onClose: () => void;
}

/** Asks before something is gone. The harmless answer has the focus. */
export function Confirm({
  opened,
  title,
  children,
  yes,
  busy,
  disabled = false,
  error,
  onYes,
  onClose,
}: ConfirmProps) {
  const t = useT();
  useReturnFocus();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="md">
        <div>{children}</div>
        <ErrorNote code={error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('cancel')}
          </Button>
          <Button onClick={onYes} loading={busy} disabled={disabled}>
            {yes}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
