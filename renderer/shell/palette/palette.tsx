import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useState } from 'react';
import { DangerSign } from '../../shared/components/danger.tsx';
import { useEscape } from '../../shared/components/interaction.ts';
import { type Translate, useT } from '../../shared/i18n/use-t.ts';
import { isMac } from '../../shared/shortcuts/keys.ts';
import { Keys } from '../../shared/shortcuts/shortcut-sheet.tsx';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { search, soughtIn } from './match.ts';
import styles from './palette.module.css';
import { type Command, type CommandEntry, commandsOf } from './palette-entries.ts';

/** More lines than an operator reads; another letter narrows a longer list. */
const SHOWN = 60;
const PAGE = 8;
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE,
  PageUp: -PAGE,
};

interface PaletteProps {
  readonly onRun: (command: Command) => void;
  readonly onClose: () => void;
}

/**
 * Everything by its name: a field that filters, a list in which one line is chosen (the focus stays in the
 * field), and Enter does what that line says. It starts and stops nothing that is not named there.
 */
export function Palette({ onRun, onClose }: PaletteProps) {
  const t = useT();
  const id = useId();
  useEscape(true, onClose);
  const { query, found, shown, at, type, choose, step } = useChosenLine();
  const optionId = (index: number) => `${id}-${index}`;
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, at]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // Ignores an Enter that ends a Chinese word, or that is still held down from opening the palette.
    if (event.nativeEvent.isComposing || (event.repeat && event.key === 'Enter')) return;
    const by = STEPS[event.key];
    const entry = shown[at];
    if (by !== undefined) {
      event.preventDefault();
      step(by);
    } else if (event.key === 'Enter' && entry) {
      event.preventDefault();
      onRun(entry.command);
    }
  };
  return (
    <Modal.Root
      opened
      onClose={onClose}
      closeOnEscape={false}
      size={620}
      yOffset="6vh"
      centered={false}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay backgroundOpacity={0.45} />
      <Modal.Content aria-label={t('palette.title')} classNames={{ content: styles.content ?? '' }}>
        <div className={styles.field}>
          <IconSearch size={18} aria-hidden="true" />
          <input
            className={styles.input}
            type="text"
            role="combobox"
            data-autofocus
            autoComplete="off"
            spellCheck={false}
            aria-expanded={shown.length > 0}
            aria-controls={id}
            aria-autocomplete="list"
            aria-activedescendant={at >= 0 ? optionId(at) : undefined}
            aria-label={t('palette.title')}
            placeholder={t('palette.placeholder')}
            value={query}
            onChange={(event) => type(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
        </div>
        <div id={id} role="listbox" aria-label={t('palette.title')} className={styles.list}>
          {shown.map((entry, index) => (
            <Line
              key={entry.id}
              id={optionId(index)}
              entry={entry}
              chosen={index === at}
              onPoint={() => choose(entry.id)}
              onRun={() => onRun(entry.command)}
            />
          ))}
        </div>
        <output className={styles.foot}>{countText(found.length, t)}</output>
      </Modal.Content>
    </Modal.Root>
  );
}

function countText(count: number, t: Translate): string {
  if (count === 0) return t('palette.none');
  return count > SHOWN
    ? t('palette.more', { count: count - SHOWN })
    : t(count === 1 ? 'palette.count.one' : 'palette.count', { count });
}

interface ChosenLine {
  readonly query: string;
  readonly found: readonly CommandEntry[];
  /** The first of what was found, as far as it is drawn. */
  readonly shown: readonly CommandEntry[];
  /** Which of these is chosen; -1 where none is. */
  readonly at: number;
  readonly type: (query: string) => void;
  readonly choose: (id: string) => void;
  /** Up or down by so many lines. */
  readonly step: (by: number) => void;
}

/** What is typed, what that finds, and which line of it is chosen. */
function useChosenLine(): ChosenLine {
  const t = useT();
  // Three hundred starts at once must not make the field slow.
  const state = useDeferredValue(useAppState((whole) => whole));
  const all = useMemo(() => soughtIn(commandsOf(state, t, isMac())), [state, t]);
  const [query, setQuery] = useState('');
  // By name and not by place: the list changes as runs begin and end, and Enter must not meet another line.
  const [chosen, setChosen] = useState(() => all[0]?.entry.id);
  const found = useMemo(() => search(query, all), [query, all]);
  const shown = found.slice(0, SHOWN);
  const at = shown.findIndex((entry) => entry.id === chosen);
  return {
    query,
    found,
    shown,
    at,
    type: (next) => {
      setQuery(next);
      setChosen(search(next, all)[0]?.id);
    },
    choose: setChosen,
    step: (by) => setChosen(shown[moved(at, by, shown.length)]?.id),
  };
}

/** Up from the first is the last; a page stops at either end. */
function moved(at: number, step: number, count: number): number {
  if (at < 0) return 0;
  if (Math.abs(step) > 1) return Math.max(0, Math.min(count - 1, at + step));
  return count === 0 ? 0 : (at + step + count) % count;
}

interface LineProps {
  readonly id: string;
  readonly entry: CommandEntry;
  readonly chosen: boolean;
  readonly onPoint: () => void;
  readonly onRun: () => void;
}

function Line({ id, entry: { text, note, keys, danger }, chosen, onPoint, onRun }: LineProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the chosen line
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      className={styles.line}
      onMouseMove={onPoint}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onRun}
    >
      <span className={styles.text}>
        {danger && (
          <>
            <DangerSign of={danger} />{' '}
          </>
        )}
        {text}
      </span>
      {note && <span className={styles.note}>{note}</span>}
      {keys && <Keys keys={keys} />}
    </div>
  );
}
