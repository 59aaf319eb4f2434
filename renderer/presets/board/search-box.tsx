import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useT } from '../../shared/i18n/use-t.ts';
import { heldFilters, useHeld } from './held.ts';
import styles from './toolbar.module.css';

const TYPED_INTO = 'input, textarea, select, [contenteditable], [role="dialog"]';

/** Finds presets by what they are called and what they record. A slash leads here from anywhere on the board. */
export function SearchBox() {
  const t = useT();
  const ref = useRef<HTMLInputElement>(null);
  const filters = useHeld(heldFilters);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.target instanceof Element && event.target.closest(TYPED_INTO)) return;
      if (document.querySelector('[role="dialog"]')) return;
      event.preventDefault();
      ref.current?.focus();
      ref.current?.select();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  return (
    <TextInput
      ref={ref}
      type="search"
      className={styles.search ?? ''}
      aria-label={t('board.search')}
      aria-keyshortcuts="/"
      placeholder={t('board.search.hint')}
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      rightSection={
        filters.query === '' && (
          <span className={styles.key} aria-hidden="true">
            {t('board.keys.search')}
          </span>
        )
      }
      rightSectionPointerEvents="none"
      value={filters.query}
      onChange={(event) => heldFilters.set({ ...filters, query: event.currentTarget.value })}
    />
  );
}
