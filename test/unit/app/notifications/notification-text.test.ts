import { describe, expect, test } from 'vitest';
import type { CallOutcome, StreamOutcome } from '#contract/model/outcome.ts';
import type { RunView } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { translatorFor } from '../../../../electron/app/language.ts';
import {
  batchText,
  exportFailedText,
  runText,
} from '../../../../electron/app/notifications/notification-text.ts';
import { runStreams } from '../../../../electron/app/notifications/run-streams.ts';
import { outcomeOf, outcomeWithoutAnswer } from '../../../../electron/zego/answer/answer.ts';
import { vendorFacts } from '../../../../electron/zego/vendors/registry.ts';
import { byPreset, stateOf } from '../../../support/app-states.ts';
import { presetOf } from '../../../support/presets.ts';
import { MOMENT, recordingOf, runViewOf, settledCall } from '../../../support/runs.ts';

const english = translatorFor('en');
const chinese = translatorFor('zh-CN');

const STREAMS = [...Array(12).keys()].map((index) => `cdn${String(index + 1).padStart(2, '0')}`);
const LIMIT = {
  status: 'rejected',
  vendorCode: 'LimitExceeded.MaximumRunningTask',
  vendorMessage: 'too many',
} as const;

type Row = Omit<StreamOutcome, 'streamId'>;

interface Given {
  readonly rows?: Readonly<Record<string, Row>>;
  readonly outcome?: CallOutcome;
  readonly vendor?: Vendor;
  readonly run?: Partial<RunView>;
  readonly verdicts?: Readonly<Record<string, 'recording' | 'not-recording'>>;
}

/** What is said of a preset of twelve streams; those without a row of their own were accepted. */
function textOf(given: Given, t = english, streamIds: readonly string[] = STREAMS) {
  const { vendor = 'Tencent' } = given;
  const rows = streamIds.map((streamId) => ({
    streamId,
    ...(given.rows?.[streamId] ?? { status: 'accepted' as const }),
  }));
  const outcome = given.outcome ?? outcomeOf(rows, { code: 0, message: 'success' });
  const at = new Date(MOMENT).toISOString();
  const verdicts = Object.entries(given.verdicts ?? {}).map(([streamId, verdict]) => ({
    ...{ streamId, verdict, at },
  }));
  const action = given.run?.action ?? 'StartCDNRecord';
  const call = settledCall([], { vendor, streamIds: [...streamIds], outcome, verdicts, action });
  const run = runViewOf({ calls: [call], ...given.run });
  const state = stateOf({
    presets: [presetOf({ vendors: [vendor], streamIds: [...streamIds] })],
    runs: byPreset(run),
    recordings: outcome.streams.flatMap((row) => recordingOfRow(row, vendor)),
  });
  return runText(run, runStreams(run, state), vendorFacts(), t);
}

function recordingOfRow({ streamId, status, reason }: StreamOutcome, vendor: Vendor): Recording[] {
  if (status === 'accepted') return [recordingOf({ vendor, streamId })];
  if (reason === 'already-recording')
    return [recordingOf({ vendor, streamId, certainty: 'reported' })];
  return status === 'unknown' ? [recordingOf({ vendor, streamId, certainty: 'uncertain' })] : [];
}

const stop = { run: { action: 'StopCDNRecord' } } as const;

