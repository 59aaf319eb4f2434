import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Account } from '#contract/model/account.ts';
import type { AccountTest as Result } from '#contract/model/start.ts';
import { AccountName } from '../shared/accounts/account-name.tsx';
import { isCustom, regionOf } from '../shared/accounts/endpoint.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { Badge } from '../shared/components/badge.tsx';
import { dangerLook } from '../shared/components/danger.tsx';
import { ErrorNote, Note } from '../shared/components/note.tsx';
import { Panel } from '../shared/components/panel.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { NEW_ACCOUNT, useCalled } from '../shared/navigation.ts';
import { UnlockButton, useOpenSecrets } from '../shared/secrets/open-secrets.tsx';
import { isAccessible, isFault, isLocked } from '../shared/secrets/vault-states.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { testText } from './account-test-text.ts';
import styles from './accounts.module.css';

/**
 * Projects that may be recorded for. They are entered in the window for secrets; a new one has an address
 * of its own, so other sections lead there.
 */
export function Accounts() {
  const t = useT();
  const accounts = useAppState((state) => state.accounts);
  const vault = useAppState((state) => state.vault.state);
  const [cannotDelete, setCannotDelete] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const secrets = useOpenSecrets();
  // Main asks the operator, in a dialog that no page can answer.
  const removing = useAction((id: string) => bridge.ask('accounts.remove', { id }));
  const remove = (id: string) => {
    setCannotDelete(!isAccessible(vault));
    if (isAccessible(vault)) void removing.run(id);
  };
  const enter = async (accountId: string | null) => {
    const answer = await secrets.run({ kind: 'account', accountId });
    if (answer.ok && answer.value.accountId !== null) setSaved(answer.value.accountId);
  };
  useCalled('settings', { [NEW_ACCOUNT]: () => void enter(null) });
  return (
    <Panel
      title={t('accounts.title')}
      actions={
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          onClick={() => void enter(null)}
        >
          {t('accounts.add')}
        </Button>
      }
    >
      <ErrorNote code={secrets.error ?? removing.error} />
      {cannotDelete && !isAccessible(vault) && (
        <Note tone="amber" sign="!" actions={isLocked(vault) && <UnlockButton />}>
          {t(isLocked(vault) ? 'accounts.delete.locked' : 'accounts.delete.fault')}
        </Note>
      )}
      {accounts.every(({ practice }) => practice) && <p>{t('accounts.empty')}</p>}
      <ul className={styles.accounts}>
        {accounts.map((account) => (
          <AccountLine
            key={account.id}
            account={account}
            offerTest={account.id === saved}
            onEdit={() => void enter(account.id)}
            onDelete={() => remove(account.id)}
          />
        ))}
      </ul>
    </Panel>
  );
}

interface AccountLineProps {
  readonly account: Account;
  readonly offerTest: boolean;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

/** An account as far as it may be known: all but its secret, and how that is kept. */
function AccountLine({ account, offerTest, onEdit, onDelete }: AccountLineProps) {
  const t = useT();
  const region = regionOf(account.endpoint);
  const facts = [
    t('accounts.appId', { appId: account.appId }),
    region ? t(`region.${region}`) : account.endpoint,
    ...(account.isTest === null ? [] : [`IsTest=${account.isTest}`]),
  ];
  // The built-in one is made up at each start: there is nothing in it to change.
  const builtIn = account.protection === 'practice';
  return (
    <li className={styles.account}>
      <div className={styles.text}>
        <div className={styles.head}>
          <strong className={styles.name}>
            <AccountName account={account} badge />
          </strong>
          {isCustom(account) && <Badge tone="amber">{t('badge.customEndpoint')}</Badge>}
        </div>
        <div className={styles.facts}>{facts.join(' · ')}</div>
        <AccountSecret account={account} onEnter={onEdit} />
        <AccountTest account={account} offered={offerTest} />
      </div>
      {!builtIn && (
        <>
          <Button
            variant="default"
            size="compact-sm"
            onClick={onEdit}
            aria-label={t('accounts.edit.label', { account: account.name })}
          >
            {t('accounts.edit')}
          </Button>
          <Button
            {...dangerLook('delete')}
            size="compact-sm"
            onClick={onDelete}
            aria-label={t('accounts.delete.label', { account: account.name })}
          >
            {t('accounts.delete')}
          </Button>
        </>
      )}
    </li>
  );
}

interface AccountSecretProps {
  readonly account: Account;
  readonly onEnter: () => void;
}

/** Whether the account's secret can be used, and how it is protected: main reveals nothing else of it. */
function AccountSecret({ account, onEnter }: AccountSecretProps) {
  const t = useT();
  const fault = useAppState((state) => isFault(state.vault.state));
  if (account.secret === 'missing') {
    return (
      <Note
        tone="amber"
        sign="!"
        actions={
          <Button
            variant="default"
            size="compact-sm"
            onClick={onEnter}
            aria-label={t('accounts.enterSecret.label', { account: account.name })}
          >
            {t('accounts.enterSecret')}
          </Button>
        }
      >
        {t('accounts.secret.isMissing')}
      </Note>
    );
  }
  const shut = account.secret === 'locked';
  const facts = [
    ...(shut ? [t(fault ? 'accounts.secret.isUnreadable' : 'accounts.secret.isLocked')] : []),
    ...(account.protection ? [t(`accounts.protection.${account.protection}`)] : []),
  ];
  return <div className={styles.facts}>{facts.join(t('sentence.separator'))}</div>;
}

interface AccountTestProps {
  readonly account: Account;
  /** Just saved: offers a test, and sends it only when the operator asks for it. */
  readonly offered: boolean;
}

/** One read-only call that tells whether AppId and ServerSecret are right. */
function AccountTest({ account, offered }: AccountTestProps) {
  const t = useT();
  const [result, setResult] = useState<Result | null>(null);
  const test = useAction(() => bridge.ask('accounts.test', { id: account.id }));
  const run = async () => {
    setResult(null);
    const answer = await test.run();
    if (answer.ok) setResult(answer.value);
  };
  return (
    <div className={styles.test} aria-live="polite">
      {offered && !result && <span>{t('accounts.test.offer')}</span>}
      <Button
        variant={offered && !result ? 'filled' : 'default'}
        size="compact-sm"
        loading={test.busy}
        onClick={() => void run()}
        aria-label={t('accounts.test.label', { account: account.name })}
      >
        {t('accounts.test')}
      </Button>
      {test.busy && account.secret !== 'held' && <span>{t('presets.waitsForSecret')}</span>}
      <ErrorNote code={test.error} />
      {result && <Verdict result={result} />}
    </div>
  );
}

function Verdict({ result }: { readonly result: Result }) {
  const { tone, sign, text, came } = testText(result, useT());
  return (
    <Note tone={tone} sign={sign}>
      {text} {came && <span className="mono">{came}</span>}
    </Note>
  );
}
