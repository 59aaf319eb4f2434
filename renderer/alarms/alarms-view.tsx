import { Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Alarm, ListedAlarm } from '#contract/model/alarm.ts';
import { acknowledgedText, alarmText, pastAlarmText } from '#contract/rules/alarms/alarm-text.ts';
import { clock } from '#contract/rules/local-time.ts';
import { momentText } from '#contract/rules/schedule-text.ts';
import { unacknowledged } from '../shared/alarms/acknowledge.ts';
import { ask } from '../shared/bridge/ask.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { Badge } from '../shared/components/badge.tsx';
import { Empty } from '../shared/components/empty.tsx';
import { ErrorNote } from '../shared/components/note.tsx';
import { Page } from '../shared/components/page.tsx';
import { Panel } from '../shared/components/panel.tsx';
import { HALF_A_MINUTE_MS, useNow } from '../shared/format/use-now.ts';
import { useT } from '../shared/i18n/use-t.ts';
import { go, MOVE_END, SHOW_PRESET } from '../shared/navigation.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import styles from './alarms.module.css';
import { DismissedPanel } from './dismissed-panel.tsx';

/** What calls an operator now, what did before, and who has acknowledged it. */
export default function AlarmsView() {
  const t = useT();
  const alarms = useAppState((state) => state.alarms);
  const calling = unacknowledged(alarms);
  const acknowledge = useAcknowledge();
  return (
    <Page
      title={t('nav.alarms')}
      actions={
        <Button variant="default" onClick={() => go('settings', 'alarms')}>
          {t('alarm.settings')}
        </Button>
      }
    >
      {alarms.length === 0 ? (
        <Empty title={t('alarm.none.title')}>{t('alarm.none.text')}</Empty>
      ) : (
        <Panel
          title={t('alarm.now')}
          actions={
            calling.length > 1 && (
              <Button
                variant="default"
                size="compact-sm"
                loading={acknowledge.busy}
                onClick={() => void acknowledge.run(calling)}
              >
                {t('alarm.acknowledgeAll')}
              </Button>
            )
          }
        >
          <ErrorNote code={acknowledge.error} />
          <ul className={styles.list}>
            {callingFirst(alarms).map((alarm) => (
              <Current key={alarm.id} alarm={alarm} />
            ))}
          </ul>
        </Panel>
      )}
      <Past />
      <DismissedPanel />
    </Page>
  );
}

/** Newest first; before them all, what no operator has acknowledged. */
function callingFirst(alarms: readonly Alarm[]): Alarm[] {
  const newest = [...alarms].reverse();
  return [...unacknowledged(newest), ...newest.filter(({ acknowledged }) => acknowledged !== null)];
}

const useAcknowledge = () =>
  useAction((alarms: readonly Alarm[]) =>
    bridge.ask('alarms.acknowledge', { ids: alarms.map(({ id }) => id) }),
  );

/** An alarm whose condition holds. */
function Current({ alarm }: { readonly alarm: Alarm }) {
  const t = useT();
  const now = useNow(HALF_A_MINUTE_MS);
  const acknowledge = useAcknowledge();
  const { presetId } = alarm;
  const { title } = alarmText(alarm, now, t);
  return (
    <li className={styles.alarm}>
      <Text component="span" size="sm" className={styles.time}>
        {momentText(alarm.since, now)}
      </Text>
      <What alarm={alarm} isCalling={alarm.acknowledged === null} />
      <div className={styles.actions}>
        {presetId !== null && (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={t('alarm.show.label', { title })}
            onClick={() =>
              alarm.kind === 'file-missing' ? go('files') : go('presets', SHOW_PRESET, presetId)
            }
          >
            {t('alarm.show')}
          </Button>
        )}
        {alarm.kind === 'end-near' && presetId !== null && (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={t('alarm.moveEnd.label', { title })}
            onClick={() => go('presets', MOVE_END, presetId)}
          >
            {t('alarm.moveEnd')}
          </Button>
        )}
        {alarm.acknowledged === null && (
          <Button
            size="compact-sm"
            aria-label={t('alarm.acknowledge.label', { title })}
            loading={acknowledge.busy}
            onClick={() => void acknowledge.run([alarm])}
          >
            {t('alarm.acknowledge')}
          </Button>
        )}
        <ErrorNote code={acknowledge.error} />
      </div>
    </li>
  );
}

interface WhatProps {
  readonly alarm: Alarm;
  readonly isCalling: boolean;
  readonly isPast?: boolean;
}

/** Its kind, what it says, and who has acknowledged it. */
function What({ alarm, isCalling, isPast = false }: WhatProps) {
  const t = useT();
  const { title, lines } = (isPast ? pastAlarmText : alarmText)(alarm, new Date(), t);
  const acknowledged = acknowledgedText(alarm, t);
  return (
    <div className={styles.what}>
      <Badge tone={isCalling ? 'amber' : 'grey'}>{t(`alarm.kind.${alarm.kind}`)}</Badge>
      <div className={styles.title}>{title}</div>
      {lines.map((line) => (
        <Text key={line} size="sm">
          {line}
        </Text>
      ))}
      {acknowledged && (
        <Text size="sm" c="dimmed">
          {acknowledged}
        </Text>
      )}
    </div>
  );
}

/** What is over, page by page. */
function Past() {
  const t = useT();
  const alarms = useAppState((state) => state.alarms);
  const query = useInfiniteQuery({
    queryKey: ['alarms'],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam }) => ask('alarms.page', { before: pageParam }),
    getNextPageParam: ({ next }) => next,
  });
  const { refetch } = query;
  // What arises, ends or is acknowledged changes the list that main keeps.
  // biome-ignore lint/correctness/useExhaustiveDependencies: they say when, not what
  useEffect(() => void refetch(), [refetch, alarms]);
  if (query.isError) return <Text size="sm">{t('alarm.failed')}</Text>;
  const past = query.data?.pages.flatMap((page) => page.alarms.filter(isOver)) ?? [];
  if (past.length === 0 && !query.hasNextPage) return null;
  return (
    <Panel title={t('alarm.past')}>
      <ul className={styles.list}>
        {past.map((alarm) => (
          <PastAlarm key={alarm.id} alarm={alarm} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button
          variant="default"
          size="compact-sm"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('alarm.more')}
        </Button>
      )}
    </Panel>
  );
}

const isOver = ({ endedAt }: ListedAlarm): boolean => endedAt !== null;

/** The day once, where it began and ended on the same one. */
function spanText(since: string, endedAt: string, now: Date, t: ReturnType<typeof useT>): string {
  const [from, until] = [new Date(since), new Date(endedAt)];
  const isOneDay = from.toDateString() === until.toDateString();
  return t('alarm.span', {
    from: momentText(since, now),
    until: isOneDay ? clock(until) : momentText(endedAt, now),
  });
}

function PastAlarm({ alarm }: { readonly alarm: ListedAlarm }) {
  const t = useT();
  const now = useNow(HALF_A_MINUTE_MS);
  const { since, endedAt } = alarm;
  return (
    <li className={styles.alarm}>
      <Text component="span" size="sm" className={styles.time}>
        {endedAt === null ? momentText(since, now) : spanText(since, endedAt, now, t)}
      </Text>
      <What alarm={alarm} isCalling={false} isPast />
    </li>
  );
}
