import type { RunView } from '../../electron/contract/run.ts';
import { sentences, vendorList } from '../shared/format/words.ts';
import { useT } from '../shared/i18n/use-t.ts';
import { adviceGroups } from './advice-groups.ts';
import styles from './run-outcome.module.css';

/** What to do where a run was not wholly accepted: one sentence for all vendors with the same cause. */
export function RunAdvice({ run }: { readonly run: RunView }) {
  const t = useT();
  const groups = adviceGroups(run);
  return groups.map(({ vendors, keys }) => (
    <p key={keys.join()} className={styles.advice}>
      {run.calls.length > 1 && <strong>{t('list.of', { names: vendorList(vendors, t) })}</strong>}
      {sentences(
        keys.map((key) => t(key)),
        t,
      )}
    </p>
  ));
}
