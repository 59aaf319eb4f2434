import type { LocaleKey } from '#contract/locales/index.ts';
import { isUnderWay, type RunView, shownStatus } from '#contract/model/run.ts';
import type { QueuePlace } from '#contract/model/start.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { vendorList } from '../../shared/format/text.ts';
import { clockWithSeconds } from '../../shared/format/time.ts';
import type { Translate } from '../../shared/i18n/use-t.ts';

export interface StepContext {
  readonly place: QueuePlace | undefined;
  /** Number of unknown streams without an operator's verdict. */
  readonly open: number;
  /** Vendors at which something of it runs that nothing ends. */
  readonly endless: readonly Vendor[];
}

/** Sentences on what the operator should do now about a run; `run-advice.tsx` advises on each failure. */
export function nextSteps(run: RunView, context: StepContext, t: Translate): string[] {
  const steps = isUnderWay(run) ? stepsUnderWay(run, context, t) : stepsAfter(run, context, t);
  return [...steps, ...verdictSteps(run, context, t)];
}

function stepsUnderWay({ calls }: RunView, { place }: StepContext, t: Translate): string[] {
  if (calls.some(({ state }) => state === 'sending')) return [t('next.sending')];
  const queued = calls.filter(({ state }) => state === 'queued');
  const tries = queued.flatMap(({ retryAt }) => retryAt ?? []).sort();
  const [first] = tries;
  if (first && tries.length === queued.length) {
    return [t('next.retry', { time: clockWithSeconds(new Date(first)) })];
  }
  const seconds = Math.ceil((place?.waitMs ?? 0) / 1000);
  const count = place?.position ?? 0;
  const begun = queued.length < calls.length || calls.some(({ attempts }) => attempts > 0);
  return [
    count === 0 ? t('next.first', { seconds }) : t('next.queued', { count, seconds }),
    t(begun ? 'next.cancelRest' : 'next.cancelAll'),
  ];
}

/** Steps after a run; `run-advice.tsx` advises on each cause of a failure. */
function stepsAfter(run: RunView, { endless }: StepContext, t: Translate): string[] {
  if (run.action === 'StopCDNRecord') {
    return run.status === 'accepted' ? [t('next.stopped')] : [];
  }
  return [
    ...(run.status === 'accepted' ? [t(takenKey(run))] : []),
    ...(shownStatus(run) === 'already-recording' ? [t('next.already')] : []),
    ...(endless.length > 0 ? [t('next.mustStop', { vendors: vendorList(endless, t) })] : []),
  ];
}

function takenKey({ practice, ended }: RunView): LocaleKey {
  if (practice) return 'next.practice';
  return ended ? 'next.ended' : 'next.accepted';
}

function verdictSteps({ practice }: RunView, { open }: StepContext, t: Translate): string[] {
  if (open === 0) return [];
  if (practice) return [t('next.verdict.practice')];
  return [open === 1 ? t('next.verdict.one') : t('next.verdict', { count: open })];
}
