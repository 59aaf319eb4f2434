import { streamAppearance } from '#contract/rules/stream-appearance.ts';
import type { StreamState } from '#contract/rules/stream-states.ts';
import { sentences } from '#contract/rules/text.ts';
import { callIdOf, verdictsForAll } from '../../shared/call/open-outcomes.ts';
import { OperatorVerdictButtons } from '../../shared/call/operator-verdict.tsx';
import { VendorVerdictButtons } from '../../shared/call/vendor-verdict.tsx';
import { list, vendorName } from '../../shared/format/text.ts';
import { nearClock } from '../../shared/format/time.ts';
import { type Translate, useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import styles from './finding-list.module.css';
import { type Finding, findingsOf } from './findings.ts';

/** So many streams are named in a sentence; the matrix and the details have them all. */
const NAMED = 6;
/** So many streams are marked here; the others in the details. */
const MARKED = 12;

interface FindingListProps {
  readonly streams: readonly StreamState[];
  readonly practice: boolean;
}

/** One sentence for each kind of trouble, what to do about it, and the operator's verdict where one is needed. */
export function FindingList({ streams, practice }: FindingListProps) {
  const vendors = useAppState((state) => state.vendors);
  return findingsOf(streams, { practice, vendors }).map((finding) => (
    <FindingNote key={finding.key} finding={finding} practice={practice} />
  ));
}

interface FindingNoteProps {
  readonly finding: Finding;
  readonly practice: boolean;
}

function FindingNote({ finding, practice }: FindingNoteProps) {
  const t = useT();
  const { state, word, advice, codes, verifiedAt, streams } = finding;
  const isStop = word !== `streamState.${state}`;
  const { tone, sign } = streamAppearance(isStop ? 'rejected' : state, practice);
  const time = verifiedAt && nearClock(new Date(verifiedAt), new Date());
  const status = time ? t('status.at', { status: t(word), time }) : t(word);
  return (
    <div className={styles.finding} data-tone={tone} role="note">
      <p className={styles.text}>
        <span className={styles.sign} aria-hidden="true">
          {sign}
        </span>
        <strong>{t('outcome.line', { who: whoOf(streams, t), status })}</strong>
      </p>
      {advice.length > 0 && (
        <p className={styles.text}>
          {sentences(
            advice.map((key) => t(key)),
            t,
          )}
        </p>
      )}
      {codes.length > 0 && (
        <p className={`${styles.codes} mono`}>
          {codes.map((code) => t('panel.code', { code })).join(' · ')}
        </p>
      )}
      <VerdictList streams={streams} />
    </div>
  );
}

/** Streams that wait for the operator's verdict, and those that have one: operators look twice. */
function VerdictList({ streams }: { readonly streams: readonly StreamState[] }) {
  const t = useT();
  const open = streams.filter(({ state, verdict }) => state === 'unknown' || verdict);
  if (open.length === 0) return null;
  return (
    <ul className={styles.verdicts}>
      {verdictsForAll(open).map(({ vendor, offered }) => (
        <li key={vendor} className={styles.all}>
          <strong className={styles.stream}>
            {t('verdict.all', { vendor: vendorName(vendor, t) })}
          </strong>
          <VendorVerdictButtons vendor={vendor} offered={offered} />
        </li>
      ))}
      {open.slice(0, MARKED).flatMap((stream) => {
        const { call, streamId, vendor } = stream;
        const callId = callIdOf(stream);
        if (callId === undefined) return [];
        const of = { id: callId, vendor, verdicts: call?.verdicts ?? [] };
        return (
          <li key={`${vendor} ${streamId}`}>
            <span className={styles.stream}>
              <span className="mono">{streamId}</span> · {vendorName(vendor, t)}
            </span>
            <OperatorVerdictButtons call={of} streamId={streamId} />
          </li>
        );
      })}
      {open.length > MARKED && <li>{t('run.moreUnknown', { count: open.length - MARKED })}</li>}
    </ul>
  );
}

/** `cdn01, cdn02 at Tencent, Ws`; where the vendors differ in their streams, each vendor by itself. */
function whoOf(streams: readonly StreamState[], t: Translate): string {
  const byStreams = new Map<string, { streamIds: string[]; vendors: string[] }>();
  for (const vendor of new Set(streams.map((one) => one.vendor))) {
    const own = streams.filter((one) => one.vendor === vendor).map(({ streamId }) => streamId);
    const key = own.join();
    const known = byStreams.get(key) ?? { streamIds: own, vendors: [] };
    known.vendors.push(vendorName(vendor, t));
    byStreams.set(key, known);
  }
  const parts = [...byStreams.values()].map(({ streamIds, vendors }) =>
    t('panel.at', { streams: namedOf(streamIds, t), vendors: list(vendors, t) }),
  );
  return parts.join(' · ');
}

function namedOf(streamIds: readonly string[], t: Translate): string {
  const named = list(streamIds.slice(0, NAMED), t);
  const more = streamIds.length - NAMED;
  return more > 0 ? `${named}${t('question.moreStreams', { count: more })}` : named;
}
