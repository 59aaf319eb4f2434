import { Button, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { MAX_TOKENS } from '#contract/model/control.ts';
import type { TokenView } from '#contract/model/control-view.ts';
import { dateAndClock } from '#contract/rules/local-time.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { dangerLook } from '../../shared/components/danger.tsx';
import { ErrorNote } from '../../shared/components/note.tsx';
import { Panel } from '../../shared/components/panel.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useOpenSecrets } from '../../shared/secrets/open-secrets.tsx';
import { useAppState } from '../../shared/state/use-app-state.ts';
import styles from './remote.module.css';

/** Who may call the HTTP API. SECURITY: a token is made and shown in the window for secrets, and comes here never. */
export function TokensPanel() {
  const t = useT();
  const tokens = useAppState(({ control }) => control.http.tokens);
  const secrets = useOpenSecrets();
  const isFull = tokens.length >= MAX_TOKENS;
  return (
    <Panel
      title={t('remote.tokens.title')}
      actions={
        !isFull && (
          <Button
            variant="default"
            leftSection={<IconPlus size={16} />}
            onClick={() => void secrets.run({ kind: 'token' })}
          >
            {t('remote.tokens.new')}
          </Button>
        )
      }
    >
      <Text size="sm">{t(isFull ? 'remote.tokens.full' : 'remote.tokens.text')}</Text>
      <ErrorNote code={secrets.error} />
      {tokens.length === 0 && <p>{t('remote.tokens.empty')}</p>}
      <ul className={styles.rows}>
        {tokens.map((token) => (
          <Token key={token.id} token={token} />
        ))}
      </ul>
    </Panel>
  );
}

function Token({ token }: { readonly token: TokenView }) {
  const t = useT();
  const { id, name, scope, createdAt, lastUsedAt } = token;
  // Main asks the operator, in a dialog that no page can answer.
  const revoking = useAction(() => bridge.ask('control.revokeToken', { id }));
  const facts = [
    t(`remote.token.scope.${scope}`),
    t('remote.token.made', { time: dateAndClock(new Date(createdAt)) }),
    lastUsedAt === null
      ? t('remote.token.unused')
      : t('remote.token.used', { time: dateAndClock(new Date(lastUsedAt)) }),
  ];
  return (
    <li className={styles.row}>
      <div className={styles.text}>
        <strong>{name}</strong>
        <div className={styles.facts}>{facts.join(' · ')}</div>
        <ErrorNote code={revoking.error} />
      </div>
      <Button
        {...dangerLook('delete')}
        size="compact-sm"
        onClick={() => void revoking.run()}
        aria-label={t('remote.token.revoke.label', { name })}
      >
        {t('remote.token.revoke')}
      </Button>
    </li>
  );
}
