import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect } from 'react';
import type { HistoryRow } from '../../electron/contract/history.ts';
import { useT } from '../shared/i18n/use-t.ts';
import { HistoryLine } from './history-line.tsx';
import styles from './history-table.module.css';
import { ROW_HEIGHT } from './row-height.ts';

const NEAR_END_ROWS = 30;

interface HistoryTableProps {
  readonly rows: readonly HistoryRow[];
  readonly scrollRef: RefObject<HTMLDivElement | null>;
  readonly hasMore: boolean;
  readonly onNearEnd: () => void;
  readonly onOpen: (callId: string) => void;
}

/** A real table, of which only the rows in sight exist; two spacers stand for the others. */
export function HistoryTable({ rows, scrollRef, hasMore, onNearEnd, onOpen }: HistoryTableProps) {
  const t = useT();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const items = virtual.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  const lastIndex = last?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastIndex >= rows.length - NEAR_END_ROWS) onNearEnd();
  }, [hasMore, lastIndex, rows.length, onNearEnd]);

  return (
    <div ref={scrollRef} className={styles.scroll}>
      <table className={styles.table} aria-rowcount={hasMore ? -1 : rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className={styles.timeColumn}>
              {t('history.time')}
            </th>
            <th scope="col" className={styles.presetColumn}>
              {t('history.preset')}
            </th>
            <th scope="col" className={styles.streamColumn}>
              {t('history.stream')}
            </th>
            <th scope="col" className={styles.vendorColumn}>
              {t('history.vendor')}
            </th>
            <th scope="col" className={styles.statusColumn}>
              {t('history.status')}
            </th>
            <th scope="col">{t('history.message')}</th>
          </tr>
        </thead>
        <Spacer height={first?.start ?? 0} />
        <tbody onKeyDown={moveFocus}>
          {items.map(({ index, key }) => {
            const row = rows[index];
            return row && <HistoryLine key={key} row={row} rowIndex={index + 2} onOpen={onOpen} />;
          })}
        </tbody>
        <Spacer height={last ? virtual.getTotalSize() - last.end : 0} />
      </table>
    </div>
  );
}

function Spacer({ height }: { readonly height: number }) {
  return height > 0 ? <tbody aria-hidden="true" style={{ height }} /> : null;
}

/** Up and down go from row to row; the browser scrolls the row into sight, which makes the next ones. */
function moveFocus(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' } as const;
  const way = step[event.key as keyof typeof step];
  const target = event.target as HTMLElement;
  const next = way && target.closest('tr')?.[way]?.querySelector('button');
  if (!next) return;
  event.preventDefault();
  next.focus();
}
