import { describe, expect, test } from 'vitest';
import type { HistoryDetail } from '#contract/model/history.ts';
import type { Call, Status, StreamOutcome } from '#contract/model/outcome.ts';
import type { RunView } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';
import { adviceOf } from '#contract/rules/advice.ts';
import { inDoubt } from '#contract/rules/in-doubt.ts';
import { summarizePreset } from '#contract/rules/preset-summary.ts';
import { supportText } from '#contract/rules/support-text.ts';
import { outcomeOf } from '../../../electron/zego/answer/answer.ts';
import { vendorFacts } from '../../../electron/zego/vendors/registry.ts';
import { presetTone } from '../../../renderer/presets/controls/preset-tone.ts';
import { adviceGroups } from '../../../renderer/presets/run/run-advice.tsx';
import { signOf, statusText, toneOf } from '../../../renderer/shared/components/status.tsx';
import { outcomeText } from '../../../renderer/shared/outcomes/settled-runs.ts';
import { runsOf } from '../../../renderer/shared/recordings/standing.ts';
import { secondStartText } from '../../../renderer/shell/questions/second-start.ts';
import { accountOf, stateOf } from '../../support/app-states.ts';
import { presetOf } from '../../support/presets.ts';
import { callOf, recordingOf, runViewOf, settledCall } from '../../support/runs.ts';
import { translator } from './text.ts';

const vendors = vendorFacts();

const t = translator('en');
const stream = { streamId: 'cdn01' } as const;

describe('the colour of a status', () => {
  test('red is the tally: not for practice, not for what has ended', () => {
    expect(toneOf({ status: 'accepted', practice: false })).toBe('red');
    expect(toneOf({ status: 'accepted', practice: true })).toBe('violet');
    expect(toneOf({ status: 'accepted', practice: false, ended: true })).toBe('grey');
    expect(toneOf({ status: 'accepted', practice: true, ended: true })).toBe('grey');
  });
  test('an accepted stop is no tally, and is named as a stop', () => {
    const stop = { status: 'accepted', practice: false, action: 'StopCDNRecord' } as const;
    expect([toneOf(stop), signOf(stop), statusText(stop, t)]).toEqual([
      'grey',
      '■',
      'Stop accepted',
    ]);
    expect(statusText({ ...stop, status: 'unknown' }, translator('zh-CN'))).toBe('停止待核实');
  });
  test('trouble is amber, in practice too', () => {
    for (const status of ['partial', 'rejected', 'failed', 'unknown'] as const) {
      expect(toneOf({ status, practice: true, ended: true })).toBe('amber');
    }
  });
});

