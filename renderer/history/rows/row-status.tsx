import type { HistoryRow } from '#contract/model/history.ts';
import { type ShownStatus, shownOf } from '#contract/model/run.ts';
import { Status } from '../../shared/components/status.tsx';
import { fromUnix, nearClock } from '../../shared/format/time.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { runsOf } from '../../shared/recordings/standing.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import styles from '../../shared/table/table.module.css';

/** What is shown of a row: an operator's verdict comes before the vendor's own answer. */
export const shownOfRow = ({
  status,
  reason,
  streamId,
  verdict,
  verifiedAt,
}: HistoryRow): ShownStatus => {
  const verdicts = verdict && verifiedAt ? [{ streamId, verdict, at: verifiedAt }] : [];
  return shownOf(status, [{ status, streamId, ...(reason && { reason }) }], verdicts);
};

/** The tally is for what is known to run now: an accepted start of last week is history. */
export function RowStatus({ row }: { readonly row: HistoryRow }) {
  const t = useT();
  const runs = useAppState((state) => runsOf(state.recordings, row.callId, row.streamId));
  const end = row.endTime === null ? null : fromUnix(row.endTime);
  const now = new Date();
  const over = row.status === 'accepted' && end !== null && end <= now;
  return (
    <>
      <Status {...row} status={shownOfRow(row)} ended={!runs || over} />
      {over && (
        <>
          {' '}
          <span className={styles.second}>{t('history.ended', { time: nearClock(end, now) })}</span>
        </>
      )}
    </>
  );
}
