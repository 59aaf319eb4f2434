import { Button } from '@mantine/core';
import type { ChannelResult } from '#contract/ipc/channels.ts';
import type { SecretTask } from '#contract/model/secrets.ts';
import { bridge } from '../bridge/bridge.ts';
import { type Action, useAction } from '../bridge/use-action.ts';
import { ErrorNote } from '../components/note.tsx';
import { useT } from '../i18n/use-t.ts';

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

/**
 * Opens the window for secrets, or the key store's own. Answered when that is gone; until then the button
 * that asked stays a button, since another click brings a window that is behind others to the front.
 */
export function useOpenSecrets(): Action<[SecretTask], ChannelResult<'secrets.open'>> {
  return useAction((task: SecretTask) => bridge.ask('secrets.open', { task }));
}
