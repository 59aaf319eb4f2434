import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { momentText } from '#contract/rules/schedule-text.ts';
import { ask } from '../shared/bridge/ask.ts';
import { Panel } from '../shared/components/panel.tsx';
import { HALF_A_MINUTE_MS, useNow } from '../shared/format/use-now.ts';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import styles from './alarms.module.css';

/** Trouble that operators have dismissed: who, and when. */
export function DismissedPanel() {
  const t = useT();
  const now = useNow(HALF_A_MINUTE_MS);
  const runs = useAppState((state) => state.dismissedRuns);
  const troubles = useAppState((state) => state.scheduleTroubles);
  const watches = useAppState((state) => state.fileWatches);
  const { data, isError, refetch } = useQuery({
    queryKey: ['dismissals'],
    queryFn: () => ask('alarms.dismissals', null),
  });
  // What is dismissed changes one of these.
  // biome-ignore lint/correctness/useExhaustiveDependencies: they say when, not what
  useEffect(() => void refetch(), [refetch, runs, troubles, watches]);
  if (isError) return <Text size="sm">{t('alarm.failed')}</Text>;
  if (!data || data.dismissals.length === 0) return null;
  return (
    <Panel title={t('dismissed.title')}>
      <ul className={styles.list}>
        {data.dismissals.map((one) => (
          <li
            key={`${one.at} ${one.what} ${one.presetName} ${one.moment}`}
            className={styles.alarm}
          >
            <Text component="span" size="sm" className={styles.time}>
              {momentText(one.at, now)}
            </Text>
            <div className={styles.what}>
              <div>
                {t(`dismissed.${one.what}`, {
                  preset: one.presetName,
                  schedule: one.scheduleName ?? '',
                  time: momentText(one.moment, now),
                  count: one.streamCount,
                })}
              </div>
              <Text size="sm" c="dimmed">
                {t('dismissed.by', { name: one.by, time: momentText(one.at, now) })}
              </Text>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
