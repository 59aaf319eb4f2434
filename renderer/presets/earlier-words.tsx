import type { Recording } from '#contract/model/start.ts';
import { Ending } from '../shared/call/ending.tsx';
import { Status } from '../shared/components/status.tsx';
import { nearClock } from '../shared/format/time.ts';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import styles from './run-outcome.module.css';

/** What an earlier run started at a vendor: it goes on, whatever the newest one came to. */
export function EarlierWords({ recordings }: { readonly recordings: readonly Recording[] }) {
  const t = useT();
  const accounts = useAppState((state) => state.accounts);
  const [first] = recordings;
  if (!first) return null;
  const practice = accounts.find(({ id }) => id === first.accountId)?.practice ?? false;
  const time = nearClock(new Date(first.since), new Date());
  const isSeen = recordings.every(({ certainty }) => certainty === 'person');
  const isReported = recordings.every(({ certainty }) => certainty === 'reported');
  const word = t('run.accepted', { time });
  return (
    <>
      {isReported ? (
        <Status status="already-recording" practice={practice} />
      ) : (
        <Status status="accepted" practice={practice} word={isSeen ? t('run.person') : word} />
      )}
      <span className={styles.ending}>
        <Ending endTime={first.endTime} />
      </span>
    </>
  );
}
