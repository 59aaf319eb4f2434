import type { ErrorCode } from '#contract/ipc/error-codes.ts';
import type { Call } from '#contract/model/outcome.ts';
import { type RunView, shownOf } from '#contract/model/run.ts';
import type { AccountTest, Elsewhere, Target } from '#contract/model/start.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { accountTestText } from '#contract/rules/account-test-text.ts';
import { mediaCodeText } from '#contract/rules/media-codes.ts';
import { outcomeLines } from '#contract/rules/outcome-text.ts';
import { oneLine } from '#contract/rules/terminal-text.ts';
import { translatorFor } from '../../app/language.ts';
import { vendorFacts } from '../../zego/vendors/registry.ts';
import type { TakenCallback } from '../callbacks/take-in.ts';

/** Scripts and consoles get English, whatever language the desktop has. */
const t = translatorFor('en');

/** What the command line says of one thing: for a script, and for a person. */
export interface OutputLine {
  readonly json: Readonly<Record<string, unknown>> | null;
  readonly text: string;
}

/** A stored name or a server's message with a line break in it must not forge a line of ours. */
const joined = (lines: readonly string[]): string => lines.map(oneLine).join('\n');

/** The line of a call that has settled. Its fields are what scripts rely on: add, never change. */
export function callLine(run: RunView, call: Call): OutputLine {
  const { outcome } = call;
  if (!outcome) throw new Error('a call without an outcome has not settled');
  const { status, counts, code, message, requestId, httpStatus, reason, streams } = outcome;
  const json = {
    type: 'call',
    run: run.id,
    preset: run.presetName,
    action: call.action,
    vendor: call.vendor,
    status,
    counts,
    code,
    message,
    requestId,
    httpStatus,
    attempts: call.attempts,
    startedAt: call.startedAt,
    durationMs: call.durationMs,
    endTime: call.endTime,
    ...(call.stopAt !== undefined && { stopAt: call.stopAt }),
    streams,
    ...(reason && { reason }),
    ...(outcome.vendorCall && { vendorCall: outcome.vendorCall }),
  };
  const streamsText = streams
    .map((row) => `${row.streamId} ${shownOf(row.status, [row])}`)
    .join(', ');
  const why = reason ? ` (${reason}${code === null ? '' : `, code ${code}`})` : '';
  const text = `${run.presetName} · ${call.vendor}: ${status}${why}: ${streamsText}`;
  const lines =
    status === 'accepted' ? [] : outcomeLines({ ...run, calls: [call] }, vendorFacts(), t);
  return { json, text: joined([text, ...lines.map((line) => `  ${line}`)]) };
}

export function runLine(run: RunView): OutputLine {
  const { id, presetName, status, calls, counts } = run;
  const json = { type: 'run', run: id, preset: presetName, status, calls: calls.length, counts };
  return { json, text: joined([`${presetName}: ${status}`]) };
}

/** What was refused before anything of it was sent; without a target, the whole preset. */
export function refusedLine(preset: string, reason: string, target?: Target): OutputLine {
  const json = { type: 'refused', preset, ...target, reason };
  return { json, text: joined([`${preset}${streamsText(target)}: refused: ${reason}`]) };
}

/** What another desk of the control room runs. */
export function elsewhereLine(preset: string, target: Elsewhere): OutputLine {
  const { desk, person, vendor, streamIds } = target;
  const reason = 'running-elsewhere' satisfies ErrorCode;
  const json = { type: 'refused', preset, reason, desk, vendor, streamIds };
  const text = `${preset}${streamsText(target)}: refused: ${reason}: ${desk} (${person})`;
  return { json, text: joined([text]) };
}

const streamsText = (target: Target | undefined): string =>
  target ? ` · ${target.vendor}: ${target.streamIds.join(', ')}` : '';

/** What a test of an account found. */
export function accountLine(account: string, test: AccountTest): OutputLine {
  const { text, came } = accountTestText(test, t);
  return {
    json: { type: 'account', account, ...test },
    text: joined([`${account}: ${test.verdict}: ${text}`, ...(came ? [`  ${came}`] : [])]),
  };
}

/** What became of a merge, or why there was none. Its fields are what scripts rely on: add, never change. */
export interface MergeResult {
  readonly preset: string;
  readonly vendor: Vendor;
  readonly streamId: string;
  readonly status: 'finished' | 'rejected' | 'unknown' | 'failed';
  readonly taskId: string | null;
  readonly inputs: readonly string[];
  readonly fileId: string | null;
  readonly url: string | null;
  /** An unsigned callback alone says so; absent otherwise. */
  readonly reported?: true;
  /** Why it is not finished, where no return code says it. */
  readonly reason?: string;
  readonly code?: number;
  readonly message?: string;
}

export function mergeLine(result: MergeResult): OutputLine {
  const { preset, vendor, streamId, status, taskId, inputs, fileId, url, ...why } = result;
  const { reason, code, message, reported } = why;
  const cause = code === undefined ? reason : `code ${code}`;
  const text = `${preset} · ${vendor}: ${streamId}: merge ${status}${cause ? ` (${cause})` : ''}`;
  const advice = code === undefined ? null : mediaCodeText('merge', code);
  const said =
    advice && `${t(advice.meaning)}. ${t(advice.advice)}${message ? ` “${message}”` : ''}`;
  const byCallback = reported ? t('merge.reported') : null;
  const lines = [url, said, byCallback].filter((line) => line !== null).map((line) => `  ${line}`);
  const facts = { preset, vendor, streamId, status, taskId, inputs, fileId, url, ...why };
  return { json: { type: 'merge', ...facts }, text: joined([text, ...lines]) };
}

/** The address to enter in ZEGO's console. */
export const receivingLine = (url: string): OutputLine => ({
  json: { type: 'receiving', url },
  text: joined([`Receiving callbacks. Address for the ZEGO console: ${url}`]),
});

/** A callback that is on disk and was not known before. */
export function callbackLine({ event, account, file, compose }: TakenCallback): OutputLine {
  const { vendor = null, streamId = null, beginAt = null, endAt = null } = file ?? {};
  const { fileId = null, url = null } = file ?? compose ?? {};
  const facts = { vendor, account: account.name, streamId, fileId, url, beginAt, endAt };
  const what = [vendor, streamId, url ?? fileId].filter((part) => part !== null).join(' · ');
  const text = `${account.name} · ${event}${what === '' ? '' : `: ${what}`}`;
  return { json: { type: 'callback', event, ...facts }, text: joined([text]) };
}
