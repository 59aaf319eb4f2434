import { Button } from '@mantine/core';
import {
  isUnderWay,
  isWell,
  type RunView,
  shownStatus,
  streamCounts,
  verifiedAt,
} from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';
import { type Standing, targetsOf } from '#contract/rules/classify-targets.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { ErrorNote } from '../../shared/components/note.tsx';
import { Status } from '../../shared/components/status.tsx';
import { list, vendorList, vendorName } from '../../shared/format/text.ts';
import { fromUnix, nearClock } from '../../shared/format/time.ts';
import { type Translate, useT } from '../../shared/i18n/use-t.ts';
import { hrefOf } from '../../shared/navigation.ts';
import { Countdown } from '../../shared/recordings/countdown.tsx';
import { endingsOf, endKey } from '../../shared/recordings/endings.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { useShownRun } from './dismissed.ts';
import styles from './run-line.module.css';

interface RunLineProps {
  readonly run: RunView | undefined;
  readonly standing: Standing;
  /** Streams that the preset names, at all its vendors. */
  readonly total: number;
  readonly practice: boolean;
}

/**
 * The recordings known to run, and the newest run where it adds to them: while it is under way, where it
 * failed, and after a stop; not a run that the operator has dismissed.
 */
export function RunLine({ run: newest, standing, total, practice }: RunLineProps) {
  const run = useShownRun(newest, standing.uncertain);
  const isKnown = standing.running.length > 0;
  const tally = (beneath: boolean) => (
    <TallyLine {...standing} total={total} practice={practice} beneath={beneath} />
  );
  if (!run) {
    const isIdle = !isKnown && standing.uncertain.length === 0;
    // Beneath stands what the preset records and does not name any more.
    if (isIdle && standing.orphaned.length > 0) return null;
    return isIdle ? <Status status="idle" practice={false} large /> : tally(false);
  }
  const isWellStarted = run.action === 'StartCDNRecord' && isWell(shownStatus(run));
  if (isWellStarted && isKnown) return tally(false);
  return (
    <div className={styles.lines}>
      <NewestRun run={run} counted={!isKnown} />
      {isUnderWay(run) && <QueueLine run={run} />}
      {isKnown && tally(true)}
    </div>
  );
}

interface NewestRunProps {
  readonly run: RunView;
  /** Whether to say how much was accepted: the tally says it otherwise. */
  readonly counted: boolean;
}

function NewestRun({ run, counted }: NewestRunProps) {
  const t = useT();
  return (
    <div className={styles.line}>
      <Status
        {...run}
        status={shownStatus(run)}
        verifiedAt={verifiedAt(run.calls)}
        ended={shownStatus(run) !== 'verified-recording'}
        large
      />
      <span className={styles.more}>{remarks(run, counted, t).join(' · ')}</span>
    </div>
  );
}

function remarks(run: RunView, counted: boolean, t: Translate): string[] {
  const { accepted, total } = streamCounts(run);
  const time = nearClock(new Date(run.createdAt), new Date());
  const isOver = run.action === 'StartCDNRecord' && isWell(shownStatus(run));
  return [
    t('run.at', { time }),
    ...(counted && !isUnderWay(run) && total > 1 ? [t('run.counts', { accepted, total })] : []),
    ...(isOver ? [t(run.ended ? 'run.ended' : 'run.stoppedSince')] : []),
  ];
}

/** Where a run waits, and the way to take back what is not sent yet. */
function QueueLine({ run }: { readonly run: RunView }) {
  const t = useT();
  const place = useAppState((state) => state.queue[run.id]);
  const cancel = useAction(() => bridge.ask('runs.cancel', { runId: run.id }));
  if (!run.calls.some(({ state }) => state === 'queued')) return null;
  const seconds = Math.ceil((place?.waitMs ?? 0) / 1000);
  return (
    <div className={styles.line}>
      {place && (
        <span className={styles.more}>
          {place.position === 0
            ? t('run.queueNext', { seconds })
            : t('run.queue', { count: place.position, seconds })}
        </span>
      )}
      <Button
        variant="default"
        size="compact-sm"
        loading={cancel.busy}
        aria-label={t('run.cancel.label', { preset: run.presetName })}
        onClick={() => void cancel.run()}
      >
        {t('cancel')}
      </Button>
      <ErrorNote code={cancel.error} />
    </div>
  );
}

