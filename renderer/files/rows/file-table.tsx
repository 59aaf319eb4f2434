import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useT } from '../../shared/i18n/use-t.ts';
import type { FoundList, ListView } from '../../shared/list/found-list.ts';
import type { RowLine } from '../../shared/list/row-pages.ts';
import { useLinesInSight } from '../../shared/list/use-lines-in-sight.ts';
import styles from '../../shared/table/table.module.css';
import { moveFocus, Spacer } from '../../shared/table/table-parts.tsx';
import { linesOf, linkOf } from '../list/file-groups.ts';
import type { ListedRow } from '../list/use-files-list.ts';
import { FileLine, focusKeyOf, GroupLine, groupKeyOf } from './file-line.tsx';
import type { RowActions } from './file-menu.tsx';
import fileStyles from './file-table.module.css';

interface FileTableProps {
  readonly list: FoundList<ListedRow>;
  readonly view: ListView;
  /** What was searched for. */
  readonly text: string;
  readonly actions: RowActions;
  /** What is said below the last row. */
  readonly end: ReactNode;
}

/** The first line of a file is the heading of its group, where one begins with it. */
const isHeading = ({ row, above, line }: RowLine<ListedRow>): boolean =>
  line === 0 && linesOf(row.file, above?.file) > 1;

/** Lines without a button cannot have the focus. */
function keyOf(line: RowLine<ListedRow> | undefined): string | null {
  if (!line) return null;
  const { file } = line.row;
  if (!isHeading(line)) return focusKeyOf(file);
  return linkOf(file) ? groupKeyOf(file) : null;
}

/**
 * The files under their days and runs. A real table, of which only the lines in sight exist. Every line is as
 * high as every other: so a place among a million is a multiplication.
 */
export function FileTable({ list, view, text, actions, end }: FileTableProps) {
  const scrollRef = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const source = useMemo(
    () => ({ see: (first: number, last: number) => list.see(first, last), lineAt: list.lineAt }),
    [list],
  );
  const { lines, above, below, isLastPart } = useLinesInSight(source, view, scrollRef);
  const keys = lines.map(({ line }) => keyOf(line));
  const tabbed = keys.find((key) => key !== null && key === focused) ?? keys.find(Boolean);
  return (
    <div ref={scrollRef} className={styles.scroll} data-scroll tabIndex={-1}>
      <table
        className={`${styles.table} ${fileStyles.table}`}
        aria-rowcount={view.complete ? view.total + 1 : -1}
      >
        <Head />
        <Spacer height={above} />
        <tbody onKeyDown={moveFocus}>
          {lines.map(({ index, line }, at) => {
            const rowIndex = index + 2;
            if (!line) return <Waiting key={`waiting ${index}`} rowIndex={rowIndex} />;
            const tabbable = keys[at] !== null && keys[at] === tabbed;
            const { file } = line.row;
            const common = { file, rowIndex, tabbable, onFocused: setFocused, actions };
            return isHeading(line) ? (
              <GroupLine key={groupKeyOf(file)} {...common} />
            ) : (
              <FileLine key={focusKeyOf(file)} {...common} text={text} />
            );
          })}
        </tbody>
        <Spacer height={below} />
      </table>
      {isLastPart && <div className={styles.end}>{end}</div>}
    </div>
  );
}

function Waiting({ rowIndex }: { readonly rowIndex: number }) {
  const t = useT();
  return (
    <tr className={styles.row} aria-rowindex={rowIndex}>
      <td colSpan={7} className={styles.waiting} data-waiting>
        {t('table.loading')}
      </td>
    </tr>
  );
}

function Head() {
  const t = useT();
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className={fileStyles.timeColumn}>
          {t('files.time')}
        </th>
        <th scope="col">{t('files.stream')}</th>
        <th scope="col" className={fileStyles.vendorColumn}>
          {t('files.vendor')}
        </th>
        <th scope="col" className={fileStyles.mediaColumn}>
          {t('files.media')}
        </th>
        <th scope="col" className={fileStyles.stateColumn}>
          {t('files.origin')}
        </th>
        <th scope="col" className={fileStyles.expiryColumn}>
          {t('files.expiry')}
        </th>
        <th scope="col" className={fileStyles.actionsColumn}>
          <span className="visually-hidden">{t('files.actions')}</span>
        </th>
      </tr>
    </thead>
  );
}
