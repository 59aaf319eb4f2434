import { type KeyboardEvent, type MouseEvent, memo, useRef, useState } from 'react';
import type { HistoryRow } from '#contract/model/history.ts';
import type { HistoryRun } from '#contract/model/history-run.ts';
import { vendorName } from '../../shared/format/text.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import type { MenuState } from '../../shared/table/lazy-menu.tsx';
import { Marked } from '../../shared/table/marked.tsx';
import styles from '../../shared/table/table.module.css';
import { useKeptFocus } from '../../shared/table/table-parts.tsx';
import { type RowActions, RowMenu } from '../rows/row-menu.tsx';
import { RowStatus } from '../rows/row-status.tsx';
import { remarkOf } from '../rows/row-text.ts';
import runStyles from './run-table.module.css';

interface BelowRunProps {
  readonly rowIndex: number;
  readonly nth: number;
  readonly of: number;
}

interface OutcomeLineProps extends BelowRunProps {
  readonly row: HistoryRow;
  /** What was searched for. */
  readonly text: string;
  readonly tabbable: boolean;
  readonly onFocused: (key: string) => void;
  readonly actions: RowActions;
}

export const outcomeKeyOf = ({ id }: HistoryRow): string => `outcome ${id}`;

/** Left leads from a line below a run to the run. */
function toRun(event: KeyboardEvent<HTMLTableRowElement>): void {
  if (event.key !== 'ArrowLeft' || (event.target as HTMLElement).closest('[role="menu"]')) return;
  let row: Element | null = event.currentTarget;
  while (row && !row.hasAttribute('data-run')) row = row.previousElementSibling;
  row?.querySelector('button')?.focus();
}

/** One stream at one vendor, below the run that it belongs to. */
export const OutcomeLine = memo(function OutcomeLine({
  row,
  text,
  rowIndex,
  nth,
  of,
  tabbable,
  onFocused,
  actions,
}: OutcomeLineProps) {
  const t = useT();
  const line = useRef<HTMLTableRowElement>(null);
  const [menu, setMenu] = useState<MenuState>('none');
  useKeptFocus(line);
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
      className={`${styles.row} ${runStyles.outcome}`}
      aria-rowindex={rowIndex}
      aria-level={3}
      aria-posinset={nth + 1}
      aria-setsize={of}
      data-menu={menu === 'opened' || undefined}
      onFocus={() => onFocused(outcomeKeyOf(row))}
      onContextMenu={onContextMenu}
      onKeyDown={toRun}
    >
      <td>
        <button
          type="button"
          className={`${styles.open} ${runStyles.below}`}
          tabIndex={tabIndex}
          onClick={() => actions.onOpen(row)}
        >
          {vendorName(row.vendor, t)}
        </button>
      </td>
      <td className={`${styles.stream} mono`} title={row.streamId}>
        <Marked text={row.streamId} find={text} />
        {row.task && ` · ${row.task}`}
      </td>
      <td className={styles.status}>
        <RowStatus row={row} />
      </td>
      <td colSpan={2} title={remark}>
        <span className={styles.message}>
          <Marked text={remark} find={text} />
        </span>
      </td>
      <td className={styles.actions}>
        <RowMenu row={row} tabIndex={tabIndex} menu={menu} onMenu={setMenu} {...actions} />
      </td>
    </tr>
  );
});

/** An outcome that is asked for, or could not be read. */
export function WaitingOutcome({
  failed,
  rowIndex,
  nth,
  of,
}: BelowRunProps & { readonly failed: boolean }) {
  const t = useT();
  return (
    <tr
      className={`${styles.row} ${runStyles.outcome}`}
      aria-rowindex={rowIndex}
      aria-level={3}
      aria-posinset={nth + 1}
      aria-setsize={of}
    >
      <td colSpan={6} className={styles.waiting}>
        <span className={runStyles.below}>
          {t(failed ? 'history.run.unreadable' : 'table.loading')}
        </span>
      </td>
    </tr>
  );
}

interface MoreLineProps extends BelowRunProps {
  readonly run: HistoryRun;
  readonly tabbable: boolean;
  readonly onFocused: (key: string) => void;
  readonly onAll: (run: HistoryRun) => void;
}

export const moreKeyOf = ({ id }: HistoryRun): string => `more ${id}`;

/** Leads from what a filter found in a run to all of it. */
export function MoreLine({ run, rowIndex, nth, of, tabbable, onFocused, onAll }: MoreLineProps) {
  const t = useT();
  return (
    <tr
      className={`${styles.row} ${runStyles.outcome}`}
      aria-rowindex={rowIndex}
      aria-level={3}
      aria-posinset={nth + 1}
      aria-setsize={of}
      onFocus={() => onFocused(moreKeyOf(run))}
      onKeyDown={toRun}
    >
      <td colSpan={6}>
        <button
          type="button"
          className={`${styles.open} ${runStyles.below} ${runStyles.more}`}
          tabIndex={tabbable ? 0 : -1}
          onClick={() => onAll(run)}
        >
          {t('history.run.all', { count: run.outcomes, matched: run.matched })}
        </button>
      </td>
    </tr>
  );
}
