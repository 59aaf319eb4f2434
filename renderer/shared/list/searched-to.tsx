import { Loader } from '@mantine/core';
import { dayText } from '../format/number-and-day.ts';
import { useT } from '../i18n/use-t.ts';
import { useAppState } from '../state/use-app-state.ts';
import styles from '../table/table.module.css';

/** How far back has been looked, while it goes on or where it was left off. */
export function SearchedTo({
  at,
  searching,
}: {
  readonly at: string | null;
  readonly searching: boolean;
}) {
  const t = useT();
  const language = useAppState((state) => state.language);
  const date = at && dayText(new Date(at), new Date(), language);
  if (!date && !searching) return null;
  return (
    <span className={styles.searched}>
      {searching && <Loader size={12} color="gray" aria-hidden="true" />}
      {date ? t('filter.searchedTo', { date }) : t('filter.searching')}
    </span>
  );
}
