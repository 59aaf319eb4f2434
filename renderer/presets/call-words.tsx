import type { Call } from '#contract/model/outcome.ts';
import type { Recording } from '#contract/model/start.ts';
import { callStatus } from '../shared/call/call-detail.tsx';
import { Ending } from '../shared/call/ending.tsx';
import { Status } from '../shared/components/status.tsx';
import { clockWithSeconds } from '../shared/format/time.ts';
import { type Translate, useT } from '../shared/i18n/use-t.ts';
import styles from './run-outcome.module.css';

interface CallWordsProps {
  readonly call: Call;
  readonly own: readonly Recording[];
  readonly practice: boolean;
}

/** What a vendor said to a call, and when what it took will stop; while it waits, how often and until when. */
export function CallWords({ call, own: [first], practice }: CallWordsProps) {
  const t = useT();
  return (
    <>
      <Status
        status={callStatus(call)}
        practice={practice}
        action={call.action}
        ended={first === undefined}
      />
      <span className={styles.ending}>
        {first ? <Ending endTime={first.endTime} /> : !call.outcome && triesWords(call, t)}
      </span>
    </>
  );
}

function triesWords({ attempts, retryAt }: Call, t: Translate): string | null {
  if (retryAt) {
    const time = clockWithSeconds(new Date(retryAt));
    return t('run.retry', { count: attempts, time });
  }
  return attempts > 1 ? t('run.attempt', { number: attempts }) : null;
}
