import { Button, Group } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { QueuedMessage } from '#contract/model/webhook.ts';
import { dateAndClock } from '#contract/rules/local-time.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { ErrorNote } from '../../shared/components/note.tsx';
import { Panel } from '../../shared/components/panel.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import styles from './outbox.module.css';

/** Messages on their way, and those that were given up: with the reason, and what a person may do. */
export function Outbox() {
  const t = useT();
  const messages = useMessages();
  const names = useAppState(({ webhooks }) => webhooks);
  return (
    <Panel title={t('webhooks.outbox')}>
      {messages.length === 0 && <p>{t('webhooks.outbox.empty')}</p>}
      <ul className={styles.messages}>
        {messages.map((message) => (
          <Line
            key={message.id}
            message={message}
            target={names.find(({ id }) => id === message.webhookId)?.name ?? ''}
          />
        ))}
      </ul>
    </Panel>
  );
}

/** Asked for again whenever main tells that something of the targets has changed. */
function useMessages(): readonly QueuedMessage[] {
  const webhooks = useAppState((state) => state.webhooks);
  const [messages, setMessages] = useState<readonly QueuedMessage[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the targets is the sign to ask
  useEffect(() => {
    let isOver = false;
    void bridge.ask('webhooks.messages', null).then((answer) => {
      if (!isOver && answer.ok) setMessages(answer.value.messages);
    });
    return () => {
      isOver = true;
    };
  }, [webhooks]);
  return messages;
}

interface LineProps {
  readonly message: QueuedMessage;
  readonly target: string;
}

function Line({ message, target }: LineProps) {
  const t = useT();
  const { id: messageId, state, createdAt, nextAt, attempts, reason, answer } = message;
  const retry = useAction(() => bridge.ask('webhooks.retry', { messageId }));
  const discard = useAction(() => bridge.ask('webhooks.discard', { messageId }));
  const at = (ms: number) => dateAndClock(new Date(ms));
  const { title } = message.message;
  const facts = [
    at(createdAt),
    target,
    t(`webhooks.state.${state}`),
    ...(attempts > 1 ? [t('webhooks.attempts', { count: attempts })] : []),
    ...(nextAt === null ? [] : [t('webhooks.next', { time: at(nextAt) })]),
  ];
  return (
    <li className={styles.message}>
      <div className={styles.text}>
        <strong>{title}</strong>
        <div className={styles.facts}>{facts.join(' · ')}</div>
        {reason !== null && (
          <div className={styles.facts}>
            {t(`webhooks.reason.${reason}`)} {answer && <span className="mono">{answer}</span>}
          </div>
        )}
        <ErrorNote code={retry.error ?? discard.error} />
      </div>
      {(state === 'waiting' || state === 'failed') && (
        <Group gap="xs">
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => void retry.run()}
            aria-label={t('webhooks.retry.label', { title })}
          >
            {t('webhooks.retry')}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => void discard.run()}
            aria-label={t('webhooks.discard.label', { title })}
          >
            {t('webhooks.discard')}
          </Button>
        </Group>
      )}
    </li>
  );
}
