import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useT } from '../i18n/use-t.ts';
import styles from './filter.module.css';

/** Main is not asked for each letter. */
const DEBOUNCE_MS = 150;

interface SearchFieldProps {
  readonly label: string;
  /** What can be looked for, in the empty field. */
  readonly hint: string;
  /** Longest text that main takes. */
  readonly maxLength: number;
  /** What is searched for now. */
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** Text search. `/` leads here from anywhere in the window, Esc empties it. */
export function SearchField({ label, hint, maxLength, text, onText }: SearchFieldProps) {
  const t = useT();
  const field = useRef<HTMLInputElement>(null);
  /** What is typed and not searched for yet; null when the filter says it all. */
  const [draft, setDraft] = useState<string | null>(null);
  /** Letters that an input method has not made into a word yet. */
  const [composing, setComposing] = useState(false);
  const search = useEffectEvent((typed: string) => {
    onText(typed);
    setDraft(null);
  });
  useEffect(() => {
    if (draft === null || composing) return;
    const timer = setTimeout(() => search(draft), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [draft, composing]);
  const clear = () => {
    onText('');
    setDraft(null);
  };
  const shown = draft ?? text;
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && draft !== null) search(draft);
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    if (shown === '') event.currentTarget.blur();
    else clear();
  };
  return (
    <TextInput
      ref={field}
      className={styles.search ?? ''}
      size="xs"
      data-search
      aria-label={label}
      placeholder={hint}
      maxLength={maxLength}
      spellCheck={false}
      autoComplete="off"
      value={shown}
      leftSection={<IconSearch size={15} aria-hidden="true" />}
      rightSection={
        shown !== '' && (
          <CloseButton
            size="sm"
            aria-label={t('filter.search.clear')}
            onClick={() => {
              clear();
              field.current?.focus();
            }}
          />
        )
      }
      onChange={(event) => setDraft(event.currentTarget.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
      onKeyDown={onKeyDown}
    />
  );
}
