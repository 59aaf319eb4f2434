import { Button } from '@mantine/core';
import { useState } from 'react';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { dangerLook } from '../shared/components/danger.tsx';
import { ErrorNote, Note } from '../shared/components/note.tsx';
import { Panel } from '../shared/components/panel.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import type { Fault } from '../shared/secrets/vault-states.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import styles from './vault-fault.module.css';

interface VaultFaultProps {
  readonly fault: Fault;
  readonly onQuarantined: (names: readonly string[]) => void;
}

/** What happened to the secrets, what is not lost, and the two ways on: mend and look again, or start fresh. */
export function VaultFault({ fault, onQuarantined }: VaultFaultProps) {
  const t = useT();
  const [hasLooked, setLooked] = useState(false);
  const fresh = useAction(() => bridge.ask('vault.startFresh', null));
  const retry = useAction(() => bridge.ask('vault.retry', null));
  const lookAgain = async () => {
    setLooked(false);
    const answer = await retry.run();
    setLooked(answer.ok);
  };
  const startFresh = async () => {
    const answer = await fresh.run();
    if (answer.ok && answer.value) onQuarantined(answer.value.quarantined);
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
          <h3 className={styles.title}>{t('fault.fresh.title')}</h3>
          <p>{t('vault.fresh.quarantine')}</p>
          <Button
            {...dangerLook('set-aside')}
            loading={fresh.busy}
            onClick={() => void startFresh()}
          >
            {t('fault.fresh')}
          </Button>
          <ErrorNote code={fresh.error} />
        </li>
      </ol>
      <Note tone="grey" sign="○">
        {t('fault.practice')}
      </Note>
    </Panel>
  );
}

/** What happened, what is there still, and what was not done: the three that an operator asks first. */
function FaultFacts({ fault }: { readonly fault: Fault }) {
  const t = useT();
  const { backend, formerBackend, keyStore } = useAppState((state) => state.vault);
  const isChanged = fault === 'backend-changed';
  return (
    <dl className={styles.facts}>
      <dt>{t('fault.happened')}</dt>
      <dd>{t(`fault.${fault}.happened`)}</dd>
      {isChanged && (
        <>
          <dt>{t('fault.keyStore.former')}</dt>
          <dd>{formerBackend ?? t('fault.keyStore.unknown')}</dd>
          <dt>{t('fault.keyStore.present')}</dt>
          <dd>{(keyStore && backend) || t('fault.keyStore.none')}</dd>
        </>
      )}
      <dt>{t('fault.notLost')}</dt>
      <dd>{t(`fault.${fault}.notLost`)}</dd>
      <dt>{t('fault.started')}</dt>
      <dd>{t('fault.started.no')}</dd>
    </dl>
  );
}
