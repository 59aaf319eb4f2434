import { Button } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Recording } from '#contract/model/start.ts';
import { Empty } from '../shared/components/empty.tsx';
import { Page } from '../shared/components/page.tsx';
import { singleClick } from '../shared/components/single-click.ts';
import { HALF_A_MINUTE_MS, useNow } from '../shared/format/use-now.ts';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { groupsOf } from './groups.ts';
import styles from './on-air.module.css';
import { OnAirGroupList } from './on-air-group.tsx';
import { OnAirSums } from './on-air-sums.tsx';
import { StopRecordings } from './stop-recordings.tsx';
import { Unstopped, type UnstoppedPart } from './unstopped.tsx';

/** What is to be stopped; null for everything. */
interface Stopping {
  readonly recordings: readonly Recording[];
  readonly all: boolean;
}

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
  const [stopping, setStopping] = useState<Stopping | null>(null);
  const [unstopped, setUnstopped] = useState<readonly UnstoppedPart[]>([]);
  const now = useNow(HALF_A_MINUTE_MS);
  return (
    <Page
      title={t('nav.on-air')}
      actions={
        recordings.length > 0 && (
          <Button
            variant="default"
            leftSection={<IconPlayerStop size={16} />}
            onClick={singleClick(() => setStopping({ recordings, all: true }))}
          >
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
            onStop={(some) => setStopping({ recordings: some, all: false })}
          />
        ))}
      </div>
      {stopping && (
        <StopRecordings
          {...stopping}
          // What has ended meanwhile is not asked about any more.
          recordings={stopping.all ? recordings : stopping.recordings}
          onUnstopped={setUnstopped}
          onClose={() => setStopping(null)}
        />
      )}
    </Page>
  );
}
