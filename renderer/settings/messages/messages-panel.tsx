import { Button, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { ErrorNote } from '../../shared/components/note.tsx';
import { Panel } from '../../shared/components/panel.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useOpenSecrets } from '../../shared/secrets/open-secrets.tsx';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { Outbox } from './outbox.tsx';
import { Target } from './target.tsx';

/** Where the program sends messages of what happens, and what is on its way. */
export function MessagesPanel() {
  const t = useT();
  const webhooks = useAppState((state) => state.webhooks);
  const secrets = useOpenSecrets();
  return (
    <>
      <Panel
        title={t('webhooks.title')}
        actions={
          <Button
            variant="default"
            leftSection={<IconPlus size={16} />}
            onClick={() => void secrets.run({ kind: 'webhook', webhookId: null })}
          >
            {t('webhooks.add')}
          </Button>
        }
      >
        <Text size="sm">{t('webhooks.text')}</Text>
        <ErrorNote code={secrets.error} />
        {webhooks.length === 0 && <p>{t('webhooks.empty')}</p>}
      </Panel>
      {webhooks.map((webhook) => (
        <Target
          key={webhook.id}
          webhook={webhook}
          onEdit={() => void secrets.run({ kind: 'webhook', webhookId: webhook.id })}
        />
      ))}
      {webhooks.length > 0 && <Outbox />}
    </>
  );
}
