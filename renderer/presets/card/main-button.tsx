import { Button } from '@mantine/core';
import { IconArchiveOff, IconLock, IconPlayerPlayFilled } from '@tabler/icons-react';
import type { Preset } from '#contract/model/preset.ts';
import { DangerSign } from '../../shared/components/danger.tsx';
import { singleClick } from '../../shared/components/interaction.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { isKnownToRun } from '../../shared/recordings/standing.ts';
import { useJustChanged } from '../controls/use-just-changed.ts';
import type { PresetOnBoard } from '../controls/use-preset.ts';
import { useBoardActions } from './board-actions.ts';
import styles from './main-button.module.css';

interface MainButtonProps {
  readonly preset: Preset;
  readonly on: PresetOnBoard;
}

/** Stop while something runs or may run, else Start; for an archived preset the button that brings it back. */
export function MainButton({ preset, on }: MainButtonProps) {
  const t = useT();
  const { archive } = useBoardActions();
  const runs = isKnownToRun(on.standing);
  if (runs || !preset.archived) return <StartStopButton preset={preset} on={on} runs={runs} />;
  return (
    <Button
      variant="default"
      leftSection={<IconArchiveOff size={16} />}
      aria-label={t('board.unarchive.label', { preset: preset.name })}
      onClick={() => archive(preset, false)}
    >
      {t('board.unarchive')}
    </Button>
  );
}

/**
 * The button that the product is for. Plain, so that nothing of a library runs between the click and the
 * channel. It stays focusable while a run is under way, and one element throughout: a button that goes away
 * takes the focus with it.
 */
function StartStopButton({ preset, on, runs }: MainButtonProps & { readonly runs: boolean }) {
  const t = useT();
  const { name, confirmStart = false } = preset;
  const justChanged = useJustChanged(runs ? 'stop' : 'start');
  const isBlocked = on.busy || justChanged;
  const waits = on.waits.start && !runs;
  const label = waits ? 'presets.waits.label' : 'presets.start.label';
  const text = waits ? 'presets.waits' : confirmStart ? 'board.start.asks' : 'presets.start';
  const press = runs ? on.onStop : on.onStart;
  return (
    <button
      type="button"
      {...(runs ? { 'data-stop': true } : { 'data-start': true })}
      className={styles.main}
      aria-label={t(runs ? 'presets.stop.label' : label, { preset: name })}
      aria-disabled={isBlocked || undefined}
      onClick={isBlocked ? undefined : singleClick(press)}
    >
      <Sign runs={runs} waits={waits} />
      {t(runs ? 'presets.stop' : text)}
    </button>
  );
}

function Sign({ runs, waits }: { readonly runs: boolean; readonly waits: boolean }) {
  if (runs) return <DangerSign of="stop" />;
  const Icon = waits ? IconLock : IconPlayerPlayFilled;
  return <Icon size={16} aria-hidden="true" />;
}
