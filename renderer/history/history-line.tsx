import { memo } from 'react';
import type { HistoryRow } from '../../electron/contract/history.ts';
import { NotAir } from '../shared/components/not-air.tsx';
import { Status } from '../shared/components/status.tsx';
import { VendorName } from '../shared/components/vendor-name.tsx';
import { clock, day, fromUnix, fullLocal, nearClock, seconds } from '../shared/format/time.ts';
import { useT } from '../shared/i18n/use-t.ts';
import { runsOf } from '../shared/recordings/standing.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import styles from './history-table.module.css';
import { remarkOf } from './remark.ts';

interface HistoryLineProps {
  readonly row: HistoryRow;
  readonly rowIndex: number;
  readonly onOpen: (callId: string) => void;
}

/** One row. Its button spans it whole, so a click anywhere and the keyboard do the same. */
export const HistoryLine = memo(function HistoryLine({ row, rowIndex, onOpen }: HistoryLineProps) {
  const t = useT();
  const time = new Date(row.startedAt);
  const remark = remarkOf(row, t);
  return (
    <tr className={styles.row} aria-rowindex={rowIndex}>
      <td className={styles.time}>
        <button
          type="button"
          className={styles.open}
          title={fullLocal(time)}
          onClick={() => onOpen(row.callId)}
        >
          {clock(time)}
          <span className={styles.seconds}>:{seconds(time)}</span>{' '}
          <span className={styles.second}>{day(time)}</span>
        </button>
      </td>
      <td>
        <span className={styles.preset} title={row.presetName}>
          {row.presetName}
        </span>
        {row.practice && (
          <>
            {' '}
            <NotAir />
          </>
        )}
      </td>
      <td className={`${styles.stream} mono`} title={row.streamId}>
        {row.streamId}
        {row.task && ` · ${row.task}`}
      </td>
      <td className={styles.vendor}>
        <VendorName vendor={row.vendor} />
      </td>
      <td className={styles.status}>
        <RowStatus row={row} />
      </td>
      <td title={remark}>
        <span className={styles.message}>{remark}</span>
      </td>
    </tr>
  );
});

/** The tally is for what is known to run now: an accepted start of last week is history. */
function RowStatus({ row }: { readonly row: HistoryRow }) {
  const t = useT();
  const runs = useAppState((state) => runsOf(state.recordings, row.callId, row.streamId));
  const end = row.endTime === null ? null : fromUnix(row.endTime);
  const now = new Date();
  const over = row.status === 'accepted' && end !== null && end <= now;
  return (
    <>
      <Status {...row} ended={!runs || over} />
      {over && (
        <>
          {' '}
          <span className={styles.second}>{t('history.ended', { time: nearClock(end, now) })}</span>
        </>
      )}
    </>
  );
}
