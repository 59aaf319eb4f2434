import { useEffect, useEffectEvent, useState } from 'react';
import type { HistoryFoundRun } from '#contract/model/history-run.ts';
import { ask } from '../shared/bridge/ask.ts';
import { Note } from '../shared/components/note.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { hrefOf, replacePlace, runOfPart, usePlace } from '../shared/navigation.ts';
import { addressOf } from './filter/filter-address.ts';
import { NO_FILTER, type ViewFilter } from './filter/view-filter.ts';

const MINUTE_MS = 60_000;

/** Opens the run that the address names: the list then shows that minute of its preset. */
export function useRunByLink(onFound: (run: HistoryFoundRun) => void): {
  readonly isLost: boolean;
} {
  const { section, part } = usePlace();
  const runId = section === 'history' ? runOfPart(part) : null;
  const [lost, setLost] = useState<string | null>(null);
  const found = useEffectEvent((run: HistoryFoundRun) => {
    replacePlace(hrefOf('history', addressOf(filterOfRun(run))));
    onFound(run);
  });
  useEffect(() => {
    if (runId === null) return;
    let isCurrent = true;
    ask('history.run', { runId })
      .catch(() => null)
      .then((run) => {
        if (!isCurrent) return;
        if (run) found(run);
        else setLost(runId);
      });
    return () => {
      isCurrent = false;
    };
  }, [runId]);
  return { isLost: runId !== null && lost === runId };
}

/** The run that a link named is not in the history. */
export function LostRun() {
  const t = useT();
  return (
    <Note tone="grey" sign="i">
      {t('history.run.lost')}
    </Note>
  );
}

/** The runs of the preset in the minute in which this one began. */
export function filterOfRun({
  createdAt,
  presetName,
}: Pick<HistoryFoundRun, 'createdAt' | 'presetName'>): ViewFilter {
  const at = Date.parse(createdAt);
  return {
    ...NO_FILTER,
    ...{ when: 'range', from: localMinute(at), to: localMinute(at + MINUTE_MS) },
    presets: [presetName],
  };
}

/** A moment as a field for date and time gives it: `2026-03-01T10:00`. */
function localMinute(ms: number): string {
  const offsetMs = new Date(ms).getTimezoneOffset() * MINUTE_MS;
  return new Date(ms - offsetMs).toISOString().slice(0, 16);
}
