import { CloseButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useT } from '../../shared/i18n/use-t.ts';
import { movedSlot } from './decks-form.ts';
import { usePresetNames } from './preset-names.ts';
import styles from './remote.module.css';

type Way = -1 | 1;

interface SlotsProps {
  readonly label: string;
  /** Ids, in the order of the slots. */
  readonly presets: readonly string[];
  readonly onChange: (presets: readonly string[]) => void;
}

/** The presets in their slots: each can be moved, by button or Alt with an arrow, and removed. */
export function Slots({ label, presets, onChange }: SlotsProps) {
  const t = useT();
  const nameOf = usePresetNames();
  const [last, setLast] = useState<{ readonly id: string; readonly by: HTMLElement } | null>(null);
  // A row that is moved loses the focus with its place in the page.
  useEffect(() => last?.by.focus(), [last]);
  const move = (slot: number, way: Way, by: HTMLElement) => {
    onChange(movedSlot(presets, slot, way));
    setLast({ id: presets[slot] ?? '', by });
  };
  return (
    <>
      <ol className={styles.rows} aria-label={label}>
        {presets.map((presetId, slot) => (
          <Slot
            // A provision file may have given a deck one preset twice.
            key={`${presetId} ${presets.indexOf(presetId) === slot ? '' : slot}`}
            name={nameOf(presetId)}
            slot={slot}
            isLast={slot === presets.length - 1}
            onMove={(way, by) => move(slot, way, by)}
            onRemove={() => onChange(presets.filter((_, at) => at !== slot))}
          />
        ))}
      </ol>
      <output className="visually-hidden">
        {last &&
          t('remote.decks.moved', {
            preset: nameOf(last.id),
            slot: presets.indexOf(last.id) + 1,
            count: presets.length,
          })}
      </output>
    </>
  );
}

interface SlotProps {
  readonly name: string;
  readonly slot: number;
  readonly isLast: boolean;
  /** By which of its controls: it keeps the focus. */
  readonly onMove: (way: Way, by: HTMLElement) => void;
  readonly onRemove: () => void;
}

function Slot({ name, slot, isLast, onMove, onRemove }: SlotProps) {
  const t = useT();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    if (event.target instanceof HTMLElement) {
      onMove(event.key === 'ArrowUp' ? -1 : 1, event.target);
    }
  };
  const move = (way: Way, text: string, isAtEnd: boolean) => {
    const Sign = way < 0 ? IconArrowUp : IconArrowDown;
    return (
      // Not `disabled` at its end: it may have the focus.
      <button
        type="button"
        className={styles.move}
        title={text}
        aria-label={text}
        aria-disabled={isAtEnd || undefined}
        onClick={(event) => onMove(way, event.currentTarget)}
      >
        <Sign size={16} aria-hidden="true" />
      </button>
    );
  };
  return (
    <li className={styles.row} onKeyDown={onKeyDown}>
      <span className={styles.slot} aria-hidden="true">
        {slot + 1}
      </span>
      <span className={styles.preset}>{name}</span>
      {move(-1, t('remote.decks.up', { preset: name }), slot === 0)}
      {move(1, t('remote.decks.down', { preset: name }), isLast)}
      <CloseButton aria-label={t('remote.decks.drop', { preset: name })} onClick={onRemove} />
    </li>
  );
}
