import { Button, Group, Stack } from '@mantine/core';
import type { Recording } from '#contract/model/start.ts';
import { signerOf } from '#contract/rules/signer.ts';
import { useStopFirst } from '../../shared/commands/use-stop-first.ts';
import { dangerLook } from '../../shared/components/danger.tsx';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { LeftRunning } from '../../shared/questions/left-running.tsx';
import { useAppState } from '../../shared/state/use-app-state.ts';

interface ConfirmEndpointProps {
  readonly host: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/**
 * SECURITY: the owner of that host can use the project, so the operator confirms the host by name.
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

interface LeavesRunningProps {
  readonly recordings: readonly Recording[];
  readonly onGoOn: () => void;
  readonly onNo: () => void;
}

const DONE = { ok: true, value: null } as const;

/**
 * What an account's new AppId or address would leave recording. In the form's own footer, where it can still
 * be corrected. The harmless answer has the focus. A stop is offered where it needs no other secret.
 */
export function LeavesRunning({ recordings, onGoOn, onNo }: LeavesRunningProps) {
  const t = useT();
  const accounts = useAppState((state) => state.accounts);
  const stop = useStopFirst(async () => DONE);
  const stopped = recordings.filter((one) => signerOf(one, accounts)?.secret === 'held');
  const stopFirst = async () => {
    if (await stop.run(stopped)) onGoOn();
  };
  return (
    <Stack gap="xs">
      <LeftRunning text={t('left.account.save')} recordings={recordings} />
      <ErrorNote code={stop.error} />
      <Group justify="flex-end" gap="xs">
        <Button ref={focus} variant="default" onClick={onNo}>
          {t('cancel')}
        </Button>
        <Button variant="default" disabled={stop.busy} onClick={onGoOn}>
          {t('left.save.keep')}
        </Button>
        {stopped.length === recordings.length && (
          <Button {...dangerLook('stop')} loading={stop.busy} onClick={() => void stopFirst()}>
            {t('left.save.stop')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

const focus = (button: HTMLButtonElement | null): void => button?.focus();
