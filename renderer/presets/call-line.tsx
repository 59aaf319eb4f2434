import type { Call } from '../../electron/contract/outcome.ts';
import { adviceOf } from '../shared/call/advice.ts';
import { Ending } from '../shared/call/ending.tsx';
import { Status } from '../shared/components/status.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import styles from './run-outcome.module.css';

/** One vendor's part: its word, when it will stop, and what to do where it was not accepted. */
export function CallLine({ call, practice }: { readonly call: Call; readonly practice: boolean }) {
  const t = useT();
  const advice = call.outcome ? adviceOf(call.outcome) : [];
  return (
    <div className={styles.line}>
      <span className={styles.vendor}>{call.vendor}</span>
      <Status status={statusOf(call)} practice={practice} />
      <span className={styles.ending}>
        <Ending call={call} />
        {!call.outcome && call.attempts > 1 && t('run.attempt', { number: call.attempts })}
      </span>
      {advice.map((key) => (
        <p key={key} className={styles.advice}>
          {t(key)}
        </p>
      ))}
    </div>
  );
}

function statusOf({ outcome, state }: Call) {
  if (outcome) return outcome.status;
  return state === 'queued' ? 'queued' : 'sending';
}
