import { Button } from '@mantine/core';
import { Empty } from '../../shared/components/empty.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { sessionFilters } from './board-session.ts';
import { NO_FILTERS } from './filters.ts';

/** Nothing fits what is looked for: what was looked through, and the way back. */
export function NoMatch() {
  const t = useT();
  return (
    <Empty
      title={t('board.noMatch.title')}
      actions={
        <Button variant="default" onClick={() => sessionFilters.set(NO_FILTERS)}>
          {t('board.showAll')}
        </Button>
      }
    >
      {t('board.noMatch.text')}
    </Empty>
  );
}
