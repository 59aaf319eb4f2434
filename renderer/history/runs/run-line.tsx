import { IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, type MouseEvent, memo, useRef, useState } from 'react';
import type { HistoryRun } from '#contract/model/history-run.ts';
import { isWell } from '#contract/model/run.ts';
import { statusKey } from '#contract/rules/outcome-text.ts';
import { Status, signOf, toneOf } from '../../shared/components/status.tsx';
import { dayText } from '../../shared/format/number-and-day.ts';
import { vendorName } from '../../shared/format/text.ts';
import { clockWithSeconds, fromUnix, fullLocal, nearClock } from '../../shared/format/time.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { runsOf } from '../../shared/recordings/standing.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import type { MenuState } from '../../shared/table/lazy-menu.tsx';
import styles from '../../shared/table/table.module.css';
import { useKeptFocus } from '../../shared/table/table-parts.tsx';
import { PresetCell } from '../rows/preset-cell.tsx';
import { type RunActions, RunMenu } from './run-menu.tsx';
import runStyles from './run-table.module.css';
import { endOf, type VendorOfRun, vendorsOf } from './run-text.ts';

interface RunLineProps {
  readonly run: HistoryRun;
  readonly expanded: boolean;
  readonly rowIndex: number;
  /** The one row that Tab leads to; the arrows lead to the others. */
  readonly tabbable: boolean;
  readonly onFocused: (key: string) => void;
  readonly actions: RunActions;
}

/** By this a run is known among the lines that can have the focus. */
export const focusKeyOf = ({ id }: HistoryRun): string => `run ${id}`;

/** One run. Its button spans the row, so a click anywhere and the keyboard do the same: show what is in it. */
export const RunRow = memo(function RunRow({
  run,
  expanded,
  rowIndex,
  tabbable,
  onFocused,
  actions,
}: RunLineProps) {
  const t = useT();
  const line = useRef<HTMLTableRowElement>(null);
  const [menu, setMenu] = useState<MenuState>('none');
  useKeptFocus(line);
  const tabIndex = tabbable ? 0 : -1;
  const onContextMenu = (event: MouseEvent) => {
    event.preventDefault();
    setMenu('opened');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.target as HTMLElement).closest('[role="menu"]')) return;
    if (event.key === 'ArrowRight' ? expanded : event.key !== 'ArrowLeft' || !expanded) return;
    event.preventDefault();
    actions.onToggle(run);
  };
  const { well, total } = run.streams;
  return (
    <tr
      ref={line}
      className={`${styles.row} ${runStyles.run}`}
      aria-rowindex={rowIndex}
      aria-level={2}
      aria-expanded={expanded}
      data-menu={menu === 'opened' || undefined}
      data-run={run.id}
      onFocus={() => onFocused(focusKeyOf(run))}
      onContextMenu={onContextMenu}
      onKeyDown={onKeyDown}
    >
      <td className={styles.time}>
        <TimeButton
          run={run}
          expanded={expanded}
          tabIndex={tabIndex}
          onToggle={() => actions.onToggle(run)}
        />
      </td>
      <td>
        <PresetCell row={run} />
      </td>
      <td className={styles.status}>
        <RunStatus run={run} />
      </td>
      <td className={runStyles.streams} title={t('history.run.streams', { well, total })}>
        {well}/{total}
      </td>
      <td>
        <span className={runStyles.vendors}>
          {vendorsOf(run).map((one) => (
            <VendorChip key={one.vendor} run={run} of={one} />
          ))}
        </span>
      </td>
      <td className={styles.actions}>
        <RunMenu run={run} tabIndex={tabIndex} menu={menu} onMenu={setMenu} {...actions} />
      </td>
    </tr>
  );
});

interface TimeButtonProps {
  readonly run: HistoryRun;
  readonly expanded: boolean;
  readonly tabIndex: number;
  readonly onToggle: () => void;
}

function TimeButton({ run, expanded, tabIndex, onToggle }: TimeButtonProps) {
  const t = useT();
  const language = useAppState((state) => state.language);
  const time = new Date(run.createdAt);
  const action = t(run.action === 'StartCDNRecord' ? 'history.run.start' : 'history.run.stop');
  return (
    <button
      type="button"
      className={`${styles.open} ${runStyles.time}`}
      tabIndex={tabIndex}
      title={fullLocal(time)}
      onClick={onToggle}
    >
      <IconChevronRight
        size={15}
        className={runStyles.caret ?? ''}
        data-expanded={expanded || undefined}
        aria-hidden="true"
      />
      <span className={runStyles.when}>
        {clockWithSeconds(time)}{' '}
        <span className="visually-hidden">{dayText(time, new Date(), language)}</span>{' '}
        <span className={`${styles.second} truncate`}>
          {action} · {t(`history.run.${run.source}`)}
          {run.via !== undefined && ` · ${run.via}`}
        </span>
      </span>
    </button>
  );
}

/** Whether any of these calls is known to run still: the tally is for that alone. */
const useRuns = (callIds: readonly string[]): boolean =>
  useAppState(({ recordings }) => callIds.some((callId) => runsOf(recordings, callId)));

function RunStatus({ run }: { readonly run: HistoryRun }) {
  const t = useT();
  const runs = useRuns(run.calls.map(({ callId }) => callId));
  const seconds = endOf(run);
  const end = seconds === null ? null : fromUnix(seconds);
  const now = new Date();
  const over = isWell(run.status) && end !== null && end <= now;
  return (
    <>
      <Status {...run} ended={!runs || over} />
      {over && (
        <>
          {' '}
          <span className={styles.second}>{t('history.ended', { time: nearClock(end, now) })}</span>
        </>
      )}
    </>
  );
}

/** A vendor with the sign of what the run came to there; how many streams, where it is not all of them. */
function VendorChip({ run, of }: { readonly run: HistoryRun; readonly of: VendorOfRun }) {
  const t = useT();
  const runs = useRuns(of.callIds);
  const { practice, action } = run;
  const standing = { status: of.status, practice, action, ended: !runs };
  const { well, total } = of.streams;
  const status = t(statusKey(of.status, action));
  return (
    <span
      className={runStyles.vendor}
      title={`${status} · ${t('history.run.streams', { well, total })}`}
    >
      <span data-tone={toneOf(standing)} className={runStyles.sign} aria-hidden="true">
        {signOf(standing)}
      </span>
      {vendorName(of.vendor, t)}
      {well < total && total > 1 && ` ${well}/${total}`}{' '}
      <span className="visually-hidden">{status}</span>
    </span>
  );
}
