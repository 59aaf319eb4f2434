import { Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import type { HistoryRow } from '#contract/model/history.ts';
import { ask } from '../../shared/bridge/ask.ts';
import { vendorName } from '../../shared/format/text.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import type { ListName, ListValue } from '../filter/view-filter.ts';
import styles from './history-table.module.css';
import { rowIds } from './row-text.ts';

/** Marks the element in which the menu of a row is drawn. */
export const MENUS = 'data-menus';

/** What can be done with a row. */
export interface RowActions {
  readonly onOpen: (row: HistoryRow) => void;
  readonly onAgain: (row: HistoryRow) => void;
  /** Shows only rows with this value. */
  readonly onOnly: <L extends ListName>(list: L, value: ListValue<L>) => void;
  /** Searches for this text. */
  readonly onText: (text: string) => void;
}

interface LazyMenuProps {
  /** Of the button. */
  readonly label: string;
  /** What can be chosen. */
  readonly children: ReactNode;
  /** In the order of Tab only in one row at a time: forty buttons more would stand between two others. */
  readonly tabIndex: number;
  readonly menu: MenuState;
  readonly onMenu: (menu: MenuState) => void;
}

/** A menu is a costly thing to have in each of forty rows: it is made when it is first wanted, and stays. */
export type MenuState = 'none' | 'opened' | 'closed';

export function LazyMenu({ label, children, tabIndex, menu, onMenu }: LazyMenuProps) {
  const ref = useRef<HTMLButtonElement>(null);
  const button = (
    <button
      ref={ref}
      type="button"
      className={styles.more}
      tabIndex={tabIndex}
      aria-haspopup="menu"
      aria-label={label}
      onClick={() => onMenu(menu === 'opened' ? 'closed' : 'opened')}
    >
      <IconDotsVertical size={17} aria-hidden="true" />
    </button>
  );
  if (menu === 'none') return button;
  return (
    <Menu
      opened={menu === 'opened'}
      onChange={(opened) => onMenu(opened ? 'opened' : 'closed')}
      // The button that was pressed first is another one now: the library would give the focus to that.
      returnFocus={false}
      onClose={() => ref.current?.focus({ preventScroll: true })}
      position="bottom-end"
      // Beside the table: in it, its edge would cut the menu off.
      portalProps={{ target: `[${MENUS}]` }}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown className={styles.rowMenu ?? ''}>{children}</Menu.Dropdown>
    </Menu>
  );
}

interface RowMenuProps extends RowActions, Omit<LazyMenuProps, 'label' | 'children'> {
  readonly row: HistoryRow;
}

export function RowMenu({ row, onOpen, onAgain, onOnly, onText, ...menu }: RowMenuProps) {
  const t = useT();
  const code = row.vendorCode || row.code;
  const label = t('history.row.more', {
    stream: row.streamId,
    vendor: vendorName(row.vendor, t),
  });
  const ids = () =>
    ask('history.call', { callId: row.callId }).then((detail) => detail && rowIds(row, detail));
  return (
    <LazyMenu label={label} {...menu}>
      <Menu.Item onClick={() => onOpen(row)}>{t('history.row.open')}</Menu.Item>
      <Menu.Item onClick={() => onAgain(row)}>{t('history.again')}</Menu.Item>
      <CopyIds ids={ids} />
      <Menu.Divider />
      <Menu.Item onClick={() => onText(row.streamId)}>
        {t('history.row.onlyStream', { value: row.streamId })}
      </Menu.Item>
      <Menu.Item onClick={() => onOnly('presets', row.presetName)}>
        {t('history.row.onlyPreset', { value: row.presetName })}
      </Menu.Item>
      <Menu.Item onClick={() => onOnly('vendors', row.vendor)}>
        {t('history.row.onlyVendor', { value: vendorName(row.vendor, t) })}
      </Menu.Item>
      {code && (
        <Menu.Item onClick={() => onOnly('codes', code)}>
          {t('history.row.onlyCode', { value: code })}
        </Menu.Item>
      )}
    </LazyMenu>
  );
}

/** Says in its place whether it was done. `ids` resolves to null where there is nothing to copy. */
export function CopyIds({ ids }: { readonly ids: () => Promise<string | null> }) {
  const t = useT();
  const [done, setDone] = useState<'copied' | 'failed' | null>(null);
  const copy = async () => {
    const text = await ids().catch(() => null);
    const wrote =
      text !== null &&
      (await navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      ));
    setDone(wrote ? 'copied' : 'failed');
  };
  return (
    <Menu.Item closeMenuOnClick={false} onClick={() => void copy()}>
      <span aria-live="polite">
        {done === null && t('history.row.copyIds')}
        {done === 'copied' && t('copy.done')}
        {done === 'failed' && t('history.row.notCopied')}
      </span>
    </Menu.Item>
  );
}