interface TallyLineProps {
  readonly running: readonly Recording[];
  readonly uncertain: readonly Recording[];
  readonly total: number;
  readonly practice: boolean;
  /** Since when and what may record besides is shown elsewhere. */
  readonly brief?: boolean;
  /** Another state stands above it, and is the one to be read first. */
  readonly beneath?: boolean;
}

/**
 * The recordings that were accepted and are not known to have ended. The text distinguishes those that a vendor
 * only reports and those that only an operator has seen.
 */
export function TallyLine({
  running,
  uncertain,
  total,
  practice,
  brief = false,
  beneath = false,
}: TallyLineProps) {
  const t = useT();
  const accepted = running.filter(({ certainty }) => certainty === 'accepted');
  const reported = running.filter(({ certainty }) => certainty === 'reported').length;
  const seen = running.length - accepted.length - reported;
  const of = [accepted, running, uncertain].find((some) => some.length > 0) ?? [];
  const time = nearClock(new Date(of.map(({ since }) => since).sort()[0] ?? ''), new Date());
  const counted = total > 1 && accepted.length > 0;
  const more = [
    ...(brief ? [] : [t('run.at', { time })]),
    ...(total > 1 && !counted ? [t('run.counts', { accepted: accepted.length, total })] : []),
    ...(reported > 0 && reported < running.length ? [t('run.reported', { count: reported })] : []),
    ...(seen > 0 && seen < running.length ? [t('run.seen', { count: seen })] : []),
    ...(uncertain.length > 0 && !brief ? [t('run.uncertain', { count: uncertain.length })] : []),
  ];
  const isReported = reported > 0 && accepted.length === 0;
  const status = running.length === 0 ? 'unknown' : isReported ? 'already-recording' : 'accepted';
  const counts = counted ? t('run.counts', { accepted: accepted.length, total }) : undefined;
  const text = seen > 0 && seen === running.length ? t('run.person') : counts;
  return (
    <div className={styles.line}>
      <Status status={status} practice={practice} large={!beneath} text={text} />
      <span className={styles.more}>{more.join(' · ')}</span>
    </div>
  );
}

interface EndsLineProps {
  readonly running: readonly Recording[];
  /** Recordings of unknown state, which may go on after the others have ended. */
  readonly uncertain: readonly Recording[];
}

/** When the running recordings end, with a countdown; and which run until an operator stops them. */
export function EndsLine({ running, uncertain }: EndsLineProps) {
  const t = useT();
  const { known, overdue, never } = endingsOf(running);
  const isMixed = known.length + overdue.length + (never.length + uncertain.length > 0 ? 1 : 0) > 1;
  const [next, ...later] = known;
  if (!next && overdue.length + never.length === 0) return null;
  const of = (vendors: Parameters<typeof vendorList>[0]) =>
    isMixed ? t('list.of', { names: vendorList(vendors, t) }) : '';
  return (
    <div className={styles.ends}>
      {next && (
        <span>
          {of(next.vendors)}
          {t(endKey(next), { time: nearClock(fromUnix(next.endTime), new Date()) })}
          {' · '}
          <Countdown endTime={next.endTime} />
          {later.length > 0 && ` · ${t('board.endsLater', { count: later.length })}`}
        </span>
      )}
      {overdue.map(({ endTime, vendors }) => (
        <span key={endTime} data-tone="amber">
          {of(vendors)}
          {t('ending.overdue', { time: nearClock(fromUnix(endTime), new Date()) })}
        </span>
      ))}
      {never.length > 0 && (
        <span>
          {of(never)}
          {t('ending.never')}
        </span>
      )}
    </div>
  );
}

/** So many streams are named; On air has them all. */
const MOST = 3;

/** What the preset has started and does not name any more: its Stop covers it, and On air lists it. */
export function OrphanLine({ orphaned }: { readonly orphaned: readonly Recording[] }) {
  const t = useT();
  if (orphaned.length === 0) return null;
  const isCertain = orphaned.some(({ certainty }) => certainty !== 'uncertain');
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
        {more > 0 && t('question.moreStreams', { count: more })}{' '}
        <a href={hrefOf('on-air')}>{t('presets.orphaned.link')}</a>
      </span>
    </div>
  );
}
