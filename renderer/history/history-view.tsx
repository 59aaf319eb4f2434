import { useState } from 'react';
import { codeOf } from '../shared/bridge/refused-error.ts';
import { Empty } from '../shared/components/empty.tsx';
import { ErrorNote } from '../shared/components/note.tsx';
import { Page } from '../shared/components/page.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { HistoryDetailSheet } from './history-detail.tsx';
import { HistoryTable } from './history-table.tsx';
import { useHistory } from './use-history.ts';
import { useKeptPlace } from './use-kept-place.ts';

/** What happened, one line for each stream at each vendor. */
export default function HistoryView() {
  const t = useT();
  const [callId, setCallId] = useState<string | null>(null);
  const place = useKeptPlace();
  const history = useHistory(place.onAdded);
  const isEmpty = history.isSuccess && history.rows.length === 0;
  return (
    <Page title={t('nav.history')} fixed>
      <ErrorNote code={codeOf(history.error)} />
      {isEmpty ? (
        <Empty title={t('history.empty.title')}>{t('history.empty.text')}</Empty>
      ) : (
        <HistoryTable
          rows={history.rows}
          scrollRef={place.scrollRef}
          hasMore={history.hasNextPage}
          onNearEnd={() => {
            if (!history.isFetchingNextPage) void history.fetchNextPage();
          }}
          onOpen={setCallId}
        />
      )}
      {callId && <HistoryDetailSheet callId={callId} onClosed={() => setCallId(null)} />}
    </Page>
  );
}
