import type { LocaleKey } from '#contract/locales/index.ts';
import type { Call, StreamOutcome } from '#contract/model/outcome.ts';
import { type RunView, type ShownStatus, shownOf } from '#contract/model/run.ts';
import type { Action } from '#contract/model/vendor.ts';
import { type AdviceContext, adviceOfRow, causeOfRow } from './advice.ts';
import type { CodesOfVendors } from './row-codes.ts';
import { list, sentences, type Translate, vendorName } from './text.ts';

/** So many streams are named in a line; the run view has them all. */
const NAMED = 3;
/** Longest message of a vendor or of the API in a line, in characters. */
const LONGEST_MESSAGE = 160;

/** In the order in which they should be read: what wants a person first. */
const READING_ORDER: readonly ShownStatus[] = [
  'unknown',
  'rejected',
  'failed',
  'verified-not-recording',
  'already-recording',
  'verified-recording',
  'accepted',
];

/** The word for a status; of a stop it says so, since "accepted" alone would say that something runs. */
export const statusKey = (status: ShownStatus, action: Action | undefined): LocaleKey =>
  action === 'StopCDNRecord' ? `status.stop.${status}` : `status.${status}`;

/** One line for all streams of a vendor with the same outcome. */
interface Group {
  readonly call: Call;
  readonly row: StreamOutcome;
  readonly status: ShownStatus;
  readonly streamIds: string[];
}

/**
 * The outcome of a settled run, for notifications and the tray: vendor, streams, status, code, the vendor's
 * message, the meaning and what to do. What wants a person comes first.
 */
export function outcomeLines(
  { calls, practice }: Pick<RunView, 'calls' | 'practice'>,
  vendors: CodesOfVendors,
  t: Translate,
): string[] {
  const groups = calls.flatMap(groupsOf);
  const rank = ({ status }: Group) => READING_ORDER.indexOf(status);
  const sorted = [...groups].sort((a, b) => rank(a) - rank(b));
  return [...new Set(sorted.map((group) => lineOf(group, { practice, vendors }, t)))];
}

function groupsOf(call: Call): Group[] {
  const groups = new Map<string, Group>();
  for (const row of call.outcome?.streams ?? []) {
    const { streamId, status, reason, vendorCode, vendorMessage } = row;
    const isGood = status === 'accepted';
    const key = JSON.stringify([status, reason, ...(isGood ? [] : [vendorCode, vendorMessage])]);
    const group = groups.get(key);
    if (!group)
      groups.set(key, {
        call,
        row,
        status: shownOf(status, [row], call.verdicts),
        streamIds: [streamId],
      });
    else if (!group.streamIds.includes(streamId)) group.streamIds.push(streamId);
  }
  return [...groups.values()];
}

function lineOf(group: Group, context: AdviceContext, t: Translate): string {
  const { call, status, streamIds } = group;
  const vendor = vendorName(call.vendor, t);
  const isWhole = status === 'accepted' && streamIds.length === call.streamIds.length;
  const named = list(streamIds.slice(0, NAMED), t);
  const more = streamIds.length - NAMED;
  const streams = more > 0 ? `${named}${t('question.moreStreams', { count: more })}` : named;
  const who = isWhole ? vendor : `${vendor} · ${streams}`;
  const word = t(statusKey(status, call.action));
  const text = [t('outcome.line', { who, status: word }), ...cameOf(group)].join(' · ');
  const why = whyOf(group, context).map((key) => t(key));
  return why.length === 0 ? text : t('outcome.lineWhy', { text, why: sentences(why, t) });
}

/** Code and message as they came; of a row that has none, those of the whole answer. */
function cameOf({ call, row, status }: Group): string[] {
  if (status === 'accepted') return [];
  const { vendorCode, vendorMessage } = row;
  const isOfVendor = vendorCode !== undefined && vendorCode !== null && vendorCode !== '';
  const { code = null, message = null } = call.outcome ?? {};
  const came = isOfVendor
    ? [vendorCode, vendorMessage]
    : [code === 0 ? null : code, code === 0 ? null : message];
  return came
    .filter((part) => part !== null && part !== undefined && part !== '')
    .map((part) => oneLine(String(part)));
}

const oneLine = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE)}…` : line;
};

function whyOf({ call, row, status }: Group, context: AdviceContext) {
  // What an operator has settled needs no advice any more.
  const isSettled = status === 'verified-recording' || status === 'verified-not-recording';
  if (row.status === 'accepted' || isSettled) return [];
  if (call.action !== 'StopCDNRecord') return adviceOfRow(call, row, context);
  return [...causeOfRow(call, row, context.vendors), `stop.${row.status}` as const];
}
