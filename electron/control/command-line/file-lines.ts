import type { FileEvidence, RecordedFile } from '#contract/model/file.ts';
import type { LookResult } from '#contract/model/file-query.ts';
import { evidenceText } from '#contract/rules/evidence-text.ts';
import { mediaCodeText } from '#contract/rules/media-codes.ts';
import { oneLine } from '#contract/rules/terminal-text.ts';
import { translatorFor } from '../../app/language.ts';
import type { Watch } from '../../recording/files/watch.ts';
import type { OutputLine } from './result-lines.ts';

/** Scripts and consoles get English, whatever language the desktop has. */
const t = translatorFor('en');

/** One file. Its fields are what scripts rely on: add, never change. */
export function fileLine(
  preset: string,
  file: RecordedFile,
  watches: readonly Watch[],
): OutputLine {
  const calls = new Set(watches.map(({ callId }) => callId));
  const link = file.links.find(({ callId }) => calls.has(callId));
  const { vendor, fileId, name, format, url, beginAt, endAt } = file;
  const { durationSeconds, sizeBytes, expiresAt } = file;
  const streamId = file.streamId ?? watches.find(({ callId }) => callId === link?.callId)?.streamId;
  const json = {
    type: 'file',
    ...{ preset, vendor, streamId, fileId, name, format, url, beginAt, endAt },
    ...{ durationSeconds, sizeBytes, expiresAt },
    source: file.searchedAt === null ? 'callback' : 'search',
    match: link?.match ?? 'stream-and-time',
  };
  const facts = [durationSeconds === null ? [] : `${durationSeconds} s`, beginAt ?? []].flat();
  const text = `${preset} · ${vendor}: ${streamId}: ${name}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}`;
  return { json, text: [text, ...(url === null ? [] : [`  ${url}`])].map(oneLine).join('\n') };
}

/** An unknown start that a file has settled. */
export function settledLine(preset: string, watch: Watch, evidence: FileEvidence): OutputLine {
  const { vendor, streamId } = watch;
  const { fileId } = evidence;
  const json = {
    type: 'settled',
    ...{ preset, vendor, streamId, was: 'unknown', now: 'accepted', evidence: 'file', fileId },
  };
  const text = evidenceText(evidence, new Date().toISOString(), t);
  return { json, text: oneLine(`${preset} · ${vendor}: ${streamId}: ${text}`) };
}

/** Whether each recording is over, and has all the files that are expected of it. */
export const isComplete = (watches: readonly Watch[]): boolean =>
  watches.length > 0 &&
  watches.every(
    ({ endedAt, found, expected }) => endedAt !== null && found > 0 && found >= (expected ?? 1),
  );

/** How many files there are, and whether these are all. `expected` is null where no profile says it. */
export function filesLine(preset: string, files: number, watches: readonly Watch[]): OutputLine {
  const each = watches.map(({ expected }) => expected);
  const expected =
    each.length === 0 || each.includes(null)
      ? null
      : each.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  const complete = isComplete(watches);
  const of = expected === null ? '' : ` of ${expected}`;
  const text = `${preset}: ${files}${of} files${complete ? '' : ', not complete'}`;
  return { json: { type: 'files', preset, files, expected, complete }, text: oneLine(text) };
}

/** Why a vendor could not be asked, for a person. */
export function lookFaultText({
  vendor,
  accountName,
  fault,
  code,
}: LookResult['faults'][number]): string {
  const who = `${vendor}, account "${accountName}"`;
  if (fault === 'refused' && code !== null) {
    const { meaning, advice } = mediaCodeText('read', code);
    return `${who}: files cannot be looked up, code ${code}: ${t(meaning)}. ${t(advice)}`;
  }
  return `${who}: files cannot be looked up: ${t(`files.fault.${fault}`)}`;
}
