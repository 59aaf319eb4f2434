import { Button } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { useId } from 'react';
import { isUnderWay } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { Badge } from '../shared/components/badge.tsx';
import { NotAir } from '../shared/components/not-air.tsx';
import { singleClick } from '../shared/components/single-click.ts';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import type { OnAirGroup } from './groups.ts';
import styles from './on-air.module.css';
import { OnAirRowLine } from './on-air-row.tsx';

interface OnAirGroupListProps {
  readonly group: OnAirGroup;
  readonly now: Date;
  readonly onStop: (recordings: readonly Recording[]) => void;
}

/** What one preset has started, under its name. */
export function OnAirGroupList({ group, now, onStop }: OnAirGroupListProps) {
  const t = useT();
  const id = useId();
  const { presetId, preset, practice, rows } = group;
  const name = shownName(group.name, t);
  const busy = useAppState((state) => isUnderWay(state.runs[presetId]));
  return (
    <section className={styles.group} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.name} title={name}>
          {name}
        </h2>
        {!preset && <Badge tone="amber">{t('onAir.preset.deleted')}</Badge>}
        {preset?.archived && <Badge tone="grey">{t('onAir.preset.archived')}</Badge>}
        {practice && <NotAir />}
        <span className={styles.gap} />
        {rows.length > 1 && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPlayerStop size={16} />}
            disabled={busy}
            aria-label={t('onAir.stopGroup.label', { preset: name, count: rows.length })}
            onClick={singleClick(() => onStop(rows.map(({ recording }) => recording)))}
          >
            {t('onAir.stopGroup', { count: rows.length })}
          </Button>
        )}
      </div>
      <ul className={styles.rows}>
        {rows.map((row) => (
          <OnAirRowLine
            key={`${row.recording.appId} ${row.recording.service} ${row.recording.vendor} ${row.recording.streamId}`}
            row={row}
            now={now}
            busy={busy}
            onStop={() => onStop([row.recording])}
          />
        ))}
      </ul>
    </section>
  );
}
