import type { LocaleKey } from '#contract/locales/index.ts';
import type { Call } from '#contract/model/outcome.ts';
import type { RunView } from '#contract/model/run.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { type AdviceContext, adviceOf } from '#contract/rules/advice.ts';
import { list, sentences } from '#contract/rules/text.ts';
import { vendorName } from '../../shared/format/text.ts';
import { type Translate, useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import styles from './run-view.module.css';

/** Whom an advice is for. */
interface Advised {
  readonly vendor: Vendor;
  /** Which streams, where others of the same request were accepted; empty where it is for all of them. */
  readonly streamIds: readonly string[];
}

interface AdviceGroup {
  readonly advised: readonly Advised[];
  readonly keys: readonly LocaleKey[];
}

/** The advice of a run's calls, said once for all that it is the same for. */
export function adviceGroups(
  { calls, practice }: RunView,
  vendors: AdviceContext['vendors'],
): AdviceGroup[] {
  const groups = new Map<string, { advised: Advised[]; keys: readonly LocaleKey[] }>();
  for (const call of calls) {
    const keys = isSettledByVerdicts(call) ? [] : adviceOf(call, { practice, vendors });
    if (keys.length === 0) continue;
    const group = groups.get(keys.join()) ?? { advised: [], keys };
    groups.set(keys.join(), group);
    const advised = advisedOf(call);
    const isSaid = group.advised.some(
      ({ vendor, streamIds }) =>
        vendor === advised.vendor && streamIds.join() === advised.streamIds.join(),
    );
    if (!isSaid) group.advised.push(advised);
  }
  return [...groups.values()];
}

function advisedOf({ vendor, outcome }: Call): Advised {
  const streams = outcome?.status === 'partial' ? outcome.streams : [];
  const refused = streams.filter(({ status }) => status !== 'accepted');
  return { vendor, streamIds: [...new Set(refused.map(({ streamId }) => streamId))] };
}

/** Only unknown streams are left, and the operator has recorded a verdict on each. */
function isSettledByVerdicts({ outcome, verdicts }: Call): boolean {
  const open = outcome?.streams.filter(({ status }) => status !== 'accepted') ?? [];
  return (
    open.length > 0 &&
    open.every(
      ({ status, streamId }) =>
        status === 'unknown' && verdicts.some((verdict) => verdict.streamId === streamId),
    )
  );
}

/** So many streams are named; the run view has them all. */
const NAMED = 3;

/** What to do where a run was not wholly accepted: one sentence for all with the same cause. */
export function RunAdvice({ run }: { readonly run: RunView }) {
  const t = useT();
  const vendors = useAppState((state) => state.vendors);
  return adviceGroups(run, vendors).map(({ advised, keys }) => {
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
  const rest = more > 0 ? t('question.moreStreams', { count: more }) : '';
  return streamIds.length === 0
    ? vendorName(vendor, t)
    : `${vendorName(vendor, t)} · ${named}${rest}`;
}