describe('the title says the fact', () => {
  const unknown: Row = { status: 'unknown', reason: 'no-answer' };
  const already: Row = { status: 'rejected', reason: 'already-recording', vendorCode: 100_011_022 };
  const all = (row: Row) => Object.fromEntries(STREAMS.map((id) => [id, row]));
  const cases: [string, Given, string, string][] = [
    ['all accepted', {}, '12 of 12 accepted', '已受理 12/12'],
    ['one rejected', { rows: { cdn01: LIMIT } }, '1 of 12 not recording', '12 条中 1 条未录'],
    ['all rejected', { rows: all(LIMIT) }, 'not recording', '未录'],
    [
      'never sent',
      { outcome: outcomeWithoutAnswer(STREAMS, 'failed', 'connection-refused') },
      'not recording',
      '未录',
    ],
    [
      'unknown',
      { rows: { cdn01: unknown, cdn02: unknown } },
      '2 of 12 to verify',
      '12 条中 2 条待核实',
    ],
    [
      'rejected and unknown',
      { rows: { cdn01: LIMIT, cdn02: unknown } },
      '1 of 12 not recording, 1 to verify',
      '12 条中 1 条未录，1 条待核实',
    ],
    ['recorded before', { rows: all(already), vendor: 'Huawei' }, 'already recording', '已在录制'],
    [
      'some recorded before',
      { rows: { cdn01: already }, vendor: 'Huawei' },
      '11 of 12 accepted, 1 already recording',
      '已受理 11/12，已在录制 1 条',
    ],
    ['stopped', stop, '12 of 12 stops accepted', '停止已受理 12/12'],
    [
      'one not stopped',
      { ...stop, rows: { cdn01: LIMIT } },
      '1 of 12 not stopped',
      '12 条中 1 条未停止',
    ],
    ['not stopped', { ...stop, rows: all(LIMIT) }, 'not stopped', '未停止'],
    [
      'a stop that is unknown',
      { ...stop, rows: { cdn01: unknown } },
      '1 of 12 stops to verify',
      '12 条中 1 条停止待核实',
    ],
    [
      'a stop of both kinds',
      { ...stop, rows: { cdn01: unknown, cdn02: LIMIT } },
      '1 of 12 not stopped, 1 to verify',
      '12 条中 1 条未停止，1 条停止待核实',
    ],
  ];
  test.each(cases)('%s', (_name, given, en, zh) => {
    expect(textOf(given).title).toBe(`Evening news: ${en}`);
    expect(textOf(given, chinese).title).toBe(`Evening news：${zh}`);
  });

  test('a format that the vendor refused beside one that it took', () => {
    const outcome = outcomeOf(
      [
        { streamId: 'cdn01', status: 'accepted', task: 'mp4' },
        { streamId: 'cdn01', status: 'rejected', task: 'flv', vendorCode: 400 },
      ],
      { code: 0 },
    );
    expect(textOf({ vendor: 'Ws', outcome }, english, ['cdn01']).title).toBe(
      'Evening news: 1 of 1 recorded in part',
    );
  });

  test('practice is named', () => {
    const run = { practice: true };
    expect(textOf({ run }).title).toBe('Practice · Evening news: 12 of 12 accepted');
    expect(textOf({ run }, chinese).title).toBe('演练 · Evening news：已受理 12/12');
  });

  test('what an operator has settled stays counted as what it is', () => {
    const rows = { cdn01: LIMIT, cdn02: { status: 'unknown', reason: 'no-answer' } as const };
    const { title, body } = textOf({ rows, verdicts: { cdn01: 'not-recording' } });
    expect(title).toBe('Evening news: 1 of 12 not recording, 1 to verify');
    expect(body.split('\n').at(-1)).toBe('cdn01: Tencent, verified: not recording');
  });
});

