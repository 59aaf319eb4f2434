import { Button, Group, Stack } from '@mantine/core';
import { Note } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';

interface ConfirmEndpointProps {
  readonly host: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/**
 * SECURITY: whoever runs that host can use the project, so a person reads its name once more and says yes.
 * In the form's own footer, where the address can still be corrected. The harmless answer has the focus.
 */
export function ConfirmEndpoint({ host, onYes, onNo }: ConfirmEndpointProps) {
  const t = useT();
  return (
    <Stack gap="xs">
      <Note tone="amber" sign="!" role="alert" title={t('accounts.custom.title', { host })}>
        {t('accounts.custom.text', { host })}
      </Note>
      <Group justify="flex-end" gap="xs">
        <Button ref={focus} variant="default" onClick={onNo}>
          {t('cancel')}
        </Button>
        <Button onClick={onYes}>{t('accounts.custom.yes')}</Button>
      </Group>
    </Stack>
  );
}

const focus = (button: HTMLButtonElement | null): void => button?.focus();
