import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { HistoryRow } from '#contract/model/history.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import type { FoundList, ListView } from '../../shared/list/found-list.ts';
import { useLinesInSight } from '../../shared/list/use-lines-in-sight.ts';
import styles from '../../shared/table/table.module.css';
import { moveFocus, Spacer } from '../../shared/table/table-parts.tsx';
import { HistoryLine, WaitingLine } from './history-line.tsx';
import type { RowActions } from './row-menu.tsx';

interface HistoryTableProps {
  readonly list: FoundList<HistoryRow>;
  readonly view: ListView;
  readonly actions: RowActions;
  /** What is said below the last row. */
  readonly end: ReactNode;
}

/**
 * A real table, of which only the rows in sight exist; two spacers stand for the others. Rows have numbers
 * in the whole list.
 */
export function HistoryTable({ list, view, actions, end }: HistoryTableProps) {
  const scrollRef = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const { total, complete } = view;
  const source = useMemo(
    () => ({ see: (first: number, last: number) => list.see(first, last), lineAt: list.rowAt }),
    [list],
  );
  const { lines, above, below, isLastPart } = useLinesInSight(source, view, scrollRef);
  const tabbed =
    lines.find(({ line }) => line && line.id === focused)?.line?.id ??
    lines.find(({ line }) => line !== undefined)?.line?.id;
  return (
    <div ref={scrollRef} className={styles.scroll} data-scroll tabIndex={-1}>
      <table className={styles.table} aria-rowcount={complete ? total + 1 : -1}>
        <Head />
        <Spacer height={above} />
        <tbody onKeyDown={moveFocus}>
          {lines.map(({ index, line: row }) =>
            row ? (
              <HistoryLine
                key={row.id}
                row={row}
                rowIndex={index + 2}
                tabbable={row.id === tabbed}
                onFocused={setFocused}
                actions={actions}
              />
            ) : (
              <WaitingLine key={`waiting ${index}`} rowIndex={index + 2} />
            ),
          )}
        </tbody>
        <Spacer height={below} />
      </table>
      {isLastPart && <div className={styles.end}>{end}</div>}
    </div>
  );
}

function Head() {
  const t = useT();
  return (
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
        <th scope="col" className={styles.actionsColumn}>
          <span className="visually-hidden">{t('history.actions')}</span>
        </th>
      </tr>
    </thead>
  );
}