describe('advice', () => {
  const advice = (
    rows: StreamOutcome[],
    facts: Parameters<typeof outcomeOf>[1],
    { practice = false, ...call }: Partial<Call> & { practice?: boolean } = {},
  ) =>
    adviceOf(callOf({ state: 'settled', outcome: outcomeOf(rows, facts), ...call }), {
      practice,
      vendors,
    });
  const lost: StreamOutcome[] = [{ ...stream, status: 'unknown', reason: 'no-answer' }];
  const stop = { action: 'StopCDNRecord' } as const;

  test('nothing to say of what was accepted', () => {
    expect(advice([{ ...stream, status: 'accepted' }], { code: 0 })).toEqual([]);
  });
  test('a cause of ours', () => {
    expect(advice(lost, { reason: 'no-answer' })).toEqual(['reason.no-answer']);
  });
  test('practice sends nobody to a vendor’s console, except where nothing was sent anyway', () => {
    const practice = { practice: true };
    expect(advice(lost, { reason: 'no-answer' }, practice)).toEqual([
      'cause.no-answer',
      'practice.inDoubt',
    ]);
    const failed: StreamOutcome[] = [{ ...stream, status: 'failed', reason: 'connection-refused' }];
    expect(advice(failed, { reason: 'connection-refused' }, practice)).toEqual([
      'reason.connection-refused',
    ]);
  });
  test('a return code: what it means and what to do', () => {
    const rows: StreamOutcome[] = [{ ...stream, status: 'rejected', reason: 'return-code' }];
    expect(advice(rows, { code: 5, reason: 'return-code' })).toEqual([
      'code.5.meaning',
      'code.5.advice',
    ]);
  });
  test('the vendor’s own codes, once each, and a stream that it forgot', () => {
    const rows: StreamOutcome[] = [
      { ...stream, status: 'accepted' },
      { ...stream, status: 'rejected', vendorCode: 'LimitExceeded.MaximumRunningTask' },
      { ...stream, status: 'rejected', vendorCode: 'LimitExceeded.MaximumRunningTask' },
      { ...stream, status: 'rejected', vendorCode: 'Never.Heard' },
      { ...stream, status: 'unknown', reason: 'stream-missing' },
      { ...stream, status: 'unknown', reason: 'stream-missing' },
    ];
    expect(advice(rows, { code: 0 })).toEqual([
      'row.task-limit.meaning',
      'row.task-limit.advice',
      'row.other.meaning',
      'row.other.advice',
      'reason.stream-missing',
    ]);
  });
  test('of a stop it is never said that nothing was started', () => {
    expect(advice(lost, { reason: 'no-answer' }, stop)).toEqual([
      'cause.no-answer',
      'stop.unknown',
    ]);
    const refused: StreamOutcome[] = [
      { ...stream, status: 'rejected', vendorCode: 'ResourceNotFound.TaskId' },
    ];
    expect(advice(refused, { code: 0 }, stop)).toEqual([
      'row.task-absent.meaning',
      'stop.rejected',
    ]);
    const code: StreamOutcome[] = [{ ...stream, status: 'rejected', reason: 'return-code' }];
    expect(advice(code, { code: 7, reason: 'return-code' }, stop)).toEqual([
      'code.7.meaning',
      'stop.rejected',
    ]);
  });
  test('is said once for all vendors with the same cause', () => {
    const outcome = outcomeOf(lost, { reason: 'no-answer' });
    const calls = (['Tencent', 'Ws', 'Huawei'] as const).map((vendor) =>
      callOf({ id: vendor, vendor, state: 'settled', outcome }),
    );
    const refused = settledCall(['rejected'], { id: 'a', vendor: 'Aliyun' });
    const groups = adviceGroups(runViewOf({ calls: [...calls, refused] }), vendors);
    expect(
      groups.map(({ advised, keys }) => [advised.map(({ vendor }) => vendor).join(), keys.join()]),
    ).toEqual([
      ['Tencent,Ws,Huawei', 'reason.no-answer'],
      ['Aliyun', 'row.other.meaning,row.other.advice'],
    ]);
  });

  test('names the streams that it is for, where others of the request were accepted', () => {
    const call = settledCall(['accepted', 'rejected']);
    const [group] = adviceGroups(runViewOf({ calls: [call] }), vendors);
    expect(group?.advised).toEqual([{ vendor: call.vendor, streamIds: [call.streamIds[1]] }]);
  });

  test('is over where somebody has looked at all that was in doubt, and only there', () => {
    const made = settledCall(['accepted', 'unknown', 'unknown']);
    const missing = (row: StreamOutcome): StreamOutcome =>
      row.status === 'unknown' ? { ...row, reason: 'stream-missing' } : row;
    const outcome = made.outcome && {
      ...made.outcome,
      streams: made.outcome.streams.map(missing),
    };
    const call = { ...made, outcome };
    const [, second = '', third = ''] = call.streamIds;
    const verdict = (streamId: string) =>
      ({ streamId, verdict: 'recording', at: '2026-01-01T00:00:00.000Z' }) as const;
    const groupsWith = (...verdicts: ReturnType<typeof verdict>[]) =>
      adviceGroups(runViewOf({ calls: [{ ...call, verdicts }] }), vendors).length;
    expect([
      groupsWith(),
      groupsWith(verdict(second)),
      groupsWith(verdict(second), verdict(third)),
    ]).toEqual([1, 1, 0]);
  });
});

