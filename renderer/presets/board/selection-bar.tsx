import { Button } from '@mantine/core';
import { IconPlayerPlayFilled, IconPlayerStop } from '@tabler/icons-react';
import type { Preset } from '../../../electron/contract/preset.ts';
import { useAsking } from '../../questions/ask-context.ts';
import { askToStop, scopeOfMissing, startPreset } from '../../questions/deeds.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { possibleWith } from './selection.ts';
import styles from './selection-bar.module.css';

interface SelectionBarProps {
  readonly selected: readonly Preset[];
  /** All that could be selected now. */
  readonly shown: readonly Preset[];
  readonly onSelect: (presets: readonly Preset[]) => void;
  readonly onDone: () => void;
}

/**
 * What is done with several presets goes the way of a click on each of them: questions come one after the
 * other, and nothing is left out for being one of many.
 */
export function SelectionBar({ selected, shown, onSelect, onDone }: SelectionBarProps) {
  const t = useT();
  const asking = useAsking();
  const runs = useAppState((state) => state.runs);
  const recordings = useAppState((state) => state.recordings);
  const { start, stop, missing } = possibleWith(selected, { runs, recordings });
  const areAll = shown.every((preset) => selected.includes(preset));
  return (
    <section className={styles.bar} aria-label={t('board.selection')}>
      <output className={styles.count} aria-live="polite">
        {t('board.selected', { count: selected.length })}
      </output>
      <Button variant="subtle" size="compact-sm" onClick={() => onSelect(areAll ? [] : shown)}>
        {t(areAll ? 'board.selectNone' : 'board.selectAll')}
      </Button>
      <span className={styles.gap} />
      {missing.length > 0 && (
        <Button
          variant="default"
          onClick={() => {
            for (const preset of missing) {
              void startPreset(asking, preset.id, scopeOfMissing(preset));
            }
          }}
        >
          {t('board.startMissing', { count: missing.length })}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconPlayerStop size={16} />}
        disabled={stop.length === 0}
        onClick={() => {
          for (const preset of stop) askToStop(asking, preset);
        }}
      >
        {t('board.stopSelected', { count: stop.length })}
      </Button>
      <Button
        leftSection={<IconPlayerPlayFilled size={16} />}
        disabled={start.length === 0}
        onClick={() => {
          for (const preset of start) void startPreset(asking, preset.id, 'ask');
        }}
      >
        {t('board.startSelected', { count: start.length })}
      </Button>
      <Button variant="subtle" onClick={onDone}>
        {t('board.selectDone')}
      </Button>
    </section>
  );
}
