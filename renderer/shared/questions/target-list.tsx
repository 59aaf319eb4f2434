import { useId } from 'react';
import type { Tone } from '#contract/model/colours.ts';
import type { Target } from '#contract/model/start.ts';
import { list } from '#contract/rules/text.ts';
import { VendorName } from '../components/vendor-name.tsx';
import { streamCount } from '../format/words.ts';
import { useT } from '../i18n/use-t.ts';
import styles from './questions.module.css';

/** So many streams of a vendor are named in all, or else so few: a preset may hold hundreds. */
const MOST = 12;
const FEW = 3;

const shownOf = (streamIds: readonly string[]) =>
  streamIds.length > MOST ? streamIds.slice(0, FEW) : streamIds;

interface TargetListProps {
  readonly tone: Tone;
  readonly sign: string;
  readonly title: string;
  readonly targets: readonly Target[];
}

/** Streams by vendor under a heading; nothing where there are none. */
export function TargetList({ tone, sign, title, targets }: TargetListProps) {
  const t = useT();
  const id = useId();
  if (targets.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={styles.title} data-tone={tone}>
        <span className={styles.sign} aria-hidden="true">
          {sign}
        </span>
        {title}
      </h3>
      <dl className={styles.targets}>
        {targets.map(({ vendor, streamIds }) => (
          <div key={vendor} className={styles.target}>
            <dt>
              <VendorName vendor={vendor} />
            </dt>
            <dd className={styles.streams}>
              {streamIds.length > MOST && t('list.of', { names: streamCount(streamIds.length, t) })}
              <span className="mono">{list(shownOf(streamIds), t)}</span>
              {streamIds.length > MOST && (
                <> {t('question.moreStreams', { count: streamIds.length - FEW })}</>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