describe('what is known to run', () => {
  const known = [
    recordingOf({ streamId: 'cdn01' }),
    recordingOf({ streamId: 'cdn02', certainty: 'uncertain' }),
    recordingOf({ vendor: 'Ws', streamId: 'cdn01', certainty: 'person' }),
    recordingOf({ vendor: 'Ws', streamId: 'cdn02', accountId: 'another', callId: 'b' }),
  ];
  test('is known of a call and of its streams', () => {
    expect(runsOf(known, 'call')).toBe(true);
    expect(runsOf(known, 'call', 'cdn02')).toBe(false);
    expect(runsOf(known, 'another call')).toBe(false);
  });
  const toneWith = (run: RunView | undefined, ...recordings: Recording[]) =>
    presetTone(
      summarizePreset(presetOf({ streamIds: ['cdn01'], vendors: ['Tencent'] }), {
        accounts: [accountOf({ practice: recordings.some(({ practice }) => practice) })],
        runs: run ? { [run.presetId]: run } : {},
        recordings,
        dismissedRuns: [],
      }),
    );
  test('colours the card, unless something is wrong or under way', () => {
    const run = (statuses: readonly Status[], change: Partial<Call> = {}) =>
      runViewOf({ calls: [settledCall(statuses, change)] });
    expect(toneWith(undefined)).toBe('grey');
    expect(toneWith(undefined, recordingOf({ certainty: 'uncertain' }))).toBe('amber');
    expect(toneWith(undefined, recordingOf())).toBe('red');
    expect(toneWith(run(['accepted']), recordingOf({ practice: true }))).toBe('violet');
    expect(toneWith(run(['accepted']))).toBe('grey');
    expect(toneWith(run(['rejected']))).toBe('amber');
    expect(toneWith(runViewOf({ calls: [callOf()] }))).toBe('blue');
    const verdicts = [
      { streamId: 'cdn01', verdict: 'recording' as const, at: '2026-11-22T10:05:00.000Z' },
    ];
    expect(toneWith(run(['unknown']))).toBe('amber');
    expect(toneWith(run(['unknown'], { verdicts }))).toBe('grey');
  });
  test('a start of what is recorded already colours the card as what runs', () => {
    const outcome = outcomeOf(
      [{ streamId: 'cdn01', status: 'rejected', reason: 'already-recording' }],
      { code: 0, reason: 'already-recording' },
    );
    const run = runViewOf({ calls: [settledCall([], { streamIds: ['cdn01'], outcome })] });
    expect(toneWith(run, recordingOf({ certainty: 'reported' }))).toBe('red');
    expect(toneWith(run)).toBe('grey');
    expect(outcomeText(run, t)).toContain('Already recording');
    expect(adviceOf(run.calls[0] as Call, { practice: false, vendors })).toEqual([
      'reason.already-recording',
    ]);
  });
  test('in doubt are lost answers and refusals that rule nothing out, until a person speaks', () => {
    const streams: StreamOutcome[] = [
      { streamId: 'cdn01', status: 'unknown', reason: 'no-answer' },
      { streamId: 'cdn02', status: 'rejected', vendorCode: 'InternalError' },
      { streamId: 'cdn03', status: 'rejected', vendorCode: 'MissingParameter' },
    ];
    const call = callOf({ state: 'settled', outcome: outcomeOf(streams, { code: 0 }) });
    const uncertain = [recordingOf({ streamId: 'cdn02', certainty: 'uncertain' })];
    const of = (change: Partial<Call>, known: Recording[]) =>
      inDoubt(runViewOf({ calls: [{ ...call, ...change }] }), known).map(
        ({ streamId }) => streamId,
      );
    expect(of({}, uncertain)).toEqual(['cdn01', 'cdn02']);
    const verdicts = [
      { streamId: 'cdn02', verdict: 'recording' as const, at: '2026-11-22T10:05:00.000Z' },
    ];
    expect(of({ verdicts }, [])).toEqual(['cdn01', 'cdn02']);
    expect(of({}, [])).toEqual(['cdn01']);
  });
  test('a second start is not the same everywhere', () => {
    expect(secondStartText(['Tencent', 'Ws', 'Huawei'], stateOf().vendors, t)).toEqual([
      'Starting again creates a second task: Tencent.',
      'Starting again is rejected while the stream is being recorded: Huawei.',
      'The effect of starting again is not documented: Ws.',
    ]);
  });
});

test('an outcome in one sentence names practice', () => {
  const run = runViewOf({ practice: true });
  expect(outcomeText(run, t)).toBe('Evening news: Accepted, 1 of 1 accepted (practice)');
  expect(outcomeText(runViewOf(), t)).toBe('Evening news: Accepted, 1 of 1 accepted');
  expect(outcomeText(runViewOf({ action: 'StopCDNRecord' }), translator('zh-CN'))).toBe(
    'Evening news：停止已受理，已受理 1/1',
  );
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
