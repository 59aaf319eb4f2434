import { Button } from '@mantine/core';
import { useState } from 'react';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { Panel } from '../../shared/components/panel.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import type { Fault } from '../../shared/secrets/vault-states.ts';
import { FaultFacts } from './fault-facts.tsx';
import styles from './vault-fault.module.css';

interface VaultFaultProps {
  readonly fault: Fault;
  readonly onSetAside: (names: readonly string[]) => void;
}

/** What happened to the secrets, what is not lost, and the two ways on: mend and look again, or begin anew. */
export function VaultFault({ fault, onSetAside }: VaultFaultProps) {
  const t = useT();
  const [hasLooked, setLooked] = useState(false);
  const anew = useAction(() => bridge.ask('vault.startAnew', null));
  const retry = useAction(() => bridge.ask('vault.retry', null));
  const lookAgain = async () => {
    setLooked(false);
    const answer = await retry.run();
    setLooked(answer.ok);
  };
  const startAnew = async () => {
    const answer = await anew.run();
    if (answer.ok && answer.value) onSetAside(answer.value.setAside);
  };
  return (
    <Panel title={t(`fault.${fault}.title`)}>
      <FaultFacts fault={fault} />
      <ol className={styles.ways}>
        <li>
          <h3 className={styles.title}>{t(`fault.${fault}.mend.title`)}</h3>
          <p>{t(`fault.${fault}.mend`)}</p>
          <Button loading={retry.busy} onClick={() => void lookAgain()}>
            {t('vault.retry')}
          </Button>
          <output className={styles.looked}>{hasLooked && t('vault.retry.same')}</output>
          <ErrorNote code={retry.error} />
        </li>
        <li>
          <h3 className={styles.title}>{t('fault.anew.title')}</h3>
          <p>{t('vault.anew.aside')}</p>
          <Button variant="default" loading={anew.busy} onClick={() => void startAnew()}>
            {t('fault.anew')}
          </Button>
          <ErrorNote code={anew.error} />
        </li>
      </ol>
      <Note tone="grey" sign="○">
        {t('fault.practice')}
      </Note>
    </Panel>
  );
}
