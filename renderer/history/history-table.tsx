import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { HistoryRow } from '#contract/model/history.ts';
import { useT } from '../shared/i18n/use-t.ts';
import { HistoryLine, WaitingLine } from './history-line.tsx';
import styles from './history-table.module.css';
import type { HistoryList, ListView } from './list/history-list.ts';
import { MOST_ROWS, ROW_HEIGHT, windowBase } from './list/row-window.ts';
import type { RowActions } from './row-menu.tsx';

interface HistoryTableProps {
  readonly list: HistoryList;
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
  const { rows, above, below, isLastPart } = useRowsInSight(list, view, scrollRef);
  const tabbed =
    rows.find(({ row }) => row && row.id === focused)?.row?.id ??
    rows.find(({ row }) => row !== undefined)?.row?.id;
  return (
    <div ref={scrollRef} className={styles.scroll} data-scroll tabIndex={-1}>
      <table className={styles.table} aria-rowcount={complete ? total + 1 : -1}>
        <Head />
        <Spacer height={above} />
        <tbody onKeyDown={moveFocus}>
          {rows.map(({ index, row }) =>
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

interface RowsInSight {
  /** By their numbers in the whole list; undefined where a row is still to come. */
  readonly rows: readonly { readonly index: number; readonly row: HistoryRow | undefined }[];
  /** Height of what is not drawn above and below them, in pixels. */
  readonly above: number;
  readonly below: number;
  /** Whether the height of the table reaches the end of the list. */
  readonly isLastPart: boolean;
}

/**
 * The rows in sight, and a few beside them. The height of the table stands for a part of the list that begins
 * at `base`, and moves on with what is looked at.
 */
function useRowsInSight(
  list: HistoryList,
  { total, added }: ListView,
  scrollRef: RefObject<HTMLDivElement | null>,
): RowsInSight {
  const [base, setBase] = useState(0);
  const virtual = useVirtualizer({
    count: Math.min(MOST_ROWS, total - base),
    getScrollElement: () => scrollRef.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  const firstIndex = base + (first?.index ?? 0);
  const lastIndex = base + (last?.index ?? 0);

  const look = useEffectEvent((offset: number | null) => {
    // Scrolled, and these rows still belong to the previous position: the next render has the visible ones.
    if (offset === null || offset !== scrollRef.current?.scrollTop) return;
    list.see(firstIndex, lastIndex);
    const wanted = windowBase(base, total, firstIndex, lastIndex);
    if (wanted === base) return;
    // The same rows at another height: the virtualizer gets it before they are drawn, the page once it is
    // as high. Left to the event of scrolling, one frame would show other rows.
    virtual.scrollOffset = offset + (base - wanted) * ROW_HEIGHT;
    setBase(wanted);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only then is the page as high as is needed
  useLayoutEffect(() => {
    const scroll = scrollRef.current;
    if (!scroll || virtual.scrollOffset === null) return;
    scroll.scrollTop = virtual.scrollOffset;
    virtual.scrollOffset = scroll.scrollTop;
  }, [base]);
  const { scrollOffset } = virtual;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something else is in sight
  useLayoutEffect(() => look(scrollOffset), [list, firstIndex, lastIndex, total, scrollOffset]);
  useStayOnRow(added, scrollRef);
  return {
    rows: items.map(({ index }) => ({ index: base + index, row: list.rowAt(base + index) })),
    above: first?.start ?? 0,
    below: last ? virtual.getTotalSize() - last.end : 0,
    isLastPart: base + MOST_ROWS >= total,
  };
}

/**
 * What an operator is reading stays where it is while new rows come on top. At the very top the new rows are
 * what is wanted.
 */
function useStayOnRow(added: number, scrollRef: RefObject<HTMLDivElement | null>): void {
  const known = useRef(added);
  const stayOnRow = useEffectEvent((fresh: number) => {
    const scroll = scrollRef.current;
    if (fresh > 0 && scroll && scroll.scrollTop > 0) scroll.scrollTop += fresh * ROW_HEIGHT;
  });
  useLayoutEffect(() => {
    stayOnRow(added - known.current);
    known.current = added;
  }, [added]);
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

function Spacer({ height }: { readonly height: number }) {
  return height > 0 ? <tbody aria-hidden="true" style={{ height }} /> : null;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
};

/** From row to row, or ten of them; the browser scrolls the row into sight, which makes the next ones. */
function moveFocus(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const target = event.target as HTMLElement;
  const step = STEPS[event.key];
  if (step === undefined || target.closest('[role="menu"]')) return;
  const rows = [...event.currentTarget.rows];
  const at = rows.findIndex((row) => row.contains(target));
  const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.querySelector('button')?.focus();
}