describe('the body says why', () => {
  test('stream, vendor, meaning and code, then what to do', () => {
    const rows = { cdn01: LIMIT };
    expect(textOf({ rows }).body).toBe(
      'cdn01: Tencent, too many recording tasks at once (LimitExceeded.MaximumRunningTask)\n' +
        'This stream was not started. Stop a task that is not needed, or ask ZEGO support for a higher limit.',
    );
    expect(textOf({ rows }, chinese).body).toBe(
      'cdn01：腾讯云，同时进行的录制任务过多（LimitExceeded.MaximumRunningTask）\n' +
        '这条流未发起录制。请停止不需要的任务，或联系 ZEGO 技术支持提高上限。',
    );
  });

  test('streams to which the same happened share a line, up to three by name', () => {
    const rows = Object.fromEntries(STREAMS.slice(0, 5).map((id) => [id, LIMIT]));
    expect(textOf({ rows }).body).toMatch(/^cdn01, cdn02, cdn03 and 2 more: Tencent, too many/);
  });

  test('a cause of the whole call names it once', () => {
    const outcome = outcomeOf(
      STREAMS.map((streamId) => ({ streamId, status: 'rejected', reason: 'return-code' })),
      { code: 7, message: 'no', reason: 'return-code' },
    );
    expect(textOf({ outcome }).body).toMatch(
      /^12 streams: Tencent, authentication failed \(7\)\nNothing was started\. Check AppId/,
    );
  });

  test('without an answer: what may have happened, and what to do', () => {
    const outcome = outcomeWithoutAnswer(['cdn01'], 'unknown', 'no-answer');
    expect(textOf({ outcome }, english, ['cdn01']).body).toBe(
      'cdn01: Tencent. The request was sent, but no response arrived. The recording may have started: check the vendor console before starting again.',
    );
    expect(textOf({ outcome }, chinese, ['cdn01']).body).toMatch(/^cdn01：腾讯云。请求已发出/);
  });

  test('of a stop: that it goes on', () => {
    const rows = { cdn01: { status: 'failed', reason: 'connection-refused' } as const };
    expect(textOf({ ...stop, rows }).body).toBe(
      'cdn01: Tencent, the server refused the connection\nThe stop did not reach the vendor, so the recording continues. Stop again.',
    );
  });

  test('four lines at most, without advice where there is no room for it', () => {
    const codes = [100_011_001, 100_011_003, 1, 2, 3, 4];
    const rows = Object.fromEntries(
      codes.map((vendorCode, index) => [
        `cdn0${index + 1}`,
        { status: 'rejected', vendorCode, vendorMessage: 'no' } as const,
      ]),
    );
    const lines = textOf({ vendor: 'Huawei', rows }).body.split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toBe('cdn01: Huawei, the vendor rejected a parameter (100011001)');
    expect(lines[2]).toBe('cdn03: Huawei, undocumented vendor code (1: no)');
    expect(lines[4]).toBe('and 2 more: open CDN Recorder');
  });

  test('all accepted: the vendors', () => {
    expect(textOf({}).body).toBe('Tencent');
    expect(textOf({}, chinese).body).toBe('腾讯云');
  });

  test('a text of a vendor is cut, and stays on its line', () => {
    const vendorMessage = `a\u202e\u0000\n${'x'.repeat(1000)}`;
    const rows = {
      cdn01: { status: 'rejected', vendorCode: `N${'1'.repeat(99)}`, vendorMessage } as const,
    };
    const [line = '', ...others] = textOf({ rows }).body.split('\n');
    expect(line).toMatch(/\(N1{59}…: a x{158}…\)$/);
    expect(others).toHaveLength(1);
  });

  test.each([
    ['100000001', 'AppId has a wrong format'],
    ['4', 'CDN type does not match'],
    ['100000003', 'timestamp has a wrong format'],
  ])('a meaning in the middle of a sentence: %s', (code, meaning) => {
    const outcome = outcomeOf([{ streamId: 'cdn01', status: 'rejected', reason: 'return-code' }], {
      code: Number(code),
      reason: 'return-code',
    });
    expect(textOf({ outcome }, english, ['cdn01']).body).toContain(`Tencent, ${meaning} (${code})`);
  });
});

describe('a retry', () => {
  const [first = '', ...others] = STREAMS;
  const retried = runViewOf({
    id: 'second',
    calls: [
      settledCall([], {
        streamIds: [first],
        outcome: outcomeOf([{ streamId: first, ...LIMIT }], { code: 0 }),
      }),
    ],
  });
  const facts = {
    runs: byPreset(retried),
    recordings: others.map((streamId) => recordingOf({ streamId, callId: 'first' })),
  };

  test('counts what of the preset records, not the few streams that it was for', () => {
    const state = stateOf({
      ...facts,
      presets: [presetOf({ vendors: ['Tencent'], streamIds: STREAMS })],
    });
    const { title } = runText(retried, runStreams(retried, state), vendorFacts(), english);
    expect(title).toBe('Evening news: 1 of 12 not recording');
  });

  test('of a preset that was deleted meanwhile counts its own', () => {
    const streams = runStreams(retried, stateOf({ ...facts, presets: [] }));
    expect(runText(retried, streams, vendorFacts(), english).title).toBe(
      'Evening news: not recording',
    );
  });
});

describe('a batch', () => {
  const runs = (count: number, change: Partial<RunView> = {}) =>
    [...Array(count).keys()].map((index) =>
      runViewOf({ presetName: `News ${index + 1}`, ...change }),
    );

  test('how many, and which', () => {
    expect(batchText(runs(3), english)).toEqual({
      title: '3 presets accepted',
      body: 'News 1, News 2, News 3',
    });
    expect(batchText(runs(2, stop.run), chinese)).toEqual({
      title: '2 个预设停止已受理',
      body: 'News 1、News 2',
    });
  });

  test('names no more than can be read', () => {
    const { title, body } = batchText(runs(30, { practice: true }), english);
    expect(title).toBe('Practice · 30 presets accepted');
    expect(body).toMatch(/News 12\nand 18 more$/);
  });
});

test('an export that failed: which file, and what to do', () => {
  const failed = { file: 'calls.csv', fault: 'disk-full' } as const;
  const { title, body } = exportFailedText(failed, english);
  expect(title).toBe('calls.csv was not written');
  expect(body).toMatch(/^The disk is full, so calls\.csv was not written\..*export again\.$/);
  expect(exportFailedText({ ...failed, fault: null }, english).body).toMatch(/was interrupted/);
});
