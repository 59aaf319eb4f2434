import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { MAX_FILES_PAGE, NO_FILE_FILTER } from '#contract/model/file-query.ts';
import { ask } from '../shared/bridge/ask.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { Note } from '../shared/components/note.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { soonOf } from './filter/view-filter.ts';
import { useExpiryDays } from './rows/expiry.tsx';

/** Files that the vendor deletes soon: how many, and the way to them. */
export function ExpiringNote({ onShow }: { readonly onShow: () => void }) {
  const t = useT();
  const days = useExpiryDays();
  const { data, refetch } = useQuery({
    queryKey: ['files-expiring', days],
    queryFn: async () => {
      const filter = { ...NO_FILE_FILTER, ...soonOf(new Date(), days) };
      const page = await ask('files.page', { filter, before: null, limit: MAX_FILES_PAGE });
      return { count: page.files.length, isAll: page.next === null };
    },
  });
  useEffect(() => bridge.on('files.changed', () => void refetch()), [refetch]);
  if (!data || data.count === 0) return null;
  const count = data.isAll ? data.count : `${data.count}+`;
  return (
    <Note
      tone="amber"
      sign="!"
      actions={
        <Button variant="default" size="compact-sm" onClick={onShow}>
          {t('files.expiring.show')}
        </Button>
      }
    >
      {count === 1 ? t('files.expiring.one', { days }) : t('files.expiring', { count, days })}
    </Note>
  );
}
