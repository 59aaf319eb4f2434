import type { ExportProgress } from '#contract/model/history.ts';
import type { StreamOutcome } from '#contract/model/outcome.ts';
import type { RunView } from '#contract/model/run.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { adviceOfRow, causeOfRow } from '#contract/rules/advice.ts';
import { clock } from '#contract/rules/local-time.ts';
import { statusKey } from '#contract/rules/outcome-text.ts';
import { type CodesOfVendors, rowKind } from '#contract/rules/row-codes.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { codeText, isSuccess, list, sentences, vendorName } from '#contract/rules/text.ts';
import { isInTime } from '../../recording/planned-stops.ts';
import type { Translate } from '../language.ts';
import type { Result, RunStream } from './run-streams.ts';

export interface NotificationText {
  readonly title: string;
  readonly body: string;
}

/** So many lines are read at a glance; the window has them all. */
const MOST_LINES = 4;
/** So many streams are named in a line, and so many presets of a batch. */
const NAMED = 3;
const NAMED_PRESETS = 12;
/** Longest code and message of a vendor or of the API, in characters. */
const LONGEST_CODE = 60;
const LONGEST_MESSAGE = 160;

/** The order of the lines: what surely does not record comes first, what an operator has settled last. */
const READING_ORDER: readonly Result[] = ['not-done', 'to-verify', 'in-part', 'already'];

/** What a notification says of one run: the fact as its title, then a line for each cause. Pure. */
export function runText(
  run: RunView,
  streams: readonly RunStream[],
  vendors: CodesOfVendors,
  t: Translate,
): NotificationText {
  const troubles = streams.filter(({ result }) => READING_ORDER.includes(result));
  const sending = streams.filter(({ result }) => result === 'sending').length;
  const body =
    troubles.length > 0
      ? troubleLines(run, troubles, { streams, vendors, t })
      : [list([...new Set(streams.map(({ vendor }) => vendorName(vendor, t)))], t)];
  if (sending > 0) body.push(t('notification.sending', { count: sending }));
  return { title: marked(titleOf(run, streams, t), run.practice, t), body: body.join('\n') };
}

/** Of a planned stop that was sent late: for when it was planned; null of any other run. */
export function lateText({ action, plannedFor, createdAt }: RunView, t: Translate): string | null {
  if (action !== 'StopCDNRecord') return null;
  if (plannedFor === undefined || isInTime(plannedFor, Date.parse(createdAt))) return null;
  const seconds = Date.parse(createdAt) / 1000 - plannedFor;
  return t('notification.plannedLate', {
    time: clock(new Date(plannedFor * 1000)),
    minutes: Math.round(seconds / 60),
  });
}

/** What one notification says of several presets of which all was accepted. Pure. */
export function batchText(runs: readonly RunView[], t: Translate): NotificationText {
  const [first] = runs;
  const isStop = first?.action === 'StopCDNRecord';
  const title = t(isStop ? 'notification.stop.batch' : 'notification.batch', {
    count: runs.length,
  });
  const names = runs.slice(0, NAMED_PRESETS).map(({ presetName }) => shownName(presetName, t));
  const more = runs.length - names.length;
  const body = [list(names, t), ...(more > 0 ? [t('native.more', { count: more })] : [])];
  return { title: marked(title, first?.practice ?? false, t), body: body.join('\n') };
}

/** What the notification of an export that failed says: what the window would. Pure. */
export function exportFailedText(
  { file, fault }: Pick<ExportProgress, 'file' | 'fault'>,
  t: Translate,
): NotificationText {
  return {
    title: t('notification.exportFailed', { file }),
    body: t(`history.export.failed.${fault ?? 'internal'}`, { file }),
  };
}

/** The mark comes first: a narrow notification cuts the end off. */
const marked = (title: string, practice: boolean, t: Translate): string =>
  practice ? `${t('badge.practice')} · ${title}` : title;

