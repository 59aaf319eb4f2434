import type { LocaleKey } from '#contract/locales/index.ts';
import type { StreamOutcome } from '#contract/model/outcome.ts';
import { type AdviceContext, adviceOfRow, causeOfRow } from '#contract/rules/advice.ts';
import { statusKey } from '#contract/rules/outcome-text.ts';
import {
  isRecording,
  type StreamState,
  type StreamStateName,
} from '#contract/rules/stream-states.ts';
import { isSuccess } from '#contract/rules/text.ts';

/** What is to be said of some streams of a preset: one sentence for all of which it is the same. */
export interface Finding {
  readonly key: string;
  readonly state: StreamStateName;
  /** The state in words. */
  readonly word: LocaleKey;
  /** What it means and what to do. */
  readonly advice: readonly LocaleKey[];
  /** The codes as they came. */
  readonly codes: readonly string[];
  /** When an operator settled it; ISO 8601. */
  readonly verifiedAt: string | null;
  readonly streams: readonly StreamState[];
}

/** In the order in which they should be read; a state that is not here needs no word. */
const READING_ORDER: readonly StreamStateName[] = [
  'unknown',
  'rejected',
  'failed',
  'missing',
  'partial',
  'accepted',
  'verified-not-recording',
  'verified-recording',
  'already-recording',
];

/** What is to be said of the streams, most urgent first. */
export function findingsOf(streams: readonly StreamState[], context: AdviceContext): Finding[] {
  const groups = new Map<string, Finding & { streams: StreamState[] }>();
  for (const stream of streams) {
    const finding = findingOf(stream, context);
    if (!finding) continue;
    const known = groups.get(finding.key);
    if (known) known.streams.push(stream);
    else groups.set(finding.key, { ...finding, streams: [stream] });
  }
  const rank = ({ state }: Finding) => READING_ORDER.indexOf(state);
  return [...groups.values()].sort((a, b) => rank(a) - rank(b));
}

function findingOf(stream: StreamState, context: AdviceContext): Omit<Finding, 'streams'> | null {
  const { state, verdict } = stream;
  const isStopOpen = isRecording(state) && isRefusedStop(stream);
  if (!READING_ORDER.includes(state) || (state === 'accepted' && !isStopOpen)) return null;
  // What an operator has settled is settled: the vendor's answer is in the details.
  const isSettled = verdict !== null && !isStopOpen && state !== 'unknown';
  const open = isSettled ? [] : openRows(stream);
  const advice = isSettled ? [] : adviceFor(stream, open, context);
  const codes = codesOf(stream, open);
  const word = wordOf(stream, isStopOpen);
  const verifiedAt = isSettled ? verdict.at : null;
  return {
    key: JSON.stringify([state, word, advice, codes, verifiedAt]),
    ...{ state, word, advice, codes, verifiedAt },
  };
}

const isStop = ({ call }: StreamState): boolean => call?.action === 'StopCDNRecord';

const isRefusedStop = (stream: StreamState): boolean =>
  isStop(stream) && stream.call?.state === 'settled' && openRows(stream).length > 0;

const openRows = ({ rows }: StreamState): StreamOutcome[] =>
  rows.filter(({ status }) => status !== 'accepted');

function wordOf(stream: StreamState, isStopOpen: boolean): LocaleKey {
  const [row] = openRows(stream);
  return isStopOpen && row ? statusKey(row.status, 'StopCDNRecord') : `streamState.${stream.state}`;
}

function adviceFor(
  stream: StreamState,
  open: readonly StreamOutcome[],
  context: AdviceContext,
): LocaleKey[] {
  const { state, call } = stream;
  if (state === 'missing') return ['panel.missing'];
  if (!call) return state === 'unknown' ? ['panel.openBefore'] : [];
  const keys = open.flatMap((row) =>
    call.action === 'StopCDNRecord'
      ? [...causeOfRow(call, row, context.vendors), `stop.${row.status}` as LocaleKey]
      : adviceOfRow(call, row, context),
  );
  return [...new Set(keys)];
}

/** A vendor's codes, digit for digit; where there are none, the code of the whole answer. */
function codesOf({ call }: StreamState, open: readonly StreamOutcome[]): string[] {
  const ofVendor = open.flatMap(({ vendorCode }) =>
    vendorCode === undefined || vendorCode === null || vendorCode === '' ? [] : [`${vendorCode}`],
  );
  const code = call?.outcome?.code ?? null;
  const isOfCall = open.length > 0 && ofVendor.length === 0 && code !== null && !isSuccess(code);
  return [...new Set(isOfCall ? [String(code)] : ofVendor)];
}
