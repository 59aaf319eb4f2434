import type { RunView } from '#contract/model/run.ts';
import { list, sentences } from '#contract/rules/text.ts';
import { vendorName } from '../shared/format/words.ts';
import { type Translate, useT } from '../shared/i18n/use-t.ts';
import { type Advised, adviceGroups } from './advice-groups.ts';
import styles from './run-outcome.module.css';

/** So many streams are named; the run view has them all. */
const NAMED = 3;

/** What to do where a run was not wholly accepted: one sentence for all with the same cause. */
export function RunAdvice({ run }: { readonly run: RunView }) {
  const t = useT();
  return adviceGroups(run).map(({ advised, keys }) => {
    const isForAll = run.calls.length === 1 && advised.every((one) => one.streamIds.length === 0);
    const names = list(
      advised.map((one) => nameOf(one, t)),
      t,
    );
    return (
      <p key={keys.join()} className={styles.advice}>
        {!isForAll && <strong>{t('list.of', { names })}</strong>}
        {sentences(
          keys.map((key) => t(key)),
          t,
        )}
      </p>
    );
  });
}

function nameOf({ vendor, streamIds }: Advised, t: Translate): string {
  const named = list(streamIds.slice(0, NAMED), t);
  const more = streamIds.length - NAMED;
  const rest = more > 0 ? ` ${t('question.moreStreams', { count: more })}` : '';
  return streamIds.length === 0
    ? vendorName(vendor, t)
    : `${vendorName(vendor, t)} · ${named}${rest}`;
}
