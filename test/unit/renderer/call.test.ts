import { describe, expect, test } from 'vitest';
import type { HistoryDetail } from '../../../electron/contract/history.ts';
import type { Call } from '../../../electron/contract/outcome.ts';
import { outcomeOf } from '../../../electron/zego/answer.ts';
import { endingWords } from '../../../renderer/presets/ending-words.ts';
import { perhapsRunning, secondStartWords } from '../../../renderer/presets/second-start.ts';
import { vendorLines } from '../../../renderer/presets/vendor-lines.ts';
import { adviceOf } from '../../../renderer/shared/call/advice.ts';
import { supportText } from '../../../renderer/shared/call/support-text.ts';
import { toneOf } from '../../../renderer/shared/components/status.tsx';
import { outcomeWords } from '../../../renderer/shared/outcomes/outcome-words.ts';
import { stateOf } from '../../support/app-states.ts';
import { presetOf } from '../../support/presets.ts';
import { callOf, runViewOf, settledCall } from '../../support/runs.ts';
import { words } from './words.ts';

const t = words('en');
const stream = { streamId: 'cdn01' } as const;

describe('the colour of a status', () => {
  test('red is the tally: not for practice, not for what has ended', () => {
    expect(toneOf({ status: 'accepted', practice: false })).toBe('red');
    expect(toneOf({ status: 'accepted', practice: true })).toBe('violet');
    expect(toneOf({ status: 'accepted', practice: false, ended: true })).toBe('grey');
    expect(toneOf({ status: 'accepted', practice: true, ended: true })).toBe('grey');
  });
  test('trouble is amber, in practice too', () => {
    for (const status of ['partial', 'rejected', 'failed', 'unknown'] as const) {
      expect(toneOf({ status, practice: true, ended: true })).toBe('amber');
    }
  });
});

describe('advice', () => {
  test('nothing to say of what was accepted', () => {
    expect(adviceOf(outcomeOf([{ ...stream, status: 'accepted' }], { code: 0 }))).toEqual([]);
  });
  test('a cause of ours', () => {
    const outcome = outcomeOf([{ ...stream, status: 'unknown', reason: 'no-answer' }], {
      reason: 'no-answer',
    });
    expect(adviceOf(outcome)).toEqual(['reason.no-answer']);
  });
  test('a return code: what it means and what to do', () => {
    const outcome = outcomeOf([{ ...stream, status: 'rejected', reason: 'return-code' }], {
      code: 5,
      reason: 'return-code',
    });
    expect(adviceOf(outcome)).toEqual(['code.5.meaning', 'code.5.advice']);
  });
  test('the vendor’s own refusal, and a stream that it forgot', () => {
    const outcome = outcomeOf(
      [
        { ...stream, status: 'accepted' },
        { ...stream, status: 'rejected', vendorCode: 404 },
        { ...stream, status: 'unknown', reason: 'stream-missing' },
        { ...stream, status: 'unknown', reason: 'stream-missing' },
      ],
      { code: 0 },
    );
    expect(adviceOf(outcome)).toEqual(['call.vendorRefused', 'reason.stream-missing']);
  });
});

describe('which vendors stop by themselves', () => {
  const { vendors } = stateOf();
  test('only those that know an end time, and only where one is set', () => {
    expect(endingWords(['Tencent', 'Ws'], { afterMinutes: 90 }, vendors, t)).toEqual({
      stops: 'Tencent: stops after 90 min.',
      goesOn: 'Ws: ignores the end, does not stop by itself.',
    });
    expect(endingWords(['Tencent'], { at: '22:00' }, vendors, t)).toEqual({
      stops: 'Tencent: stops at 22:00.',
      goesOn: null,
    });
    expect(endingWords(['Tencent', 'Huawei'], null, vendors, t)).toEqual({
      stops: null,
      goesOn: 'Tencent, Huawei: no end, does not stop by itself.',
    });
  });
});

describe('what may be running', () => {
  test('where something was accepted or may have been, until its end', () => {
    const calls = [
      settledCall(['accepted'], { id: 'a', vendor: 'Tencent' }),
      settledCall(['unknown'], { id: 'b', vendor: 'Ws' }),
      settledCall(['rejected'], { id: 'c', vendor: 'Huawei' }),
      settledCall(['failed'], { id: 'd', vendor: 'Aliyun' }),
    ];
    expect(perhapsRunning(runViewOf({ calls }))).toEqual(['Tencent', 'Ws']);
    expect(perhapsRunning({ ...runViewOf({ calls }), ended: true })).toEqual([]);
    expect(perhapsRunning(runViewOf({ calls: [callOf()] }))).toEqual([]);
    expect(secondStartWords(runViewOf({ calls }), stateOf().vendors, t)).toEqual([
      'Starting again makes a second task: Tencent.',
      'What starting again does is not documented: Ws.',
    ]);
  });
});

test('the lines of a preset are the same before a start and after it', () => {
  const preset = presetOf({ vendors: ['Tencent', 'Ws'] });
  const lines = (calls: Call[]) =>
    vendorLines(preset, runViewOf({ calls })).map(({ vendor, call }) => [vendor, call?.id ?? null]);
  expect(vendorLines(preset, undefined).map(({ vendor }) => vendor)).toEqual(['Tencent', 'Ws']);
  const tencent = settledCall(['accepted'], { id: 't' });
  const huawei = settledCall(['accepted'], { id: 'h', vendor: 'Huawei' });
  expect(lines([huawei, tencent])).toEqual([
    ['Tencent', 't'],
    ['Ws', null],
    ['Huawei', 'h'],
  ]);
});

test('an outcome in one sentence names practice', () => {
  const run = runViewOf({ practice: true });
  expect(outcomeWords(run, t)).toBe('Evening news: accepted, 1 of 1 accepted (practice, not air)');
  expect(outcomeWords(runViewOf(), t)).toBe('Evening news: accepted, 1 of 1 accepted');
});

test('the text for support holds every id, and nothing of the raw answer', () => {
  const call = callOf({
    state: 'settled',
    attempts: 1,
    startedAt: '2026-11-22T10:00:00.000Z',
    durationMs: 12,
    endTime: 1616415377,
    outcome: outcomeOf(
      [
        {
          ...stream,
          status: 'accepted',
          taskId: 'task-1',
          vendorRequestId: 'vendor-1',
          vendorCode: '',
          persistentId: 'file-1',
          task: 'mp4',
          traceId: 'trace-1',
        },
      ],
      {
        code: 0,
        message: 'success',
        requestId: '4191282558729715911',
        httpStatus: 200,
        raw: 'RAW',
      },
    ),
  });
  const detail: HistoryDetail = {
    call,
    presetName: 'Evening news',
    accountName: 'Main',
    appId: 1234567890,
    practice: false,
    source: 'window',
    createdAt: '2026-11-22T10:00:00.000Z',
  };
  const text = supportText(detail, '0.1.0');
  for (const needed of [
    'AppId: 1234567890',
    'Vendor: Tencent',
    'RequestId: 4191282558729715911',
    'EndTime (Unix): 1616415377',
    'Sent (UTC): 2026-11-22T10:00:00.000Z',
    'Stream cdn01: accepted, TaskId: task-1, RequestId: vendor-1, persistentId: file-1, task: mp4, trace_id: trace-1',
  ]) {
    expect(text).toContain(needed);
  }
  expect(text).not.toContain('RAW');
});
