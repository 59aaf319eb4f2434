import { Button, type ButtonProps } from '@mantine/core';
import { IconPlayerPlayFilled, IconPlayerStop } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import type { Preset } from '#contract/model/preset.ts';
import { useAsking } from '../../shared/commands/ask-context.ts';
import { retryMissing, startPreset, stopPreset } from '../../shared/commands/commands.ts';
import { useUnanswered } from '../../shared/commands/use-commands.ts';
import { singleClick } from '../../shared/components/interaction.ts';
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
 * An action on several presets works like a click on each of them: questions come one after the other, and no
 * question is skipped because there are many.
 */
export function SelectionBar({ selected, shown, onSelect, onDone }: SelectionBarProps) {
  const t = useT();
  const asking = useAsking();
  const runs = useAppState((state) => state.runs);
  const recordings = useAppState((state) => state.recordings);
  const accounts = useAppState((state) => state.accounts);
  const { start, stop, missing } = possibleWith(selected, { runs, recordings, accounts });
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
        <CommandButton
          variant="default"
          text="board.startMissing"
          presets={missing}
          command={(preset, together) => void retryMissing(asking, preset.id, together)}
        />
      )}
      <CommandButton
        variant="default"
        leftSection={<IconPlayerStop size={16} />}
        text="board.stopSelected"
        presets={stop}
        command={(preset) => void stopPreset(asking, preset.id)}
      />
      <CommandButton
        leftSection={<IconPlayerPlayFilled size={16} />}
        text="board.startSelected"
        presets={start}
        command={(preset, together) => void startPreset(asking, preset.id, 'ask', { together })}
      />
      <Button variant="subtle" onClick={onDone}>
        {t('board.selectDone')}
      </Button>
    </section>
  );
}

interface CommandButtonProps extends ButtonProps {
  readonly text: 'board.startMissing' | 'board.stopSelected' | 'board.startSelected';
  readonly presets: readonly Preset[];
  readonly command: (preset: Preset, together: boolean) => void;
}

/**
 * Does the same with each, but for those of which something is asked and not answered yet. It stays focusable
 * meanwhile: a button that goes away takes the focus with it.
 */
function CommandButton({ text, presets, command, ...button }: CommandButtonProps) {
  const t = useT();
  const unanswered = useUnanswered();
  const free = presets.filter(({ id }) => !unanswered.has(id));
  const isIdle = free.length === 0;
  return (
    <Button
      {...button}
      {...(isIdle && { 'data-disabled': true })}
      aria-disabled={isIdle || undefined}
      onClick={singleClick(() => {
        for (const preset of free) command(preset, free.length > 1);
      })}
    >
      {t(text, { count: free.length })}
    </Button>
  );
}

interface Selecting {
  /** Null while nothing is being selected. */
  readonly selection: ReadonlySet<string> | null;
  readonly select: (id: string, selected: boolean) => void;
  readonly selectAll: (presets: readonly Preset[] | null) => void;
}

/** The presets that a person has picked for one thing to be done with all of them. */
export function useSelection(): Selecting {
  const [selection, setSelection] = useState<ReadonlySet<string> | null>(null);
  const select = useCallback((id: string, selected: boolean) => {
    setSelection((known) => {
      const others = [...(known ?? [])].filter((one) => one !== id);
      return new Set(selected ? [...others, id] : others);
    });
  }, []);
  const selectAll = useCallback((presets: readonly Preset[] | null) => {
    setSelection(presets && new Set(presets.map(({ id }) => id)));
  }, []);
  return { selection, select, selectAll };
}
