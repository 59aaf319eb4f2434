import { Button, Group, Stack } from '@mantine/core';
import type { ErrorCode } from '#contract/ipc/channels.ts';
import { ErrorNote } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { closeWindow } from './close-window.ts';

interface ActionsProps {
  readonly yes: string;
  readonly busy: boolean;
  readonly disabled?: boolean;
  readonly error: ErrorCode | null;
  readonly onCancel?: () => void;
  /** The word for going back where that is not cancelling. */
  readonly no?: string;
}

/** The buttons at the foot of a step, and above them why main said no. */
export function Actions({
  yes,
  busy,
  disabled = false,
  error,
  onCancel = closeWindow,
  no,
}: ActionsProps) {
  const t = useT();
  return (
    <Stack gap="xs">
      <ErrorNote code={error} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onCancel}>
          {no ?? t('cancel')}
        </Button>
        <Button type="submit" loading={busy} disabled={disabled}>
          {yes}
        </Button>
      </Group>
    </Stack>
  );
}
