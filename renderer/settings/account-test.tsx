import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Account } from '#contract/model/account.ts';
import type { AccountTest as Result } from '#contract/model/start.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { ErrorNote, Note } from '../shared/components/note.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import styles from './accounts.module.css';
import { testWords } from './test-words.ts';

interface AccountTestProps {
  readonly account: Account;
  /** Just saved: a test is offered, and not sent before somebody wants it. */
  readonly offered: boolean;
}

/** One read-only call that tells whether AppId and ServerSecret are right. */
export function AccountTest({ account, offered }: AccountTestProps) {
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
  const { tone, sign, text, came } = testWords(result, useT());
  return (
    <Note tone={tone} sign={sign}>
      {text} {came && <span className="mono">{came}</span>}
    </Note>
  );
}
