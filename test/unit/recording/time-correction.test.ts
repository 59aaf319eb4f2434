import { describe, expect, test } from 'vitest';
import { type Correction, correctionOf } from '../../../electron/recording/time-correction.ts';
import { readAnswer } from '../../../electron/zego/answer/answer.ts';
import type { Reading, TimeSource } from '../../../electron/zego/clock/clock-state.ts';

const NOW = Date.parse('2026-11-22T12:00:00.000Z');
const DAY = 86_400_000;
const MINUTE = 60_000;
const workstation: TimeSource = { kind: 'workstation', aheadMs: null, refused: [] };
const next: TimeSource = { kind: 'answer', aheadMs: 5, refused: ['workstation'] };
const reading: Reading = {
  source: workstation,
  at: { wallMs: NOW, uptimeMs: 0 },
  signMs: NOW,
  latestMs: NOW,
};
const endAt = (ms: number) => Math.floor(ms / 1000);
const refusal = (Code: number, Data: unknown = null) =>
  readAnswer(
    { vendor: 'Tencent', streamIds: ['a'] },
    200,
    JSON.stringify({ Code, Message: '', Data }),
  );

const correct = (change: Partial<Parameters<typeof correctionOf>[0]>) =>
  correctionOf({
    outcome: refusal(2),
    reading,
    endTime: endAt(NOW + 90 * MINUTE),
    next: null,
    dateMs: NOW,
    tookMs: 20,
    before: null,
    ...change,
  });

test('an expired signature is tried with the time that the clock names, until it names none', () => {
  const outcome = refusal(100_000_004);
  expect(correct({ outcome, next })).toEqual({ source: next, endAheadMs: null });
  expect(correct({ outcome })).toBeNull();
});

describe('a refused parameter', () => {
  test('stands where no reading of the time puts the end out of range', () => {
    expect(correct({})).toBeNull();
    expect(correct({ endTime: null })).toBeNull();
    expect(correct({ dateMs: null })).toBeNull();
    expect(correct({ dateMs: NOW + 9 * MINUTE })).toBeNull();
  });

  test.each<[string, number, number]>([
    ['more than a day ahead by the server’s Date', NOW + DAY - 10_000, NOW - 5 * MINUTE],
    ['over already by the server’s Date', NOW + 3 * MINUTE, NOW + 5 * MINUTE],
  ])('that may be the end: %s', (_what, endMs, dateMs) => {
    expect(correct({ endTime: endAt(endMs), dateMs })).toEqual({
      source: workstation,
      endAheadMs: dateMs + 1_000 - NOW - 20,
    });
  });

  test('that the answers led to: by what signed it', () => {
    const latestMs = NOW + 5 * MINUTE;
    const endTime = endAt(latestMs + DAY - 10_000);
    const led = { reading: { ...reading, latestMs }, endTime, dateMs: latestMs };
    expect(correct(led)).toEqual({ source: workstation, endAheadMs: 0 });
  });

  test('is not corrected twice, nor by a Date that would have made the signature invalid', () => {
    const endTime = endAt(NOW + DAY - 10_000);
    const before: Correction = { source: workstation, endAheadMs: 0 };
    expect(correct({ endTime, dateMs: NOW - 5 * MINUTE, before })).toBeNull();
    expect(correct({ endTime, dateMs: NOW - 11 * MINUTE })).toBeNull();
  });
});

test('where there are rows they decide: what was accepted is not started again', () => {
  const rows = { Tencent: [{ StreamName: 'a', Code: '', TaskId: 't' }] };
  expect(correct({ outcome: refusal(100_000_004, rows), next })).toBeNull();
  const endTime = endAt(NOW + DAY - 10_000);
  expect(correct({ outcome: refusal(2, rows), endTime, dateMs: NOW - 5 * MINUTE })).toBeNull();
});
