import { Button } from '@mantine/core';
import { Empty } from '../../shared/components/empty.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useSessionValue } from '../session/session-value.ts';
import { sessionFilters } from './board-session.ts';
import { isSearching, NO_FILTERS } from './filters.ts';

/** Nothing fits what is looked for: what was looked through, and the way back. */
export function NoMatch() {
  const t = useT();
  const isSearch = isSearching(useSessionValue(sessionFilters));
  return (
    <Empty
      title={t(isSearch ? 'board.noMatch.title' : 'board.noneCounted.title')}
      actions={
        <Button variant="default" onClick={() => sessionFilters.set(NO_FILTERS)}>
          {t('board.showAll')}
        </Button>
      }
    >
      {t(isSearch ? 'board.noMatch.text' : 'board.noneCounted.text')}
    </Empty>
  );
}
