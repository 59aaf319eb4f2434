import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { isUnderWay, type RunView } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';
import { inDoubt } from '#contract/rules/in-doubt.ts';
import { useNow } from '../../shared/format/use-now.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { FEW, LaneList } from './lane-list.tsx';
import { LANE_FILTERS, type LaneFilter, lanesOf, passes, sumsOf } from './lanes.ts';
import { VendorSums } from './vendor-sums.tsx';

const SECOND_MS = 1_000;

interface RunLanesProps {
  readonly run: RunView;
  readonly recordings: readonly Recording[];
  readonly perhaps: readonly Recording[];
  readonly onOpen: (callId: string) => void;
}

/** Every stream at every vendor; of many also how many stand where, and a choice of which to see. */
export function RunLanes({ run, recordings, perhaps, onOpen }: RunLanesProps) {
  const t = useT();
  const [filter, setFilter] = useState<LaneFilter>('all');
  const now = useNow(isUnderWay(run) ? SECOND_MS : null);
  const lanes = useMemo(() => lanesOf(run), [run]);
  const doubts = useMemo(
    () => new Set(inDoubt(run, perhaps).map(({ call, streamId }) => `${call.id} ${streamId}`)),
    [run, perhaps],
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
