import { describe, expect, test } from 'vitest';
import type { Call } from '#contract/model/outcome.ts';
import {
  callLine,
  mergeLine,
  refusedLine,
  runLine,
} from '../../../electron/control/command-line/result-lines.ts';
import { outcomeWithoutAnswer, readAnswer } from '../../../electron/zego/answer/answer.ts';
import { SPECIFICATION_ANSWER, vendorAnswer } from '../../support/answers.ts';
import { callOf, runViewOf, settledCall } from '../../support/runs.ts';

/** Both lines of the documentation, as scripts rely on them: names, types and order. */
const CALL =
  '{"type":"call","run":"…","preset":"Evening news","action":"StartCDNRecord","vendor":"Tencent","status":"accepted","counts":{"accepted":1,"rejected":0,"unknown":0,"failed":0},"code":0,"message":"success","requestId":"4191282558729715911","httpStatus":200,"attempts":1,"startedAt":"2026-11-22T10:00:00.000Z","durationMs":12,"endTime":1616415377,"streams":[{"streamId":"cdn01","status":"accepted","taskId":"…","vendorRequestId":"…","vendorCode":"","vendorMessage":""}]}';
const RUN =
  '{"type":"run","run":"…","preset":"Evening news","status":"accepted","calls":3,"counts":{"accepted":6,"rejected":0,"unknown":0,"failed":0}}';

function lineOf(change: Partial<Call>) {
  const call = settledCall(['accepted'], change);
  return callLine(runViewOf({ id: '…', calls: [call] }), call);
}

const jsonOf = (change: Partial<Call>) => JSON.stringify(lineOf(change).json);

describe('the line of a call', () => {
  test('is the documented one, letter for letter', () => {
    const rows = [{ StreamName: 'cdn01', TaskId: '…', RequestId: '…', Code: '', Message: '' }];
    const body = vendorAnswer('Tencent', rows, { RequestId: '4191282558729715911' });
    const outcome = readAnswer({ vendor: 'Tencent', streamIds: ['cdn01'] }, 200, body);
    expect(jsonOf({ endTime: 1616415377, outcome })).toBe(CALL);
  });

  test('null where no end time was sent', () => {
    expect(lineOf({}).json).toMatchObject({ endTime: null });
  });

  test('Ws: file format, mark and trace with each row, the rest of its answer beside', () => {
    const asked = { vendor: 'Ws', streamIds: ['vega_test'] } as const;
    const outcome = readAnswer(asked, 200, SPECIFICATION_ANSWER);
    expect(lineOf({ vendor: 'Ws', outcome }).json).toMatchObject({
      vendor: 'Ws',
      streams: [
        {
          streamId: 'vega_test',
          status: 'accepted',
          persistentId: '2020bc8b648883c64e7e81f03cf72b70b86f',
          task: 'mp4',
          traceId: '15ccf21b-f3c2-4ee3-aaad-d995393f80cd',
        },
      ],
      vendorCall: { msg: null, http_code: 200, call_time: '2022-04-27 14:27:48' },
    });
  });

  test('without an answer: nulls, and the reason', () => {
    const outcome = outcomeWithoutAnswer(['cdn01'], 'unknown', 'no-answer');
    expect(lineOf({ outcome }).json).toMatchObject({
      status: 'unknown',
      code: null,
      message: null,
      requestId: null,
      httpStatus: null,
      reason: 'no-answer',
      streams: [{ streamId: 'cdn01', status: 'unknown', reason: 'no-answer' }],
    });
  });

  test('never holds the raw answer', () => {
    const outcome = readAnswer(
      { vendor: 'Tencent', streamIds: ['cdn01'] },
      200,
      SPECIFICATION_ANSWER,
    );
    expect(outcome.raw).not.toBeNull();
    expect(lineOf({ outcome }).json).not.toHaveProperty('raw');
  });

  test('for a person: preset, vendor, what became of each stream, and why', () => {
    expect(lineOf({}).text).toBe('Evening news · Tencent: accepted: cdn01 accepted');
    const outcome = readAnswer(
      { vendor: 'Tencent', streamIds: ['cdn01', 'cdn02'] },
      200,
      '{"Code":5,"Message":"config error","RequestId":"1"}',
    );
    expect(lineOf({ outcome }).text.split('\n')).toEqual([
      'Evening news · Tencent: rejected (return-code, code 5): cdn01 rejected, cdn02 rejected',
      expect.stringMatching(
        /^ {2}Tencent · cdn01, cdn02: Not recording \(rejected\) · 5 · config error\. Configuration error\. Nothing was started\. Check/,
      ),
    ]);
  });

  test('there is none before it has settled', () => {
    expect(() => callLine(runViewOf(), callOf())).toThrow('has not settled');
  });
});

test('the line of a run is the documented one, letter for letter', () => {
  const calls = ['Tencent', 'Ws', 'Huawei'].map((vendor) =>
    settledCall(['accepted', 'accepted'], { id: vendor, vendor: vendor as Call['vendor'] }),
  );
  const line = runLine(runViewOf({ id: '…', calls }));
  expect(JSON.stringify(line.json)).toBe(RUN);
  expect(line.text).toBe('Evening news: accepted');
});

test('the line of a start that was refused', () => {
  expect(refusedLine('Evening news', 'already-running')).toEqual({
    json: { type: 'refused', preset: 'Evening news', reason: 'already-running' },
    text: 'Evening news: refused: already-running',
  });
});

test('a name with a line break or an escape sequence forges no line', () => {
  const name = 'News\nPractice: accepted\u009b2J';
  const [call] = [settledCall(['unknown'], {})];
  const run = runViewOf({ presetName: name, calls: [call] });
  const lines = [runLine(run), refusedLine(name, 'not-found'), callLine(run, call)];
  for (const { text } of lines) {
    expect(text).toContain('News\\u000aPractice: accepted\\u009b2J');
    expect(text).not.toMatch(/^Practice/m);
  }
});

describe('the line of a merge', () => {
  const merge = {
    preset: 'Evening news',
    vendor: 'Tencent',
    streamId: 'cdn01',
    status: 'finished',
    taskId: 't-1',
    inputs: ['1', '2'],
    fileId: '3',
    url: 'https://vod.example/3.mp4',
  } as const;

  test('has the documented names, in their order', () => {
    expect(JSON.stringify(mergeLine(merge).json)).toBe(
      '{"type":"merge","preset":"Evening news","vendor":"Tencent","streamId":"cdn01","status":"finished","taskId":"t-1","inputs":["1","2"],"fileId":"3","url":"https://vod.example/3.mp4"}',
    );
  });

  test('for a person: what came of it, and where the file is', () => {
    expect(mergeLine(merge).text).toBe(
      'Evening news · Tencent: cdn01: merge finished\n  https://vod.example/3.mp4',
    );
    const nothing = { ...merge, taskId: null, fileId: null, url: null } as const;
    expect(mergeLine({ ...nothing, status: 'rejected', reason: 'nothing-to-merge' }).text).toBe(
      'Evening news · Tencent: cdn01: merge rejected (nothing-to-merge)',
    );
  });

  test('a return code comes with its meaning and what to do', () => {
    const { text } = mergeLine({
      ...merge,
      status: 'rejected',
      url: null,
      code: 3,
      message: 'no way',
    });
    expect(text.split('\n')).toEqual([
      'Evening news · Tencent: cdn01: merge rejected (code 3)',
      '  Permission not enabled. Nothing was merged. Ask ZEGO support to enable merging for this project. “no way”',
    ]);
  });
});
