import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { HistoryRun } from '#contract/model/history-run.ts';
import { dayText } from '../../shared/format/number-and-day.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import type { ListView } from '../../shared/list/found-list.ts';
import { useLinesInSight } from '../../shared/list/use-lines-in-sight.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import styles from '../../shared/table/table.module.css';
import { moveFocus, Spacer } from '../../shared/table/table-parts.tsx';
import type { RunLine, RunLines } from '../list/run-lines.ts';
import type { RowActions } from '../rows/row-menu.tsx';
import { MoreLine, moreKeyOf, OutcomeLine, outcomeKeyOf, WaitingOutcome } from './outcome-line.tsx';
import { focusKeyOf, RunRow } from './run-line.tsx';
import type { RunActions } from './run-menu.tsx';
import runStyles from './run-table.module.css';

interface RunTableProps {
  readonly runs: RunLines;
  readonly view: ListView;
  /** What was searched for. */
  readonly text: string;
  readonly rowActions: RowActions;
  readonly runActions: Omit<RunActions, 'onToggle'>;
  /** What is said below the last line. */
  readonly end: ReactNode;
}

/** Rows above the first line: the heads of the columns, and the day that is in sight. */
const HEAD_ROWS = 2;

const keyOf = (line: RunLine | undefined): string | null => {
  if (line?.kind === 'run') return focusKeyOf(line.run);
  if (line?.kind === 'more') return moreKeyOf(line.run);
  return line?.kind === 'outcome' && line.row ? outcomeKeyOf(line.row) : null;
};

/**
 * The runs under their days, each with its outcomes below it when it is expanded. A real table, of which only the
 * lines in sight exist. Every line is as high as every other: so a place among a million is a multiplication.
 */
export function RunTable({ runs, view, end, ...rest }: RunTableProps) {
  const scrollRef = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const source = useMemo(
    () => ({
      see: (first: number, last: number) => runs.list.see(first, last),
      lineAt: runs.lineAt,
    }),
    [runs],
  );
  const { lines, top, above, below, isLastPart } = useLinesInSight(source, view, scrollRef);
  const keys = lines.map(({ line }) => keyOf(line));
  const tabbed = keys.find((key) => key !== null && key === focused) ?? keys.find(Boolean);
  const rowActions = rest.rowActions;
  const runActions = useMemo(
    () => ({ ...rest.runActions, onToggle: runs.toggle }),
    [rest.runActions, runs],
  );
  return (
    <div ref={scrollRef} className={styles.scroll} data-scroll tabIndex={-1}>
      <table
        className={`${styles.table} ${runStyles.table}`}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a run opens as in a tree
        role="treegrid"
        aria-rowcount={view.complete ? view.total + HEAD_ROWS : -1}
      >
        <Head run={runs.lineAt(top)?.run} />
        <Spacer height={above} />
        <tbody onKeyDown={moveFocus}>
          {lines.map(({ index, line }, at) => (
            <Line
              key={keys[at] ?? `${line?.kind ?? 'waiting'} ${index}`}
              line={line}
              rowIndex={index + HEAD_ROWS + 1}
              tabbable={keys[at] !== null && keys[at] === tabbed}
              text={rest.text}
              onFocused={setFocused}
              onAll={(run) => runs.expand(run, 'all')}
              rowActions={rowActions}
              runActions={runActions}
            />
          ))}
        </tbody>
        <Spacer height={below} />
      </table>
      {isLastPart && <div className={styles.end}>{end}</div>}
    </div>
  );
}

interface LineProps {
  readonly line: RunLine | undefined;
  readonly rowIndex: number;
  readonly tabbable: boolean;
  readonly text: string;
  readonly onFocused: (key: string) => void;
  readonly onAll: (run: HistoryRun) => void;
  readonly rowActions: RowActions;
  readonly runActions: RunActions;
}

function Line({ line, rowIndex, tabbable, text, onFocused, onAll, ...actions }: LineProps) {
  const t = useT();
  const focus = { rowIndex, tabbable, onFocused };
  switch (line?.kind) {
    case undefined:
      return (
        <tr className={styles.row} aria-rowindex={rowIndex}>
          <td colSpan={6} className={styles.waiting} data-waiting>
            {t('table.loading')}
          </td>
        </tr>
      );
    case 'day':
      return <DayRow run={line.run} rowIndex={rowIndex} />;
    case 'run':
      return (
        <RunRow
          {...focus}
          run={line.run}
          expanded={line.expansion !== 'closed'}
          actions={actions.runActions}
        />
      );
    case 'more':
      return <MoreLine {...focus} run={line.run} nth={line.nth} of={line.of} onAll={onAll} />;
    case 'outcome':
      return line.row ? (
        <OutcomeLine
          {...focus}
          row={line.row}
          text={text}
          nth={line.nth}
          of={line.of}
          actions={actions.rowActions}
        />
      ) : (
        <WaitingOutcome rowIndex={rowIndex} failed={line.failed} nth={line.nth} of={line.of} />
      );
  }
}

function DayRow({ run, rowIndex }: { readonly run: HistoryRun; readonly rowIndex: number }) {
  return (
    <tr className={`${styles.row} ${runStyles.day}`} aria-rowindex={rowIndex} aria-level={1}>
      <th scope="rowgroup" colSpan={6}>
        <Day run={run} />
      </th>
    </tr>
  );
}

function Day({ run }: { readonly run: HistoryRun }) {
  const t = useT();
  const language = useAppState((state) => state.language);
  const [day, now] = [new Date(run.createdAt), new Date()];
  const text = dayText(day, now, language);
  const name = nameOfDay(day, now);
  return <>{name ? t('table.day', { name: t(name), day: text }) : text}</>;
}

function nameOfDay(day: Date, now: Date): 'filter.when.today' | 'filter.when.yesterday' | null {
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (day.toDateString() === now.toDateString()) return 'filter.when.today';
  return day.toDateString() === yesterday.toDateString() ? 'filter.when.yesterday' : null;
}

/** The heads of the columns, and the day of the first line in sight. */
function Head({ run }: { readonly run: HistoryRun | undefined }) {
  const t = useT();
  return (
    <thead className={runStyles.head}>
      <tr aria-rowindex={1}>
        <th scope="col" className={runStyles.timeColumn}>
          {t('history.time')}
        </th>
        <th scope="col" className={runStyles.presetColumn}>
          {t('history.run.presetOrStream')}
        </th>
        <th scope="col" className={styles.statusColumn}>
          {t('history.status')}
        </th>
        <th scope="col" className={runStyles.streamsColumn}>
          {t('history.run.streamsHead')}
        </th>
        <th scope="col">{t('history.run.vendorsOrDetails')}</th>
        <th scope="col" className={styles.actionsColumn}>
          <span className="visually-hidden">{t('history.actions')}</span>
        </th>
      </tr>
      <tr className={runStyles.day} aria-rowindex={2}>
        <th scope="rowgroup" colSpan={6}>
          {run ? <Day run={run} /> : t('table.loading')}
        </th>
      </tr>
    </thead>
  );
}
