import { useEffect, useRef } from 'react';
import { Note } from '../shared/components/note.tsx';
import { Page } from '../shared/components/page.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { usePlace } from '../shared/navigation.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { Contents } from './contents.tsx';
import { DocumentView } from './document-view.tsx';
import { useDocument } from './documents.ts';
import styles from './help.module.css';
import { helpPlace, showAnchor } from './place.ts';

/** The documents for operators and administrators, as they came with the program: it looks nothing up. */
export default function HelpView() {
  const t = useT();
  const { part, item } = usePlace();
  const place = helpPlace(part, item);
  const language = useAppState((state) => state.language);
  const { blocks, failed } = useDocument(language, place.document);
  const article = useRef<HTMLElement>(null);
  const { anchor } = place;
  useEffect(() => {
    if (blocks === null) return;
    if (anchor === null) article.current?.scrollTo(0, 0);
    else showAnchor(anchor);
  }, [blocks, anchor]);
  return (
    <Page title={t('nav.help')} fixed>
      <div className={styles.help}>
        <Contents place={place} blocks={blocks} />
        <article
          ref={article}
          className={styles.article}
          aria-label={t(`help.document.${place.document}`)}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: keys scroll it.
          tabIndex={0}
        >
          {failed && (
            <Note tone="amber" sign="!">
              {t('help.failed')}
            </Note>
          )}
          {blocks && <DocumentView blocks={blocks} />}
        </article>
      </div>
    </Page>
  );
}
