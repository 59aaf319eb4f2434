import { Button, Group } from '@mantine/core';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';

/**
 * Asks once for each account what decides whether a file proves a start. Nothing where that is answered, and of
 * practice, where it is known.
 */
export function RecordsByDefaultQuestion({ accountId }: { readonly accountId: string }) {
  const t = useT();
  const account = useAppState(({ accounts }) => accounts.find(({ id }) => id === accountId));
  const answer = useAction((recordsByDefault: boolean) =>
    bridge.ask('accounts.recordsByDefault', { id: accountId, recordsByDefault }),
  );
  if (!account || account.practice || (account.recordsByDefault ?? null) !== null) return null;
  return (
    <>
      <Note tone="blue" sign="?" title={t('files.default.title', { account: account.name })}>
        {t('files.default.text')}
        <Group gap="xs" mt={8}>
          <Button
            variant="default"
            size="compact-sm"
            disabled={answer.busy}
            onClick={() => void answer.run(false)}
          >
            {t('files.default.no')}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            disabled={answer.busy}
            onClick={() => void answer.run(true)}
          >
            {t('files.default.yes')}
          </Button>
        </Group>
      </Note>
      <ErrorNote code={answer.error} />
    </>
  );
}
