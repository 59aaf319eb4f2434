import { SegmentedControl, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import type { Call } from '#contract/model/outcome.ts';
import { isUnderWay, type RunView, verifiedAt } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';
import { inDoubt } from '#contract/rules/in-doubt.ts';
import { OperatorVerdictButtons } from '../../shared/call/operator-verdict.tsx';
import { Status } from '../../shared/components/status.tsx';
import { VendorName } from '../../shared/components/vendor-name.tsx';
import { vendorName } from '../../shared/format/text.ts';
import { clockWithSeconds } from '../../shared/format/time.ts';
import { useNow } from '../../shared/format/use-now.ts';
import { type Translate, useT } from '../../shared/i18n/use-t.ts';
import { runsSince } from '../../shared/recordings/standing.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { LANE_FILTERS, type Lane, type LaneFilter, lanesOf, passes, sumsOf } from './lanes.ts';
import styles from './run-view.module.css';
import { VendorSums } from './vendor-sums.tsx';

const SECOND_MS = 1_000;

/** So many stand in the page as they are; of more only those in sight exist. */
const FEW = 12;
const ROW_HEIGHT = 33;
const OVERSCAN = 8;

interface RunLanesProps {
  readonly run: RunView;
  readonly recordings: readonly Recording[];
  readonly uncertain: readonly Recording[];
  readonly onOpen: (callId: string) => void;
}

/** Every stream at every vendor; of many also how many stand where, and a choice of which to see. */
export function RunLanes({ run, recordings, uncertain, onOpen }: RunLanesProps) {
  const t = useT();
  const [filter, setFilter] = useState<LaneFilter>('all');
  const now = useNow(isUnderWay(run) ? SECOND_MS : null);
  const lanes = useMemo(() => lanesOf(run), [run]);
  const doubts = useMemo(
    () => new Set(inDoubt(run, uncertain).map(({ call, streamId }) => `${call.id} ${streamId}`)),
    [run, uncertain],
  );
  const many = lanes.length > FEW;
  const shown = many ? lanes.filter((lane) => passes(lane, filter)) : lanes;
  return (
    <>
      {many && <VendorSums sums={sumsOf(lanes, recordings)} run={run} />}
      {many && (
        <SegmentedControl
          aria-label={t('lane.filter')}
          value={filter}
          onChange={(value) => setFilter(value as LaneFilter)}
          data={LANE_FILTERS.map((value) => ({
            value,
            label: t(`lane.filter.${value}`, {
              count: lanes.filter((lane) => passes(lane, value)).length,
            }),
          }))}
        />
      )}
      <LaneList
        // Another choice is read from its top.
        key={filter}
        lanes={shown}
        createdAt={run.createdAt}
        practice={run.practice}
        now={now}
        doubts={doubts}
        onOpen={onOpen}
      />
      {shown.length === 0 && <p>{t('lane.none')}</p>}
    </>
  );
}

interface LaneListProps {
  readonly lanes: readonly Lane[];
  readonly createdAt: string;
  readonly practice: boolean;
  readonly now: Date;
  /** Keys of lanes that wait for a verdict, or have one. */
  readonly doubts: ReadonlySet<string>;
  readonly onOpen: (callId: string) => void;
}

function LaneList(props: LaneListProps) {
  return props.lanes.length > FEW ? <ManyLanes {...props} /> : <FewLanes {...props} />;
}

function FewLanes({ lanes, doubts, ...rest }: LaneListProps) {
  const t = useT();
  return (
    <ul className={styles.lanes} aria-label={t('lane.all')}>
      {lanes.map((lane) => (
        <li key={lane.key} className={styles.item}>
          <LaneRow lane={lane} inDoubt={doubts.has(lane.key)} {...rest} />
        </li>
      ))}
    </ul>
  );
}

/** A list of its own height, in which a lane is as high as what it says. */
function ManyLanes({ lanes, doubts, ...rest }: LaneListProps) {
  const t = useT();
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lanes.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    getItemKey: (index) => lanes[index]?.key ?? index,
  });
  return (
    <div ref={scroll} className={styles.scroll}>
      <ul
        className={styles.lanes}
        aria-label={t('lane.all')}
        style={{ height: virtual.getTotalSize(), position: 'relative' }}
      >
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const lane = lanes[index];
          if (!lane) return null;
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={lanes.length}
              aria-posinset={index + 1}
              className={styles.item}
              style={{ position: 'absolute', insetInline: 0, top: start }}
            >
              <LaneRow lane={lane} inDoubt={doubts.has(lane.key)} {...rest} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface LaneRowProps {
  readonly lane: Lane;
  readonly createdAt: string;
  readonly practice: boolean;
  readonly now: Date;
  /** Its state is unknown: the operator can record a verdict here. */
  readonly inDoubt: boolean;
  /** Opens the request and its answer, once there is one. */
  readonly onOpen: (callId: string) => void;
}

/** One stream at one vendor: its state, since when, the number of attempts, and the operator's verdict. */
function LaneRow({ lane, createdAt, practice, now, inDoubt, onOpen }: LaneRowProps) {
  const t = useT();
  const { call, streamId, status } = lane;
  const runs = useAppState((state) => runsSince(state.recordings, lane));
  return (
    <>
      <div className={styles.lane}>
        {call.outcome ? (
          <UnstyledButton
            className={styles.open}
            aria-label={t('lane.open', { stream: streamId, vendor: vendorName(call.vendor, t) })}
            onClick={() => onOpen(call.id)}
          >
            <span className={`${styles.id} mono`}>{streamId}</span>
            <IconChevronRight size={14} className={styles.more} aria-hidden="true" />
          </UnstyledButton>
        ) : (
          <span className={`${styles.stream} mono`}>{streamId}</span>
        )}
        <VendorName vendor={call.vendor} />
        <Status
          status={status}
          practice={practice}
          action={call.action}
          ended={!runs}
          verifiedAt={verifiedAt([
            { verdicts: call.verdicts.filter((verdict) => verdict.streamId === streamId) },
          ])}
        />
        <span className={styles.time}>{timeText(call, createdAt, now, t)}</span>
      </div>
      {inDoubt && (
        <div className={styles.text}>
          <OperatorVerdictButtons call={call} streamId={streamId} />
        </div>
      )}
    </>
  );
}

const IN_SECONDS = 120;

function sinceText(moment: string, now: Date, t: Translate): string {
  const count = Math.max(0, Math.floor((now.getTime() - Date.parse(moment)) / 1000));
  return count < IN_SECONDS
    ? t('duration.seconds', { count })
    : t('duration.minutes', { count: Math.floor(count / 60) });
}

/** Since when it waits or is out; of what is over, when it was sent and how long it took. */
function timeText(call: Call, createdAt: string, now: Date, t: Translate): string {
  const { state, attempts, startedAt, durationMs, retryAt } = call;
  if (retryAt)
    return t('run.retry', { count: attempts, time: clockWithSeconds(new Date(retryAt)) });
  if (state === 'queued') return t('lane.queued', { time: sinceText(createdAt, now, t) });
  if (startedAt === null) return t('field.neverSent');
  const again = attempts > 1 ? [t('lane.tries', { count: attempts })] : [];
  if (state === 'sending') {
    return [t('lane.sending', { time: sinceText(startedAt, now, t) }), ...again].join(' · ');
  }
  const took = durationMs === null ? [] : [t('field.milliseconds', { count: durationMs })];
  return [clockWithSeconds(new Date(startedAt)), ...took, ...again].join(' · ');
}
