import { Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { useT } from '../i18n/use-t.ts';
import styles from './table.module.css';

/** Marks the element in which the menu of a row is drawn. */
export const MENUS = 'data-menus';

export interface LazyMenuProps {
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

/** `ids` resolves to null where there is nothing to copy. */
export function CopyIds({ ids }: { readonly ids: () => Promise<string | null> }) {
  const t = useT();
  return <CopyItem text={ids} label={t('table.copyIds')} failed={t('table.notCopied')} />;
}

interface CopyItemProps {
  /** Resolves to null where there is nothing to copy. */
  readonly text: () => Promise<string | null>;
  readonly label: string;
  readonly failed: string;
  readonly leftSection?: ReactNode;
}

/** Copies a text, and says in its place whether it was done. */
export function CopyItem({ text: read, label, failed, leftSection }: CopyItemProps) {
  const t = useT();
  const [done, setDone] = useState<'copied' | 'failed' | null>(null);
  const copy = async () => {
    const text = await read().catch(() => null);
    const wrote =
      text !== null &&
      (await navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      ));
    setDone(wrote ? 'copied' : 'failed');
  };
  return (
    <Menu.Item leftSection={leftSection} closeMenuOnClick={false} onClick={() => void copy()}>
      <span aria-live="polite">
        {done === null && label}
        {done === 'copied' && t('copy.done')}
        {done === 'failed' && failed}
      </span>
    </Menu.Item>
  );
}
