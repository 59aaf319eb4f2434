import { IconPlayerPlayFilled } from '@tabler/icons-react';
import { type MouseEvent, memo, useRef, useState } from 'react';
import type { RecordedFile } from '#contract/model/file.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { NotAir } from '../../shared/components/badge.tsx';
import { VendorName } from '../../shared/components/vendor-name.tsx';
import { dayText } from '../../shared/format/number-and-day.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import type { MenuState } from '../../shared/table/lazy-menu.tsx';
import { Marked } from '../../shared/table/marked.tsx';
import styles from '../../shared/table/table.module.css';
import { useKeptFocus } from '../../shared/table/table-parts.tsx';
import { linkOf, momentOf } from '../list/file-groups.ts';
import { Expiry } from './expiry.tsx';
import { FileMenu, type RowActions } from './file-menu.tsx';
import { FileStateMark } from './file-state.tsx';
import fileStyles from './file-table.module.css';
import { matchText, mediaText, sizeOf, timeText } from './file-text.ts';

interface LineProps {
  readonly file: RecordedFile;
  readonly rowIndex: number;
  /** The one row that Tab leads to; the arrows lead to the others. */
  readonly tabbable: boolean;
  readonly onFocused: (key: string) => void;
  readonly actions: RowActions;
}

export const focusKeyOf = ({ id }: RecordedFile): string => `file ${id}`;
export const groupKeyOf = ({ id }: RecordedFile): string => `group ${id}`;

/** One file. Its button spans the row, so a click anywhere and the keyboard do the same: show all of it. */
export const FileLine = memo(function FileLine({
  file,
  text,
  rowIndex,
  tabbable,
  onFocused,
  actions,
}: LineProps & { readonly text: string }) {
  const t = useT();
  const line = useRef<HTMLTableRowElement>(null);
  const [menu, setMenu] = useState<MenuState>('none');
  useKeptFocus(line);
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
      data-file={file.id}
      onFocus={() => onFocused(focusKeyOf(file))}
      onContextMenu={onContextMenu}
    >
      <td className={styles.time}>
        <TimeButton file={file} tabIndex={tabIndex} onOpen={() => actions.onDetails(file)} />
      </td>
      <td title={`${file.streamId ?? ''} ${file.name}`}>
        <span className={`${fileStyles.stream} mono`}>
          {file.streamId === null ? (
            t('files.noStream')
          ) : (
            <Marked text={file.streamId} find={text} />
          )}
        </span>
        <span className={`${styles.second} truncate`}>
          <Marked text={file.name} find={text} />
        </span>
      </td>
      <td className={styles.vendor}>
        <VendorName vendor={file.vendor} />
      </td>
      <td>
        {mediaText(file)} <span className={styles.second}>{sizeOf(file)}</span>
      </td>
      <td>
        <FileStateMark file={file} />{' '}
        <span className={`${styles.second} ${fileStyles.match}`}>{matchText(file, t)}</span>
      </td>
      <td>
        <Expiry file={file} />
      </td>
      <td className={styles.actions}>
        <span className={fileStyles.verbs}>
          {file.url !== null && (
            <button
              type="button"
              className={styles.more}
              tabIndex={tabIndex}
              title={t('files.play')}
              aria-label={t('files.play.of', { name: file.name })}
              onClick={() => actions.onPlay(file)}
            >
              <IconPlayerPlayFilled size={16} aria-hidden="true" />
            </button>
          )}
          <FileMenu
            file={file}
            actions={actions}
            tabIndex={tabIndex}
            menu={menu}
            onMenu={setMenu}
          />
        </span>
      </td>
    </tr>
  );
});

interface TimeButtonProps {
  readonly file: RecordedFile;
  readonly tabIndex: number;
  readonly onOpen: () => void;
}

function TimeButton({ file, tabIndex, onOpen }: TimeButtonProps) {
  const t = useT();
  const { begin, second } = timeText(file, t);
  return (
    <button type="button" className={styles.open} tabIndex={tabIndex} onClick={onOpen}>
      {begin ?? t('files.untimed')} {second && <span className={styles.second}>{second}</span>}
      <span className="visually-hidden">{file.name}</span>
    </button>
  );
}

/** The day and the run that the files below are of; leads to all that is known of the run's files. */
export function GroupLine({ file, rowIndex, tabbable, onFocused, actions }: LineProps) {
  const t = useT();
  const language = useAppState((state) => state.language);
  const link = linkOf(file);
  const day = dayText(momentOf(file), new Date(), language);
  const text = link
    ? t('files.group', { day, preset: shownName(link.presetName, t) })
    : t('files.group.unlinked', { day });
  return (
    <tr
      className={`${styles.row} ${fileStyles.group}`}
      aria-rowindex={rowIndex}
      onFocus={() => onFocused(groupKeyOf(file))}
    >
      <th scope="rowgroup" colSpan={7}>
        <span className={fileStyles.groupText}>
          <span className="truncate">{text}</span>
          {file.practice && <NotAir />}
          {link && (
            <button
              type="button"
              className={fileStyles.groupOpen}
              tabIndex={tabbable ? 0 : -1}
              onClick={() => actions.onRun(file)}
            >
              {t('files.group.open')}
            </button>
          )}
        </span>
      </th>
    </tr>
  );
}
