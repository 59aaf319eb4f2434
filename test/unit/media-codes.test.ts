import { describe, expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import {
  isTooFrequent,
  type MediaQuestion,
  mayHaveMerged,
  mediaCodeText,
} from '#contract/rules/media-codes.ts';
import { RETURN_CODES } from '../../electron/zego/answer/return-codes.ts';

const QUESTIONS: readonly MediaQuestion[] = ['read', 'merge', 'stream-state'];
const CODES = [...RETURN_CODES.keys(), 4711];

/** What is said of a start, which nobody asked for here. */
const OF_A_START = /started|start again|recording may|未发起任何录制|录制任务/i;

describe.each(['en', 'zh-CN'] as const)('in %s', (language) => {
  const texts = LOCALES[language];

  test.each(QUESTIONS)(
    'each code has a meaning and advice for a question of kind %s',
    (question) => {
      for (const code of CODES) {
        const { meaning, advice } = mediaCodeText(question, code);
        expect([code, texts[meaning]]).not.toEqual([code, '']);
        expect([code, texts[advice]]).not.toEqual([code, expect.stringMatching(OF_A_START)]);
      }
    },
  );

  test('the check above can fail', () => {
    expect(texts['code.2.advice']).toMatch(OF_A_START);
    expect(texts['code.1000.advice']).toMatch(OF_A_START);
  });

  test('a merge that may have begun is never called one that did not', () => {
    const not = language === 'en' ? /nothing was merged/i : /未发起合并/;
    for (const code of CODES.filter((one) => one !== 0)) {
      const says = not.test(texts[mediaCodeText('merge', code).advice]);
      expect([code, mayHaveMerged(code)]).toEqual([code, !says]);
    }
  });
});

test('3 and 41003 mean one thing for files and another for a stream', () => {
  const en = (question: MediaQuestion, code: number) =>
    LOCALES.en[mediaCodeText(question, code).meaning];
  expect([en('read', 3), en('stream-state', 3)]).toEqual([
    'Permission not enabled',
    'Authentication failed',
  ]);
  expect([en('merge', 41_003), en('stream-state', 41_003)]).toEqual([
    'The file does not exist',
    'The live stream does not exist',
  ]);
});

/** Facts §3b, read anew: the media-file actions have these, and no document gives them another. */
test('a merge may have begun after a fault of the server and after what no document lists', () => {
  const surely = [2, 3, 4, 5, 6, 7, 8, 1010, 5007, 30_002, 41_003];
  const gateway = Array.from({ length: 18 }, (_, index) => 100_000_000 + index);
  const refused = [0, ...surely, ...gateway.filter((code) => code !== 100_000_015)];
  expect(CODES.filter((code) => !mayHaveMerged(code)).toSorted((a, b) => a - b)).toEqual(refused);
  expect(CODES.filter(isTooFrequent).toSorted((a, b) => a - b)).toEqual([6, 1010, 5007, 30_002]);
});
