import { useMemo } from 'react';
import { useT } from '../../shared/i18n/use-t.ts';
import { type Summaries, useSummaries } from '../../shared/presets/use-summaries.ts';
import styles from './wall.module.css';
import type { WallLayout } from './wall-layout.ts';

interface PagesProps {
  readonly layout: WallLayout;
  readonly ids: readonly string[];
  readonly page: number;
  readonly onTurn: (page: number) => void;
}

/** A button for each page; one with trouble says so, as its tiles are out of sight. */
export function Pages({ layout, ids, page, onTurn }: PagesProps) {
  const t = useT();
  const pages = useMemo(() => idsOfPages(layout, ids), [layout, ids]);
  const troubled = useSummaries((summaries) =>
    pages.map((own) => own.filter((id) => isTroubled(summaries, id)).length).join(' '),
  ).split(' ');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div role="group" className={styles.pages} aria-label={t('wall.pages')}>
      {pages.map((own, at) => {
        const trouble = Number(troubled[at]);
        const values = { page: at + 1, count: pages.length, trouble };
        return (
          <button
            key={own[0]}
            type="button"
            className={styles.page}
            aria-current={at === page ? 'page' : undefined}
            onClick={() => onTurn(at)}
          >
            <span className="visually-hidden">
              {t(trouble > 0 ? 'wall.pageWithTrouble' : 'wall.page', values)}
            </span>
            <span aria-hidden="true">{at + 1}</span>
            {trouble > 0 && (
              <span className={styles.pageSign} data-tone="amber" aria-hidden="true">
                ! {trouble}
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}

const idsOfPages = ({ pages }: WallLayout, ids: readonly string[]): string[][] =>
  pages.map((rows) =>
    rows.flatMap(({ segments }) =>
      segments.flatMap(({ first, count }) => ids.slice(first, first + count)),
    ),
  );

function isTroubled(summaries: Summaries, presetId: string): boolean {
  const summary = summaries.of(presetId);
  return summary !== undefined && !summary.practice && summary.trouble !== null;
}
