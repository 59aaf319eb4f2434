import { Button } from '@mantine/core';
import { useId, useMemo, useState } from 'react';
import { STATUS_APPEARANCES } from '#contract/model/colours.ts';
import { isUnderWay } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';
import { endOfRecording } from '#contract/rules/end-of-recording.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { useAsking } from '../shared/commands/ask-context.ts';
import { Badge, NotAir } from '../shared/components/badge.tsx';
import { dangerLook } from '../shared/components/danger.tsx';
import { Empty } from '../shared/components/empty.tsx';
import { singleClick } from '../shared/components/interaction.ts';
import { Page } from '../shared/components/page.tsx';
import { HALF_A_MINUTE_MS, useNow } from '../shared/format/use-now.ts';
import { useT } from '../shared/i18n/use-t.ts';
import { STOP_ALL, useCalled } from '../shared/navigation.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { CERTAINTIES, groupsOf, type OnAirGroup, STATUS_OF } from './groups.ts';
import styles from './on-air.module.css';
import { OnAirRowLine } from './on-air-row.tsx';
import { StopRecordings, Unstopped, type UnstoppedPart } from './stop-recordings.tsx';

/** Everything that runs or may run, whatever has become of its preset and account, with a way to stop it. */
export default function OnAirView() {
  const t = useT();
  const recordings = useAppState((state) => state.recordings);
  const presets = useAppState((state) => state.presets);
  const accounts = useAppState((state) => state.accounts);
  const groups = useMemo(
    () => groupsOf(recordings, presets, accounts),
    [recordings, presets, accounts],
  );
  const [stopping, setStopping] = useState<readonly Recording[] | null>(null);
  const [unstopped, setUnstopped] = useState<readonly UnstoppedPart[]>([]);
  const now = useNow(HALF_A_MINUTE_MS);
  const { askMany } = useAsking();
  const stopAll = () => askMany({ kind: 'stop', presetIds: null });
  useCalled('on-air', { [STOP_ALL]: stopAll });
  return (
    <Page
      title={t('nav.on-air')}
      actions={
        recordings.length > 0 && (
          <Button {...dangerLook('stop')} onClick={singleClick(stopAll)}>
            {t('onAir.stopAll')}
          </Button>
        )
      }
    >
      {recordings.length === 0 ? (
        <Empty title={t('onAir.none.title')}>{t('onAir.none.text')}</Empty>
      ) : (
        <OnAirSums recordings={recordings} />
      )}
      <Unstopped parts={unstopped} onDismiss={() => setUnstopped([])} />
      <div className={styles.groups}>
        {groups.map((group) => (
          <OnAirGroupList
            key={`${group.presetId} ${group.practice}`}
            group={group}
            now={now}
            onStop={setStopping}
          />
        ))}
      </div>
      {stopping && (
        <StopRecordings
          recordings={stopping}
          onUnstopped={setUnstopped}
          onClose={() => setStopping(null)}
        />
      )}
    </Page>
  );
}

/** How much there is, before the eye goes down the list. */
function OnAirSums({ recordings }: { readonly recordings: readonly Recording[] }) {
  const t = useT();
  const air = recordings.filter(({ practice }) => !practice);
  const practice = recordings.length - air.length;
  const endless = air.filter((one) => endOfRecording(one) === null).length;
  return (
    <output className={styles.sums} aria-live="polite">
      {CERTAINTIES.map((which) => {
        const count = air.filter(({ certainty }) => certainty === which).length;
        const { tone, sign } = STATUS_APPEARANCES[STATUS_OF[which]];
        return (
          count > 0 && (
            <span key={which} className={styles.sum} data-tone={tone}>
              <span aria-hidden="true">{sign}</span>{' '}
              {t('onAir.sum', { count, certainty: t(`onAir.certainty.${which}`) })}
            </span>
          )
        );
      })}
      {endless > 0 && (
        <span className={styles.sum}>{t('onAir.sum.endless', { count: endless })}</span>
      )}
      {practice > 0 && (
        <span className={styles.sum} data-tone="violet">
          <span aria-hidden="true">●</span> {t('onAir.sum.practice', { count: practice })}
        </span>
      )}
    </output>
  );
}

interface OnAirGroupListProps {
  readonly group: OnAirGroup;
  readonly now: Date;
  readonly onStop: (recordings: readonly Recording[]) => void;
}

/** What one preset has started, under its name. */
function OnAirGroupList({ group, now, onStop }: OnAirGroupListProps) {
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
            {...dangerLook('stop')}
            size="compact-sm"
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
