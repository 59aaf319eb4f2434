import { type MouseEvent, memo, useRef, useState } from 'react';
import type { HistoryRow } from '#contract/model/history.ts';
import { VendorName } from '../../shared/components/vendor-name.tsx';
import { rowDay } from '../../shared/format/number-and-day.ts';
import { clock, fullLocal, seconds } from '../../shared/format/time.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import type { MenuState } from '../../shared/table/lazy-menu.tsx';
import styles from '../../shared/table/table.module.css';
import { useKeptFocus } from '../../shared/table/table-parts.tsx';
import { PresetCell } from './preset-cell.tsx';
import { type RowActions, RowMenu } from './row-menu.tsx';
import { RowStatus } from './row-status.tsx';
import { remarkOf } from './row-text.ts';

interface HistoryLineProps {
  readonly row: HistoryRow;
  readonly rowIndex: number;
  /** The one row that Tab leads to; the arrows lead to the others. */
  readonly tabbable: boolean;
  readonly onFocused: (id: number) => void;
  readonly actions: RowActions;
}

/** One row. Its button spans it whole, so a click anywhere and the keyboard do the same. */
export const HistoryLine = memo(function HistoryLine({
  row,
  rowIndex,
  tabbable,
  onFocused,
  actions,
}: HistoryLineProps) {
  const t = useT();
  const line = useRef<HTMLTableRowElement>(null);
  const [menu, setMenu] = useState<MenuState>('none');
  useKeptFocus(line);
  const time = new Date(row.startedAt);
  const vendors = useAppState((state) => state.vendors);
  const remark = remarkOf(row, vendors, t);
  const tabIndex = tabbable ? 0 : -1;
  const onContextMenu = (event: MouseEvent) => {
    event.preventDefault();
    setMenu('opened');
  };
  return (
    <tr
      ref={line}
      className={styles.row}
      aria-rowindex={rowIndex}
      data-menu={menu === 'opened' || undefined}
      onFocus={() => onFocused(row.id)}
      onContextMenu={onContextMenu}
    >
      <td className={styles.time}>
        <button
          type="button"
          className={styles.open}
          tabIndex={tabIndex}
          title={fullLocal(time)}
          onClick={() => actions.onOpen(row)}
        >
          {clock(time)}:{seconds(time)}{' '}
          <span className={styles.second}>{rowDay(time, new Date())}</span>
        </button>
      </td>
      <td>
        <PresetCell row={row} />
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
      <td className={styles.actions}>
        <RowMenu row={row} tabIndex={tabIndex} menu={menu} onMenu={setMenu} {...actions} />
      </td>
    </tr>
  );
});

/** A row whose place is known and whose words are asked for again. */
export const WaitingLine = memo(function WaitingLine({ rowIndex }: { readonly rowIndex: number }) {
  const t = useT();
  return (
    <tr className={styles.row} aria-rowindex={rowIndex}>
      <td colSpan={7} className={styles.waiting} data-waiting>
        {t('table.loading')}
      </td>
    </tr>
  );
});
