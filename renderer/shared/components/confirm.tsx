import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ErrorCode } from '#contract/ipc/channels.ts';
import { useT } from '../i18n/use-t.ts';
import { ErrorNote } from './note.tsx';
import { useEscape } from './use-escape.ts';
import { useReturnFocus } from './use-return-focus.ts';
import { YesButton } from './yes-button.tsx';

interface ConfirmProps {
  readonly opened: boolean;
  readonly title: string;
  readonly children: ReactNode;
  readonly yes: string;
  /** The harmless answer; `Cancel` where absent. */
  readonly no?: string;
  /** Another way to go on, between the two. */
  readonly also?: { readonly words: string; readonly onYes: () => void };
  readonly size?: number;
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
  no,
  also,
  size,
  busy,
  disabled = false,
  error,
  onYes,
  onClose,
}: ConfirmProps) {
  const t = useT();
  useReturnFocus();
  useEscape(opened, onClose);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      closeOnEscape={false}
      title={title}
      {...(size !== undefined && { size })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="md">
        <div>{children}</div>
        <ErrorNote code={error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {no ?? t('cancel')}
          </Button>
          {also && (
            <YesButton variant="default" onYes={also.onYes} disabled={busy || disabled}>
              {also.words}
            </YesButton>
          )}
          <YesButton onYes={onYes} loading={busy} disabled={disabled}>
            {yes}
          </YesButton>
        </Group>
      </Stack>
    </Modal>
  );
}
