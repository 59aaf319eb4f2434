import { IconListDetails, IconPlayerStop, IconPlaylistAdd } from '@tabler/icons-react';
import { useState } from 'react';
import type { Preset } from '#contract/model/preset.ts';
import type { RunView } from '#contract/model/run.ts';
import type { Standing } from '#contract/rules/classify-targets.ts';
import { singleClick } from '../shared/components/single-click.ts';
import { useT } from '../shared/i18n/use-t.ts';
import { preloadable } from '../shared/preloadable.tsx';
import { isKnownToRun } from '../shared/recordings/standing.ts';
import { SmallAction, WordAction } from './board/foot-action.tsx';
import styles from './card-foot.module.css';

const RunSheet = preloadable(() => import('./run-sheet.tsx'));

interface CardFootProps {
  readonly preset: Preset;
  readonly run: RunView | undefined;
  readonly standing: Standing;
  readonly busy: boolean;
  /** Only the buttons: on a row the state stands beside them. */
  readonly compact?: boolean;
  readonly onStartMissing: () => void;
  readonly onStop: () => void;
}

/** What can be done once something runs. Its place is kept at rest, and it is away from Start on purpose. */
export function CardFoot({
  preset,
  run,
  standing,
  busy,
  compact = false,
  onStartMissing,
  onStop,
}: CardFootProps) {
  const t = useT();
  const [opened, setOpened] = useState(false);
  const { running, missing } = standing;
  const isKnown = isKnownToRun(standing);
  const names = { preset: preset.name };
  const Action = compact ? SmallAction : WordAction;
  return (
    <div className={styles.foot} data-compact={compact || undefined}>
      <span className={styles.left}>
        {run && (
          <Action
            quiet
            Icon={IconListDetails}
            words={t('run.showDetails')}
            onClick={() => setOpened(true)}
          />
        )}
      </span>
      {!preset.archived && running.length > 0 && missing.length > 0 && (
        <Action
          Icon={IconPlaylistAdd}
          words={t('presets.startMissing')}
          label={t('presets.startMissing.label', names)}
          disabled={busy}
          onClick={singleClick(onStartMissing)}
        />
      )}
      {isKnown && (
        <WordAction
          Icon={IconPlayerStop}
          words={t('presets.stop')}
          label={t('presets.stop.label', names)}
          disabled={busy}
          onClick={singleClick(onStop)}
        />
      )}
      {run && opened && <RunSheet run={run} onClosed={() => setOpened(false)} />}
    </div>
  );
}
