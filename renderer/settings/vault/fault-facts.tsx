import { useT } from '../../shared/i18n/use-t.ts';
import type { Fault } from '../../shared/secrets/vault-states.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import styles from './vault-fault.module.css';

/** What happened, what is there still, and what was not done: the three that an operator asks first. */
export function FaultFacts({ fault }: { readonly fault: Fault }) {
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
