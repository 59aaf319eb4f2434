import { memo } from 'react';
import type { HistoryRow } from '../../electron/contract/history.ts';
import { NotAir } from '../shared/components/not-air.tsx';
import { Status } from '../shared/components/status.tsx';
import { dayAndClock, fullLocal } from '../shared/format/time.ts';
import { useT } from '../shared/i18n/use-t.ts';
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
          {dayAndClock(time)}
        </button>
      </td>
      <td>
        <span className={styles.withBadge}>
          <span className="truncate" title={row.presetName}>
            {row.presetName}
          </span>
          {row.practice && <NotAir />}
        </span>
      </td>
      <td className="mono truncate" title={row.streamId}>
        {row.streamId}
        {row.task && ` · ${row.task}`}
      </td>
      <td>{row.vendor}</td>
      <td>
        <Status status={row.status} practice={row.practice} />
      </td>
      <td className="truncate" title={remark}>
        {remark}
      </td>
    </tr>
  );
});
