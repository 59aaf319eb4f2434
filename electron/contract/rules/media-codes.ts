import type { LocaleKey } from '#contract/locales/index.ts';
import { type CodeText, codeText } from './text.ts';

/** What is asked: files or a task of a merge (facts §3b), a merge (§3b), or a stream's state (§3c). */
export type MediaQuestion = 'read' | 'merge' | 'stream-state';

/** What to do about a code that a question about files, or a merge, was answered with. */
export const MEDIA_ADVICE = [
  'ok',
  'parameter',
  'permission',
  'vendor',
  'configuration',
  'wait',
  'account',
  'support',
  'failed',
  'absent',
  'host',
  'program',
  'clock',
  'environment',
  'elsewhere',
] as const;
export type MediaAdvice = (typeof MEDIA_ADVICE)[number];

/** What to do about a code that the question after a stream's state was answered with. */
export const STREAM_STATE_ADVICE = [
  'active',
  'parameter',
  'permission',
  'wait',
  'account',
  'support',
  'offline',
  'name',
  'absent',
  'closed',
  'host',
  'program',
  'clock',
  'environment',
  'elsewhere',
] as const;
export type StreamStateAdvice = (typeof STREAM_STATE_ADVICE)[number];

const all = <A extends string>(advice: A, ...codes: number[]): [number, A][] =>
  codes.map((code) => [code, advice]);

/** The gateway's (facts §3a), whatever is asked. */
const GATEWAY = [
  ...all('host', 100_000_000, 100_000_007),
  ...all('account', 100_000_001, 100_000_005, 100_000_010, 100_000_011),
  ...all('program', 100_000_002, 100_000_003, 100_000_006, 100_000_008, 100_000_009),
  ...all('program', 100_000_013, 100_000_014),
  ...all('clock', 100_000_004),
  ...all('support', 100_000_012),
  ...all('environment', 100_000_016),
  ...all('permission', 100_000_017),
];

/** "Too frequent", of whichever service: surely not acted upon. */
const TOO_FREQUENT = [6, 1010, 5007, 30_002];

/** Codes of the media-file actions (facts §3b). All others of §3c are documented for other calls. */
const MEDIA_FILES: ReadonlyMap<number, MediaAdvice> = new Map<number, MediaAdvice>([
  ...all('ok', 0),
  ...all('parameter', 2),
  ...all('permission', 3),
  ...all('vendor', 4),
  ...all('configuration', 5),
  ...all('wait', ...TOO_FREQUENT),
  ...all('account', 7),
  ...all('support', 8),
  ...all('failed', 1000, 100_000_015),
  ...all('absent', 41_003),
  ...GATEWAY,
]);

/** Codes of the media service (facts §3c). */
const MEDIA_SERVICE: ReadonlyMap<number, StreamStateAdvice> = new Map<number, StreamStateAdvice>([
  ...all('active', 0),
  ...all('support', 1, 1001, 1002, 1003, 3001, 5000, 5001, 5002, 5006, 30_003, 100_000_015),
  ...all('support', 41_001, 41_002, 42_001, 42_002, 42_003, 42_004, 43_001),
  ...all('parameter', 2, 1006),
  ...all('account', 3, 3000, 5003, 30_005, 40_005),
  ...all('offline', 1005),
  ...all('wait', 1010, 5007, 30_002),
  ...all('clock', 3002),
  ...all('permission', 3003),
  ...all('program', 5004, 5005, 30_001, 30_006, 30_010, 30_011),
  ...all('environment', 30_004),
  ...all('name', 30_009),
  ...all('absent', 41_003, 41_004),
  ...all('closed', 41_006),
  ...GATEWAY,
]);

/** Whether a question or a merge that got this code surely did nothing and may be asked again by itself. */
export const isTooFrequent = (code: number): boolean => TOO_FREQUENT.includes(code);

/**
 * Whether a merge that got this code may have begun all the same: a fault of the server says nothing of it, and
 * neither does a code that no document lists for a merge.
 */
export const mayHaveMerged = (code: number): boolean =>
  ['failed', 'elsewhere'].includes(adviceOf(code));

const adviceOf = (code: number): MediaAdvice => MEDIA_FILES.get(code) ?? 'elsewhere';

/**
 * What a return code means and what to do, by what was asked. A start's advice (`codeText`) is of no use here:
 * nothing was to be started. Codes 3 and 41003 mean one thing for files and another for a stream.
 */
export function mediaCodeText(question: MediaQuestion, code: number): CodeText {
  if (question === 'stream-state') {
    const advice = MEDIA_SERVICE.get(code) ?? 'elsewhere';
    return { meaning: serviceMeaning(code), advice: `media.state.${advice}` };
  }
  const { meaning } = codeText(code);
  const advice = adviceOf(code);
  return {
    meaning,
    advice: question === 'read' ? `media.read.${advice}` : `media.merge.${advice}`,
  };
}

function serviceMeaning(code: number): LocaleKey {
  if (code === 3) return 'code.5003.meaning';
  return code === 41_003 ? 'media.state.41003.meaning' : codeText(code).meaning;
}
