import { Button } from '@mantine/core';
import { bridge } from '../bridge/bridge.ts';
import { useAction } from '../bridge/use-action.ts';
import { ErrorNote } from '../components/note.tsx';
import { useT } from '../i18n/use-t.ts';

/** The system's own prompt opens, and only on this click. */
export function UnlockButton() {
  const t = useT();
  const unlock = useAction(() => bridge.ask('vault.unlock', null));
  return (
    <>
      <Button size="compact-sm" loading={unlock.busy} onClick={unlock.run}>
        {t('vault.unlock')}
      </Button>
      <ErrorNote code={unlock.error} />
    </>
  );
}
