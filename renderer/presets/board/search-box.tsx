import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useT } from '../../shared/i18n/use-t.ts';
import { heldFilters, useHeld } from './held.ts';
import styles from './toolbar.module.css';

/** Finds presets by what they are called and what they record. A slash leads here (`shared/shortcuts`). */
export function SearchBox() {
  const t = useT();
  const filters = useHeld(heldFilters);
  return (
    <TextInput
      data-search
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
