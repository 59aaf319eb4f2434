import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { useAllDocuments } from './documents.ts';
import styles from './help.module.css';
import { HELP_DOCUMENTS, type HelpDocument } from './help-document.ts';
import { type HelpPlace, hrefOfHelp, showAnchor } from './place.ts';
import { searchSections, sectionsOf } from './search.ts';

interface ContentsProps {
  readonly place: HelpPlace;
  /** Of the document on the page; null while it is read. */
  readonly blocks: HelpDocument | null;
}

/** The documents with the headings of the open one, or what a search has found in all of them. */
export function Contents({ place, blocks }: ContentsProps) {
  const t = useT();
  const [wanted, setWanted] = useState('');
  return (
    <nav className={styles.contents} aria-label={t('help.contents')}>
      <TextInput
        data-search
        aria-label={t('help.search')}
        placeholder={t('help.search')}
        value={wanted}
        maxLength={100}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        rightSection={
          wanted !== '' && (
            <CloseButton
              size="sm"
              aria-label={t('help.search.clear')}
              onClick={() => setWanted('')}
            />
          )
        }
        onChange={(event) => setWanted(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setWanted('');
        }}
      />
      {wanted.trim() === '' ? (
        <Documents place={place} blocks={blocks} />
      ) : (
        <Found wanted={wanted} />
      )}
    </nav>
  );
}

function Documents({ place, blocks }: ContentsProps) {
  const t = useT();
  const headings = useMemo(
    () => sectionsOf(place.document, blocks ?? []).filter(({ level }) => level > 1),
    [place.document, blocks],
  );
  return (
    <ul className={styles.list}>
      {HELP_DOCUMENTS.map((name) => (
        <li key={name}>
          <a
            href={hrefOfHelp(name, null)}
            className={styles.document}
            aria-current={name === place.document ? 'page' : undefined}
          >
            {t(`help.document.${name}`)}
          </a>
          {name === place.document && (
            <ul className={styles.list}>
              {headings.map(({ anchor, title, level }) => (
                <li key={anchor}>
                  <a
                    href={hrefOfHelp(name, anchor)}
                    className={styles.heading}
                    data-level={level}
                    aria-current={anchor === place.anchor ? 'location' : undefined}
                    onClick={() => showAnchor(anchor)}
                  >
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

function Found({ wanted }: { readonly wanted: string }) {
  const t = useT();
  const language = useAppState((state) => state.language);
  const documents = useAllDocuments(language, true);
  const sections = useMemo(
    () => HELP_DOCUMENTS.flatMap((name, at) => sectionsOf(name, documents[at] ?? [])),
    [documents],
  );
  const hits = useMemo(() => searchSections(sections, wanted), [sections, wanted]);
  const isRead = documents.every((one) => one !== null);
  return (
    <>
      <output className={styles.count} aria-live="polite">
        {isRead && t('help.found', { count: hits.length })}
      </output>
      <ul className={styles.list}>
        {hits.map(({ section: { document, anchor, title }, excerpt }) => (
          <li key={`${document} ${anchor}`}>
            <a
              href={hrefOfHelp(document, anchor)}
              className={styles.hit}
              onClick={() => showAnchor(anchor)}
            >
              <strong>{title}</strong>
              <span className={styles.in}>{t(`help.document.${document}`)}</span>
              <span>{excerpt}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
