import { Button } from '@mantine/core';
import type { Call } from '#contract/model/outcome.ts';
import type { Preset } from '#contract/model/preset.ts';
import { type RunView, verifiedAt } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import type { Standing } from '#contract/rules/classify-targets.ts';
import { inDoubt, mayDismiss } from '#contract/rules/in-doubt.ts';
import { callStatus, Ending } from '../../shared/call/call-detail.tsx';
import { OperatorVerdictButtons } from '../../shared/call/operator-verdict.tsx';
import { Note } from '../../shared/components/note.tsx';
import { Status } from '../../shared/components/status.tsx';
import { VendorName } from '../../shared/components/vendor-name.tsx';
import { vendorName } from '../../shared/format/text.ts';
import { clockWithSeconds, nearClock } from '../../shared/format/time.ts';
import { type Translate, useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { setDismissed, useShownRun } from '../run/dismissed.ts';
import { lanesOf, sumsOf } from '../run/lanes.ts';
import { RunAdvice } from '../run/run-advice.tsx';
import { VendorSums } from '../run/vendor-sums.tsx';
import styles from './run-outcome.module.css';
import { type VendorLine as Line, vendorLines } from './vendor-lines.ts';

/** Up to so many requests have a line each; of more, each vendor has one. */
const MOST_LINES = 8;

interface RunOutcomeProps {
  readonly preset: Preset;
  readonly run: RunView | undefined;
  readonly standing: Standing;
  /** A newer run is shown above: labels this one as the previous run. */
  readonly earlier?: boolean;
}

/** Vendor by vendor, what will be, what runs, or what came of the newest run; then what to do about it. */
export function RunOutcome({ preset, run: newest, standing, earlier = false }: RunOutcomeProps) {
  const t = useT();
  const { running, uncertain } = standing;
  const run = useShownRun(newest, uncertain);
  const lines = vendorLines(preset, run, running);
  const many = run !== undefined && lines.length > MOST_LINES;
  const single = many ? lines.filter(({ call, earlier }) => !call || earlier.length > 0) : lines;
  return (
    <div className={styles.outcome}>
      {many && <VendorSums sums={sumsOf(lanesOf(run), running)} run={run} />}
      {single.length > 0 && (
        <ul className={styles.lines}>
          {single.map((line) => (
            <VendorLine key={line.call?.id ?? line.vendor} preset={preset} run={run} line={line} />
          ))}
        </ul>
      )}
      {earlier && run && run.status !== 'accepted' && (
        <p className={styles.earlier}>
          {t('run.earlier', { time: nearClock(new Date(run.createdAt), new Date()) })}
        </p>
      )}
      {run && <RunAdvice run={run} />}
      {run && <UnknownStreams run={run} uncertain={uncertain} />}
      {run?.unrecorded && (
        <Note tone="red" sign="!">
          {t('run.unrecorded')}
        </Note>
      )}
      {run && run.status !== 'accepted' && mayDismiss(run, uncertain) && (
        <div>
          <Button
            variant="default"
            size="compact-sm"
            aria-label={t('run.dismiss.label', { preset: preset.name })}
            onClick={() => setDismissed(run.id, true)}
          >
            {t('run.dismiss')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface VendorLineProps {
  readonly preset: Preset;
  readonly run: RunView | undefined;
  readonly line: Line;
}

/** One vendor's part: what the newest run came to there, and what runs from before it. */
function VendorLine({ preset, run, line }: VendorLineProps) {
  const { vendor, call, own, earlier } = line;
  return (
    <li className={styles.line}>
      <VendorName vendor={vendor} />
      {run && call && <CallText call={call} own={own} practice={run.practice} />}
      {earlier.length > 0 && <EarlierText recordings={earlier} />}
      {!call && earlier.length === 0 && <IdleText vendor={vendor} preset={preset} />}
    </li>
  );
}

interface CallTextProps {
  readonly call: Call;
  readonly own: readonly Recording[];
  readonly practice: boolean;
}

/** What a vendor said to a call, and when what it took will stop; while it waits, how often and until when. */
function CallText({ call, own: [first], practice }: CallTextProps) {
  const t = useT();
  return (
    <>
      <Status
        status={callStatus(call)}
        practice={practice}
        action={call.action}
        ended={first === undefined}
        verifiedAt={verifiedAt([call])}
      />
      <span className={styles.ending}>
        {first ? <Ending endTime={first.endTime} /> : !call.outcome && triesText(call, t)}
      </span>
    </>
  );
}

function triesText({ attempts, retryAt }: Call, t: Translate): string | null {
  if (retryAt) {
    const time = clockWithSeconds(new Date(retryAt));
    return t('run.retry', { count: attempts, time });
  }
  return attempts > 1 ? t('run.attempt', { number: attempts }) : null;
}

/** What an earlier run started at a vendor: it goes on, whatever the newest one came to. */
function EarlierText({ recordings }: { readonly recordings: readonly Recording[] }) {
  const t = useT();
  const accounts = useAppState((state) => state.accounts);
  const [first] = recordings;
  if (!first) return null;
  const practice = accounts.find(({ id }) => id === first.accountId)?.practice ?? false;
  const time = nearClock(new Date(first.since), new Date());
  const isSeen = recordings.every(({ certainty }) => certainty === 'person');
  const isReported = recordings.every(({ certainty }) => certainty === 'reported');
  const text = t('run.accepted', { time });
  return (
    <>
      {isReported ? (
        <Status status="already-recording" practice={practice} />
      ) : (
        <Status status="accepted" practice={practice} text={isSeen ? t('run.person') : text} />
      )}
      <span className={styles.ending}>
        <Ending endTime={first.endTime} />
      </span>
    </>
  );
}

interface IdleTextProps {
  readonly vendor: Vendor;
  readonly preset: Preset;
}

/** What a vendor will make of the preset's end: known before the click, not found out after it. */
function IdleText({ vendor, preset }: IdleTextProps) {
  const t = useT();
  const knowsEnd = useAppState((state) => state.vendors[vendor].endTime);
  const text = preset.end ? (knowsEnd ? 'ending.byItself' : 'ending.ignored') : 'ending.never';
  return (
    <>
      <span />
      <span className={styles.ending}>{t(text)}</span>
    </>
  );
}

/** So many are settled on the card itself; the others in the details. */
const SHOWN = 3;

interface UnknownStreamsProps {
  readonly run: RunView;
  readonly uncertain: readonly Recording[];
}

/** Streams of unknown state, each with the two verdicts that the operator can record. */
function UnknownStreams({ run, uncertain }: UnknownStreamsProps) {
  const t = useT();
  const all = inDoubt(run, uncertain);
  if (all.length === 0) return null;
  return (
    <ul className={styles.unknowns}>
      {all.slice(0, SHOWN).map(({ call, streamId, status }) => (
        <li key={`${call.id} ${streamId}`} className={styles.unknown}>
          <span className={styles.stream}>
            <span className="mono">{streamId}</span>
            {run.calls.length > 1 && ` · ${vendorName(call.vendor, t)}`}
          </span>
          {hasVerdict(call, streamId) && <Status status={status} practice={run.practice} />}
          <OperatorVerdictButtons call={call} streamId={streamId} />
        </li>
      ))}
      {all.length > SHOWN && <li>{t('run.moreUnknown', { count: all.length - SHOWN })}</li>}
    </ul>
  );
}

/** The vendor's line says it already; beside a person's verdict it is said once more, to tell the two apart. */
const hasVerdict = ({ verdicts }: Call, streamId: string): boolean =>
  verdicts.some((verdict) => verdict.streamId === streamId);
