import { Button, CloseButton, Popover, TextInput } from '@mantine/core';
import { IconChevronDown, IconSearch } from '@tabler/icons-react';
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react';
import { MAX_HISTORY_TEXT } from '#contract/model/history.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import {
  AccountList,
  CodeList,
  type FacetListProps,
  PresetList,
  StatusList,
  VendorList,
  WhenList,
} from './facet-lists.tsx';
import styles from './filter.module.css';

/** What is asked of a row: all parts together. */
export function FilterBar({ filter, onChange }: FacetListProps) {
  const t = useT();
  const list = { filter, onChange };
  const { appIds, presets, vendors, statuses, codes } = filter;
  return (
    <search className={styles.bar} aria-label={t('history.filter')}>
      <SearchField text={filter.text} onText={(text) => onChange({ ...filter, text })} />
      <FilterMenu label={t('history.time')} chosen={filter.when === 'any' ? 0 : 1}>
        <WhenList {...list} />
      </FilterMenu>
      <FilterMenu label={t('history.status')} chosen={statuses.length}>
        <StatusList {...list} />
      </FilterMenu>
      <FilterMenu label={t('history.preset')} chosen={presets.length}>
        <PresetList {...list} />
      </FilterMenu>
      <FilterMenu label={t('history.vendor')} chosen={vendors.length}>
        <VendorList {...list} />
      </FilterMenu>
      <FilterMenu label={t('history.code')} chosen={codes.length}>
        <CodeList {...list} />
      </FilterMenu>
      <FilterMenu label={t('history.account')} chosen={appIds.length}>
        <AccountList {...list} />
      </FilterMenu>
    </search>
  );
}

interface FilterMenuProps {
  readonly label: string;
  /** How many values are chosen. */
  readonly chosen: number;
  readonly children: ReactNode;
}

/** A button that opens what can be chosen of one part of the filter. */
function FilterMenu({ label, chosen, children }: FilterMenuProps) {
  const t = useT();
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      width={320}
      withinPortal={false}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          className={styles.menu ?? ''}
          data-active={chosen > 0 || undefined}
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
          onClick={() => setOpened(!opened)}
        >
          {label}
          {chosen > 0 && (
            <>
              {' '}
              <span className={styles.chosen}>{chosen}</span>{' '}
              <span className="visually-hidden">{t('history.filter.chosen')}</span>
            </>
          )}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.dropdown ?? ''}>{opened && children}</Popover.Dropdown>
    </Popover>
  );
}

/** Main is not asked for each letter. */
const DEBOUNCE_MS = 150;

interface SearchFieldProps {
  /** What is searched for now. */
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** Text search. `/` leads here from anywhere in the window, Esc empties it. */
function SearchField({ text, onText }: SearchFieldProps) {
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
