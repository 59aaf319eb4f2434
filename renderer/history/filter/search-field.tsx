import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { MAX_HISTORY_TEXT } from '#contract/model/history.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import styles from './filter.module.css';

/** Main is not asked for each letter. */
const DEBOUNCE_MS = 150;

interface SearchFieldProps {
  /** What is searched for now. */
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** Text search. `/` leads here from anywhere in the window, Esc empties it. */
export function SearchField({ text, onText }: SearchFieldProps) {
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
      aria-label={t('history.search')}
      placeholder={t('history.search.hint')}
      maxLength={MAX_HISTORY_TEXT}
      spellCheck={false}
      autoComplete="off"
      value={shown}
      leftSection={<IconSearch size={15} aria-hidden="true" />}
      rightSection={
        shown !== '' && (
          <CloseButton
            size="sm"
            aria-label={t('history.search.clear')}
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
