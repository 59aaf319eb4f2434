import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useT } from '../../shared/i18n/use-t.ts';
import { LaneRow } from './lane-row.tsx';
import type { Lane } from './lanes.ts';
import styles from './run-view.module.css';

/** So many stand in the page as they are; of more only those in sight exist. */
export const FEW = 12;
const ROW_HEIGHT = 33;
const OVERSCAN = 8;

interface LaneListProps {
  readonly lanes: readonly Lane[];
  readonly createdAt: string;
  readonly practice: boolean;
  readonly now: Date;
  /** Keys of lanes that wait for a person's word, or have one. */
  readonly doubts: ReadonlySet<string>;
  readonly onOpen: (callId: string) => void;
}

export function LaneList(props: LaneListProps) {
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
