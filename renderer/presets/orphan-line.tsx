import type { Recording } from '#contract/model/start.ts';
import { targetsOf } from '#contract/rules/classify-targets.ts';
import { list, vendorName } from '../shared/format/words.ts';
import { useT } from '../shared/i18n/use-t.ts';
import { hrefOf } from '../shared/navigation.ts';
import styles from './orphan-line.module.css';

/** So many streams are named; On air has them all. */
const MOST = 3;

/** What the preset has started and does not name any more: its Stop covers it, and On air lists it. */
export function OrphanLine({ orphaned }: { readonly orphaned: readonly Recording[] }) {
  const t = useT();
  if (orphaned.length === 0) return null;
  const isCertain = orphaned.some(({ certainty }) => certainty !== 'perhaps');
  const isPractice = orphaned.every(({ practice }) => practice);
  const tone = isPractice ? 'violet' : 'red';
  const names = targetsOf(orphaned.slice(0, MOST)).map(
    ({ vendor, streamIds }) => `${vendorName(vendor, t)} ${list(streamIds, t)}`,
  );
  const more = orphaned.length - MOST;
  return (
    <div className={styles.orphans} data-tone={isCertain ? tone : 'amber'}>
      <span className={styles.sign} aria-hidden="true">
        {isCertain ? '●' : '?'}
      </span>
      <span>
        {t(isCertain ? 'presets.orphaned' : 'presets.orphaned.uncertain', {
          names: names.join(' · '),
        })}
        {more > 0 && ` ${t('question.moreStreams', { count: more })}`}{' '}
        <a href={hrefOf('on-air')}>{t('presets.orphaned.link')}</a>
      </span>
    </div>
  );
}