function titleOf(run: RunView, streams: readonly RunStream[], t: Translate): string {
  const countOf = (wanted: Result) => streams.filter(({ result }) => result === wanted).length;
  const total = streams.length;
  const values = { preset: run.presetName, total };
  const notDone = countOf('not-done');
  const unknown = countOf('to-verify');
  const isStop = run.action === 'StopCDNRecord';
  if (notDone > 0 && unknown > 0)
    return t(
      isStop ? 'notification.stop.notStoppedAndToVerify' : 'notification.notRecordingAndToVerify',
      { ...values, count: notDone, unknown },
    );
  if (notDone === total && total > 0)
    return t(isStop ? 'notification.stop.notStopped' : 'notification.notRecording', values);
  if (notDone > 0)
    return t(isStop ? 'notification.stop.someNotStopped' : 'notification.someNotRecording', {
      ...values,
      count: notDone,
    });
  if (unknown > 0)
    return t(isStop ? 'notification.stop.toVerify' : 'notification.toVerify', {
      ...values,
      count: unknown,
    });
  if (isStop) return t('notification.stop.accepted', { ...values, count: countOf('done') });
  return titleOfStarted(countOf, values, t);
}

function titleOfStarted(
  countOf: (result: Result) => number,
  values: { readonly preset: string; readonly total: number },
  t: Translate,
): string {
  const already = countOf('already');
  if (countOf('in-part') > 0)
    return t('notification.inPart', { ...values, count: countOf('in-part') });
  if (already > 0 && already === values.total) return t('notification.already', values);
  const counts = { ...values, count: countOf('done') };
  return already > 0
    ? t('notification.acceptedAndAlready', { ...counts, already })
    : t('notification.accepted', counts);
}

interface LineContext {
  /** All streams of the run, by which a line tells whether it is about all of a vendor. */
  readonly streams: readonly RunStream[];
  readonly vendors: CodesOfVendors;
  readonly t: Translate;
}

/** What is said of all streams of a vendor to which the same happened. */
interface Line {
  readonly vendor: Vendor;
  readonly result: Result;
  readonly open: boolean;
  /** In the middle of a sentence. */
  readonly fact: string;
  readonly code: string;
  /** What to do; where `isWhole`, it says the fact as well. Empty where there is nothing to say. */
  readonly advice: string;
  readonly isWhole: boolean;
  readonly streamIds: readonly string[];
}

function troubleLines(
  run: RunView,
  troubles: readonly RunStream[],
  context: LineContext,
): string[] {
  const lines = mergedLines(troubles.map((stream) => lineOf(run, stream, context)));
  const advices = new Set(lines.flatMap(({ advice }) => advice || []));
  if (lines.length + advices.size <= MOST_LINES)
    return lines.flatMap((line, index) => [
      textOf(line, context, line.isWhole),
      // The same advice for several lines stands after the last of them.
      ...(line.isWhole || !line.advice || isRepeated(lines, index) ? [] : [line.advice]),
    ]);
  const more = lines.length - MOST_LINES;
  return [
    ...lines.slice(0, MOST_LINES).map((line) => textOf(line, context, false)),
    ...(more > 0 ? [context.t('outcome.more', { count: more })] : []),
  ];
}

const isRepeated = (lines: readonly Line[], index: number): boolean =>
  lines.slice(index + 1).some(({ advice }) => advice === lines[index]?.advice);

function mergedLines(lines: readonly Line[]): Line[] {
  const merged = new Map<string, Line>();
  for (const { streamIds, ...line } of lines) {
    const key = JSON.stringify(line);
    const known = merged.get(key)?.streamIds ?? [];
    merged.set(key, { ...line, streamIds: [...known, ...streamIds] });
  }
  const rank = ({ result, open }: Line) =>
    READING_ORDER.indexOf(result) + (open || result === 'already' ? 0 : READING_ORDER.length);
  return [...merged.values()].sort((a, b) => rank(a) - rank(b));
}

