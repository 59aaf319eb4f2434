import { type ReactNode, useId } from 'react';
import type { Tone } from '#contract/model/colours.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { AccountName } from '../../shared/accounts/account-name.tsx';
import { Badge } from '../../shared/components/badge.tsx';
import { streamCount } from '../../shared/format/text.ts';
import { type Translate, useT } from '../../shared/i18n/use-t.ts';
import { Targets } from '../../shared/questions/target-list.tsx';
import styles from './batch.module.css';
import type { Entry, LeftOut, Totals } from './entries.ts';

/** `8 presets, 96 streams at 3 vendors`. */
export const totalsText = ({ presets, streams, vendors }: Totals, t: Translate): string =>
  t('batch.totals', {
    presets: t(presets === 1 ? 'batch.presets.one' : 'batch.presets', { count: presets }),
    streams: streamCount(streams, t),
    vendors: t(vendors === 1 ? 'batch.vendors.one' : 'batch.vendors', { count: vendors }),
  });

const OF_ONE = {
  'batch.start.title': 'batch.start.title.one',
  'batch.start.yes': 'batch.start.yes.one',
  'batch.stop.title': 'batch.stop.title.one',
  'batch.stop.yes': 'batch.stop.yes.one',
} as const;

/** A text with the number of presets in it. */
export const countText = (key: keyof typeof OF_ONE, count: number, t: Translate): string =>
  t(count === 1 ? OF_ONE[key] : key, { count });

interface GroupProps {
  readonly tone: Tone;
  readonly sign: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** Presets with which the same is done, under a heading. */
export function BatchGroup({ tone, sign, title, children }: GroupProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={styles.title} data-tone={tone}>
        <span aria-hidden="true">{sign}</span> {title}
      </h3>
      {children}
    </section>
  );
}

interface EntriesProps<E extends Entry> {
  readonly entries: readonly E[];
  /** What an operator has to know of it. */
  readonly remarks: (entry: E) => readonly string[];
  readonly badge?: (entry: E) => string | null;
}

/** Each preset with its account, what would be sent, and what to know of it. */
export function Entries<E extends Entry>({ entries, remarks, badge }: EntriesProps<E>) {
  const t = useT();
  return (
    <ul className={styles.entries}>
      {entries.map((entry) => {
        const extra = badge?.(entry);
        const name = shownName(entry.name, t);
        return (
          <li key={entry.presetId} className={styles.entry}>
            <div className={styles.head}>
              <strong className="truncate" title={name}>
                {name}
              </strong>
              {entry.account && <AccountName account={entry.account} badge />}
              {extra && <Badge tone="amber">{extra}</Badge>}
            </div>
            {entry.targets.length > 0 && <Targets targets={entry.targets} folded />}
            <div className={styles.remarks}>
              {remarks(entry).map((text) => (
                <span key={text}>{text}</span>
              ))}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** Presets of which nothing is sent, and why. */
export function LeftOuts({ entries }: { readonly entries: readonly LeftOut[] }) {
  const t = useT();
  return (
    <ul className={styles.entries}>
      {entries.map(({ presetId, name, reason }) => (
        <li key={presetId} className={styles.entry}>
          <div className={styles.head}>
            <strong className="truncate">{shownName(name, t)}</strong>
            <span>{t(`batch.reason.${reason}`)}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}
