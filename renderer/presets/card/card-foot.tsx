import { ActionIcon, Button } from '@mantine/core';
import {
  type Icon as AnyIcon,
  IconListDetails,
  IconPlayerStop,
  IconPlaylistAdd,
} from '@tabler/icons-react';
import { type MouseEventHandler, useState } from 'react';
import type { Preset } from '#contract/model/preset.ts';
import type { RunView } from '#contract/model/run.ts';
import type { Standing } from '#contract/rules/classify-targets.ts';
import { singleClick } from '../../shared/components/interaction.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { preloadable } from '../../shared/preloadable.tsx';
import { isKnownToRun } from '../../shared/recordings/standing.ts';
import styles from './card-foot.module.css';

const RunSheet = preloadable(() => import('../run/run-sheet.tsx'));

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
  const Action = compact ? SmallAction : TextAction;
  return (
    <div className={styles.foot} data-compact={compact || undefined}>
      <span className={styles.left}>
        {run && (
          <Action
            quiet
            Icon={IconListDetails}
            text={t('run.showDetails')}
            onClick={() => setOpened(true)}
          />
        )}
      </span>
      {!preset.archived && running.length > 0 && missing.length > 0 && (
        <Action
          Icon={IconPlaylistAdd}
          text={t('presets.startMissing')}
          label={t('presets.startMissing.label', names)}
          disabled={busy}
          onClick={singleClick(onStartMissing)}
        />
      )}
      {isKnown && (
        <TextAction
          Icon={IconPlayerStop}
          text={t('presets.stop')}
          label={t('presets.stop.label', names)}
          disabled={busy}
          onClick={singleClick(onStop)}
        />
      )}
      {run && opened && <RunSheet run={run} onClosed={() => setOpened(false)} />}
    </div>
  );
}

interface FootActionProps {
  readonly Icon: AnyIcon;
  readonly text: string;
  /** Names the preset too, for screen readers; where absent, they read the words alone. */
  readonly label?: string | undefined;
  /** Less prominent, for a button that changes nothing. */
  readonly quiet?: boolean;
  readonly disabled?: boolean;
  readonly onClick: MouseEventHandler;
}

/** A button with its words, where there is room. */
function TextAction({ Icon, text, label, quiet = false, ...button }: FootActionProps) {
  return (
    <Button
      variant={quiet ? 'subtle' : 'default'}
      size={quiet ? 'compact-sm' : 'xs'}
      leftSection={<Icon size={16} />}
      aria-label={label}
      {...button}
    >
      {text}
    </Button>
  );
}

/** The same as a sign; the words come up when it is pointed at. */
function SmallAction({ Icon, text, label, quiet = false, ...button }: FootActionProps) {
  return (
    <ActionIcon
      variant={quiet ? 'subtle' : 'default'}
      {...(quiet && { color: 'gray' })}
      size={30}
      title={text}
      aria-label={label ?? text}
      {...button}
    >
      <Icon size={18} />
    </ActionIcon>
  );
}
