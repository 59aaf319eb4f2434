import { Tooltip } from '@mantine/core';
import { IconPlayerPlayFilled } from '@tabler/icons-react';
import { useId } from 'react';
import { useT } from '../shared/i18n/use-t.ts';
import styles from './start-button.module.css';

interface StartButtonProps {
  readonly name: string;
  readonly underWay: boolean;
  /** What another start would do where something runs already. */
  readonly again: readonly string[];
  readonly onStart: () => void;
}

/**
 * The button that the product is for. Plain, so that nothing of a library runs between the click and the
 * channel. While a run is under way it stays focusable: a button that goes away takes the focus with it.
 */
export function StartButton({ name, underWay, again, onStart }: StartButtonProps) {
  const t = useT();
  const id = useId();
  const warns = again.length > 0 && !underWay;
  return (
    <Tooltip
      label={again.map((sentence) => <div key={sentence}>{sentence}</div>)}
      disabled={!warns}
      events={{ hover: true, focus: true, touch: false }}
      openDelay={0}
      position="top-end"
    >
      <button
        type="button"
        data-start
        className={styles.start}
        aria-label={t('presets.start.label', { preset: name })}
        aria-describedby={warns ? id : undefined}
        aria-disabled={underWay || undefined}
        onClick={underWay ? undefined : onStart}
      >
        <IconPlayerPlayFilled size={16} aria-hidden="true" />
        {t('presets.start')}
        {warns && (
          <span id={id} hidden>
            {again.join(t('sentence.separator'))}
          </span>
        )}
      </button>
    </Tooltip>
  );
}
