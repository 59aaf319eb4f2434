import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import type { Call } from '#contract/model/outcome.ts';
import { PersonWords } from '../../shared/call/person-word.tsx';
import { Status } from '../../shared/components/status.tsx';
import { VendorName } from '../../shared/components/vendor-name.tsx';
import { clockWithSeconds } from '../../shared/format/time.ts';
import { vendorName } from '../../shared/format/words.ts';
import { type Translate, useT } from '../../shared/i18n/use-t.ts';
import { runsSince } from '../../shared/recordings/standing.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import type { Lane } from './lanes.ts';
import styles from './run-view.module.css';

interface LaneRowProps {
  readonly lane: Lane;
  readonly createdAt: string;
  readonly practice: boolean;
  readonly now: Date;
  /** Nobody knows what became of it: whoever has looked can say so here. */
  readonly inDoubt: boolean;
  /** Opens the request and its answer, once there is one. */
  readonly onOpen: (callId: string) => void;
}

/** One stream at one vendor: its state, since when, how often tried, and the word of whoever has looked. */
export function LaneRow({ lane, createdAt, practice, now, inDoubt, onOpen }: LaneRowProps) {
  const t = useT();
  const { call, streamId, status } = lane;
  const runs = useAppState((state) => runsSince(state.recordings, lane));
  return (
    <>
      <div className={styles.lane}>
        {call.outcome ? (
          <UnstyledButton
            className={styles.open}
            aria-label={t('lane.open', { stream: streamId, vendor: vendorName(call.vendor, t) })}
            onClick={() => onOpen(call.id)}
          >
            <span className={`${styles.id} mono`}>{streamId}</span>
            <IconChevronRight size={14} className={styles.more} aria-hidden="true" />
          </UnstyledButton>
        ) : (
          <span className={`${styles.stream} mono`}>{streamId}</span>
        )}
        <VendorName vendor={call.vendor} />
        <Status status={status} practice={practice} action={call.action} ended={!runs} />
        <span className={styles.time}>{timeWords(call, createdAt, now, t)}</span>
      </div>
      {inDoubt && (
        <div className={styles.words}>
          <PersonWords call={call} streamId={streamId} />
        </div>
      )}
    </>
  );
}

const IN_SECONDS = 120;

function sinceWords(moment: string, now: Date, t: Translate): string {
  const count = Math.max(0, Math.floor((now.getTime() - Date.parse(moment)) / 1000));
  return count < IN_SECONDS
    ? t('duration.seconds', { count })
    : t('duration.minutes', { count: Math.floor(count / 60) });
}

/** Since when it waits or is out; of what is over, when it was sent and how long it took. */
function timeWords(call: Call, createdAt: string, now: Date, t: Translate): string {
  const { state, attempts, startedAt, durationMs, retryAt } = call;
  if (retryAt)
    return t('run.retry', { count: attempts, time: clockWithSeconds(new Date(retryAt)) });
  if (state === 'queued') return t('lane.queued', { time: sinceWords(createdAt, now, t) });
  if (startedAt === null) return t('field.neverSent');
  const again = attempts > 1 ? [t('lane.tries', { count: attempts })] : [];
  if (state === 'sending') {
    return [t('lane.sending', { time: sinceWords(startedAt, now, t) }), ...again].join(' · ');
  }
  const took = durationMs === null ? [] : [t('field.milliseconds', { count: durationMs })];
  return [clockWithSeconds(new Date(startedAt)), ...took, ...again].join(' · ');
}
