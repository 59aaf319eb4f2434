import { useId } from 'react';
import type { Tone } from '#contract/model/colours.ts';
import type { Target } from '#contract/model/start.ts';
import { list } from '#contract/rules/text.ts';
import { VendorName } from '../components/vendor-name.tsx';
import { type Translate, useT } from '../i18n/use-t.ts';
import styles from './questions.module.css';
import { foldedText, isLong, withSameStreams } from './targets.ts';

interface TargetListProps {
  readonly tone: Tone;
  readonly sign: string;
  readonly title: string;
  readonly targets: readonly Target[];
}

/** Streams by vendor under a heading; a long list is folded. Nothing where there are none. */
export function TargetList({ tone, sign, title, targets }: TargetListProps) {
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
      <div className={styles.targets}>
        <Targets targets={targets} />
      </div>
    </section>
  );
}

interface TargetsProps {
  readonly targets: readonly Target[];
  readonly folded?: boolean;
}

/** Streams by vendor; a long list as its size, which opens to the names. */
export function Targets({ targets, folded = isLong(targets) }: TargetsProps) {
  const t = useT();
  if (!folded) {
    return (
      <dl className={styles.names}>
        {targets.map(({ vendor, streamIds }) => (
          <Names key={vendor} vendors={[vendor]} streamIds={streamIds} t={t} />
        ))}
      </dl>
    );
  }
  return (
    <details className={styles.fold}>
      <summary>{foldedText(targets, t)}</summary>
      <dl className={styles.names}>
        {withSameStreams(targets).map(({ vendors, streamIds }) => (
          <Names key={vendors.join(' ')} vendors={vendors} streamIds={streamIds} t={t} />
        ))}
      </dl>
    </details>
  );
}

interface NamesProps {
  readonly vendors: readonly Target['vendor'][];
  readonly streamIds: readonly string[];
  readonly t: Translate;
}

function Names({ vendors, streamIds, t }: NamesProps) {
  return (
    <div className={styles.target}>
      <dt>
        {vendors.map((vendor) => (
          <div key={vendor}>
            <VendorName vendor={vendor} />
          </div>
        ))}
      </dt>
      <dd className={`${styles.streams} mono`}>{list(streamIds, t)}</dd>
    </div>
  );
}
