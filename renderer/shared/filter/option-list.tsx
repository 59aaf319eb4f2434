import { TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useId, useMemo, useState } from 'react';
import { codeOf } from '../bridge/ask.ts';
import { number } from '../format/number-and-day.ts';
import { useT } from '../i18n/use-t.ts';
import { useAppState } from '../state/use-app-state.ts';
import styles from './filter.module.css';
import { narrowed, type Option } from './options.ts';

/** Main is asked for these when the menu opens, not before. */
export function WaitingOptions({ error }: { readonly error: unknown }) {
  const t = useT();
  const code = codeOf(error);
  return (
    <p className={styles.hint} role="status">
      {code ? t('filter.unavailable') : t('filter.loading')}
    </p>
  );
}

/** A list that is read at a glance needs no field to narrow it. */
const FEW = 8;
/** So many are drawn; more are found by typing. */
const MOST_SHOWN = 100;

interface OptionListProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  /** No more can be chosen: main takes a limited number. */
  readonly full?: boolean;
  readonly onToggle: (value: string) => void;
  /** In place of the label, where more than its words is shown. */
  readonly show?: (option: Option) => ReactNode;
}

/** Several of many, most used first. The boxes are the browser's own: there may be a hundred of them. */
export function OptionList({
  label,
  options,
  chosen,
  full = false,
  onToggle,
  show,
}: OptionListProps) {
  const t = useT();
  const hintId = useId();
  const language = useAppState((state) => state.language);
  const [typed, setTyped] = useState('');
  const found = useMemo(() => narrowed(options, typed), [options, typed]);
  const hidden = found.length - MOST_SHOWN;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows are a second way beside Tab
    <div className={styles.options} onKeyDown={moveFocus}>
      {options.length > FEW && (
        <TextInput
          size="xs"
          aria-label={t('filter.narrow')}
          placeholder={t('filter.narrow')}
          value={typed}
          data-autofocus
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <fieldset className={styles.list} aria-describedby={hintId}>
        <legend className="visually-hidden">{label}</legend>
        {found.slice(0, MOST_SHOWN).map((option) => {
          const isChosen = chosen.includes(option.value);
          return (
            <label key={option.value} className={styles.option}>
              <input
                type="checkbox"
                checked={isChosen}
                disabled={full && !isChosen}
                onChange={() => onToggle(option.value)}
              />
              <span className={styles.text}>
                <span>{show?.(option) ?? option.label}</span>
                {option.detail && <span className={styles.detail}>{option.detail}</span>}
              </span>
              {option.rows !== undefined && (
                <span className={styles.rows}>{number(option.rows, language)}</span>
              )}
            </label>
          );
        })}
      </fieldset>
      <p id={hintId} className={styles.hint}>
        {options.length === 0 && t('filter.nothing')}
        {options.length > 0 && found.length === 0 && t('filter.noneFound')}
        {hidden > 0 && t('filter.more', { count: hidden })}
        {full && t('filter.full')}
      </p>
    </div>
  );
}

/** Up and down go from box to box, and from the field to the first. */
function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const inputs = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input:enabled')];
  const at = inputs.indexOf(event.target as HTMLInputElement);
  const next = inputs[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
