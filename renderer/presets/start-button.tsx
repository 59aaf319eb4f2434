import { IconLock, IconPlayerPlayFilled } from '@tabler/icons-react';
import { singleClick } from '../shared/components/single-click.ts';
import { useT } from '../shared/i18n/use-t.ts';
import styles from './start-button.module.css';

interface StartButtonProps {
  readonly name: string;
  readonly underWay: boolean;
  /** The click is with main and goes on once somebody has given a secret. */
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
export function StartButton({
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
