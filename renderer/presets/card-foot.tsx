import { Button } from '@mantine/core';
import { IconListDetails, IconPlayerStop } from '@tabler/icons-react';
import { useState } from 'react';
import type { Preset } from '../../electron/contract/preset.ts';
import type { RunView } from '../../electron/contract/run.ts';
import { useT } from '../shared/i18n/use-t.ts';
import { preloadable } from '../shared/preloadable.tsx';
import type { Standing } from '../shared/recordings/standing.ts';
import styles from './card-foot.module.css';

const RunSheet = preloadable(() => import('./run-sheet.tsx'));

interface CardFootProps {
  readonly preset: Preset;
  readonly run: RunView | undefined;
  readonly standing: Standing;
  readonly busy: boolean;
  readonly onStartMissing: () => void;
  readonly onStop: () => void;
}

/** What can be done once something runs. Its place is kept at rest, and it is away from Start on purpose. */
export function CardFoot({ preset, run, standing, busy, onStartMissing, onStop }: CardFootProps) {
  const t = useT();
  const [opened, setOpened] = useState(false);
  const { running, perhaps, missing } = standing;
  const known = running.length + perhaps.length;
  const names = { preset: preset.name };
  return (
    <div className={styles.foot}>
      <span className={styles.left}>
        {!run && known === 0 && t('run.none')}
        {run?.calls.some(({ outcome }) => outcome) && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconListDetails size={16} />}
            onClick={() => setOpened(true)}
          >
            {t('run.showDetails')}
          </Button>
        )}
      </span>
      {running.length > 0 && missing.length > 0 && (
        <Button
          variant="default"
          size="xs"
          disabled={busy}
          aria-label={t('presets.startMissing.label', names)}
          onClick={onStartMissing}
        >
          {t('presets.startMissing')}
        </Button>
      )}
      {known > 0 && (
        <Button
          variant="default"
          size="xs"
          disabled={busy}
          leftSection={<IconPlayerStop size={16} />}
          aria-label={t('presets.stop.label', names)}
          onClick={onStop}
        >
          {t('presets.stop')}
        </Button>
      )}
      {run && opened && <RunSheet run={run} onClosed={() => setOpened(false)} />}
    </div>
  );
}
