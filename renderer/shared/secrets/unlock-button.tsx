import { Button } from '@mantine/core';
import { ErrorNote } from '../components/note.tsx';
import { useT } from '../i18n/use-t.ts';
import { useOpenSecrets } from './use-open-secrets.ts';

/** A prompt opens, the system's own or the window for secrets, and only on this click. */
export function UnlockButton() {
  const t = useT();
  const secrets = useOpenSecrets();
  return (
    <>
      <Button size="compact-sm" onClick={() => void secrets.run({ kind: 'unlock' })}>
        {t('vault.unlock')}
      </Button>
      <ErrorNote code={secrets.error} />
    </>
  );
}
