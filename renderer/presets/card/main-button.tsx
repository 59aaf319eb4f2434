import { Button } from '@mantine/core';
import { IconArchiveOff, IconLock, IconPlayerPlayFilled } from '@tabler/icons-react';
import type { Preset } from '#contract/model/preset.ts';
import { singleClick } from '../../shared/components/interaction.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { isKnownToRun } from '../../shared/recordings/standing.ts';
import type { PresetOnBoard } from '../controls/use-preset.ts';
import { useBoardActions } from './board-actions.ts';
import styles from './main-button.module.css';

interface MainButtonProps {
  readonly preset: Preset;
  readonly on: PresetOnBoard;
}

/** Start; for an archived preset, which cannot be started, the button that brings it back. */
export function MainButton({ preset, on }: MainButtonProps) {
  const t = useT();
  const { archive } = useBoardActions();
  if (!preset.archived) {
    return (
      <StartButton
        name={preset.name}
        underWay={on.busy}
        waits={on.waits.start}
        asks={preset.confirmStart ?? false}
        again={isKnownToRun(on.standing)}
        onStart={on.onStart}
      />
    );
  }
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

interface StartButtonProps {
  readonly name: string;
  readonly underWay: boolean;
  /** Main holds the click and continues once the operator has entered the secret. */
  readonly waits: boolean;
  /** Another question comes before the start. */
  readonly asks?: boolean;
  /** Something of it runs, or may run: less loud than what can still be missed, and a question comes first. */
  readonly again?: boolean;
  readonly onStart: () => void;
}

/**
 * The button that the product is for. Plain, so that nothing of a library runs between the click and the
 * channel. While a run is under way it stays focusable: a button that goes away takes the focus with it.
 */
function StartButton({
  name,
  underWay,
  waits,
  asks = false,
  again = false,
  onStart,
}: StartButtonProps) {
  const t = useT();
  return (
    <button
      type="button"
      data-start
      data-again={again || undefined}
      className={styles.start}
      aria-label={t(waits ? 'presets.waits.label' : 'presets.start.label', { preset: name })}
      aria-disabled={underWay || undefined}
      onClick={underWay ? undefined : singleClick(onStart)}
    >
      {waits ? (
        <IconLock size={16} aria-hidden="true" />
      ) : (
        <IconPlayerPlayFilled size={16} aria-hidden="true" />
      )}
      {t(waits ? 'presets.waits' : asks || again ? 'board.start.asks' : 'presets.start')}
    </button>
  );
}
