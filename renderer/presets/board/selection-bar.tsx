import { Button, type ButtonProps } from '@mantine/core';
import { IconPlayerPlayFilled } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import type { Preset } from '#contract/model/preset.ts';
import { useAsking } from '../../shared/commands/ask-context.ts';
import { useUnanswered } from '../../shared/commands/use-commands.ts';
import { dangerLook } from '../../shared/components/danger.tsx';
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

/** What can be done with several presets at once: each way opens one sheet, which asks about all of them. */
export function SelectionBar({ selected, shown, onSelect, onDone }: SelectionBarProps) {
  const t = useT();
  const { askMany } = useAsking();
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
        <BatchButton
          variant="default"
          text="board.startMissing"
          presets={missing}
          onAsk={(presets) => askMany({ kind: 'start', presetIds: idsOf(presets), missing: true })}
        />
      )}
      <BatchButton
        {...dangerLook('stop')}
        text="board.stopSelected"
        presets={stop}
        onAsk={() => askMany({ kind: 'stop', presetIds: idsOf(selected) })}
      />
      <BatchButton
        leftSection={<IconPlayerPlayFilled size={16} />}
        text="board.startSelected"
        presets={start}
        onAsk={() => askMany({ kind: 'start', presetIds: idsOf(selected) })}
      />
      <Button variant="subtle" onClick={onDone}>
        {t('board.selectDone')}
      </Button>
    </section>
  );
}

const idsOf = (presets: readonly Preset[]): string[] => presets.map(({ id }) => id);

interface BatchButtonProps extends ButtonProps {
  readonly text: 'board.startMissing' | 'board.stopSelected' | 'board.startSelected';
  readonly presets: readonly Preset[];
  readonly onAsk: (presets: readonly Preset[]) => void;
}

/**
 * Opens the sheet for all of them, and counts those of which nothing is asked that is not answered yet. It stays
 * focusable: a button that goes away takes the focus with it.
 */
function BatchButton({ text, presets, onAsk, ...button }: BatchButtonProps) {
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
        if (!isIdle) onAsk(free);
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