function textOf(line: Line, { streams, t }: LineContext, withAdvice: boolean): string {
  const { vendor: name, streamIds, fact, code, advice } = line;
  const ofVendor = streams.filter(({ vendor }) => vendor === name).length;
  const more = streamIds.length - NAMED;
  const named = list(streamIds.slice(0, NAMED), t);
  const isAll = more > 0 && streamIds.length === ofVendor;
  const some = more > 0 ? `${named}${t('question.moreStreams', { count: more })}` : named;
  const values = {
    streams: isAll ? t('streams.many', { count: ofVendor }) : some,
    vendor: vendorName(name, t),
  };
  if (withAdvice) {
    const vendor = code ? t('notification.vendorWithCode', { ...values, code }) : values.vendor;
    return t('notification.lineWithAdvice', { ...values, vendor, advice });
  }
  return code
    ? t('notification.lineWithCode', { ...values, fact, code })
    : t('notification.line', { ...values, fact });
}

function lineOf(run: RunView, stream: RunStream, { vendors, t }: LineContext): Line {
  const { vendor, result, open, streamId, call, row } = stream;
  const base = { vendor, result, open, streamIds: [streamId] };
  const nothing = { code: '', advice: '', isWhole: false };
  if (!open && result !== 'already') {
    const isStop = run.action === 'StopCDNRecord';
    const status = isStop ? 'verified-recording' : 'verified-not-recording';
    return { ...base, ...nothing, fact: inSentence(t(statusKey(status, run.action))) };
  }
  if (!call || !row) {
    const key = result === 'to-verify' ? 'notification.mayRecord' : 'notification.notSent';
    return { ...base, ...nothing, fact: t(key) };
  }
  const [cause] = causeOfRow(call, row, vendors);
  const fact = inSentence(t(cause ?? statusKey(row.status, call.action)));
  const context = { practice: run.practice, vendors };
  const keys =
    call.action === 'StopCDNRecord'
      ? ([cause, `stop.${row.status}`] as const)
      : adviceOfRow(call, row, context);
  const isWhole = keys[0] !== cause;
  const rest = isWhole ? keys : keys.slice(1);
  const advice = sentences(
    rest.flatMap((key) => (key ? t(key) : [])),
    t,
  );
  return { ...base, fact, code: codeOf(call.outcome, row, vendors[vendor]), advice, isWhole };
}

/** The code as it came, and the message where no document says what the code means. */
function codeOf(
  outcome: { readonly code: number | string | null; readonly message: string | null } | null,
  row: StreamOutcome,
  vendor: CodesOfVendors[Vendor],
): string {
  const { vendorCode: own = null, vendorMessage } = row;
  if (own !== null && own !== '') {
    const message = rowKind(vendor, own) === null ? vendorMessage : '';
    return withMessage(own, message);
  }
  const { code = null, message = null } = outcome ?? {};
  if (code === null || isSuccess(code) || row.reason !== 'return-code') return '';
  return withMessage(code, codeText(code).meaning === 'code.other.meaning' ? message : '');
}

const withMessage = (code: string | number, message: string | null | undefined): string =>
  [short(String(code), LONGEST_CODE), short(message ?? '', LONGEST_MESSAGE)]
    .filter((part) => part !== '')
    .join(': ');

/** SECURITY: text of a vendor or of the API, as one short line without anything that turns or hides text. */
function short(text: string, most: number): string {
  const line = text
    .slice(0, 4 * LONGEST_MESSAGE)
    .replace(/[\s\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  const characters = [...line];
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : line;
}

/** A meaning in the middle of a sentence: `AppId` and `CDN` keep their letters. */
const inSentence = (text: string): string =>
  text
    .replace(/[.。]$/u, '')
    .replace(/^[A-Z](?=[a-z’]*(?:[\s:]|$))/u, (first) => first.toLowerCase());
