import { describe, expect, test } from 'vitest';
import type { Call, OperatorVerdict, Status } from '#contract/model/outcome.ts';
import type { Run, RunView } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';
import { canDismiss, mayDismiss } from '#contract/rules/in-doubt.ts';
import { rememberedSummaries, summarizePresets } from '#contract/rules/preset-summaries.ts';
import { countPresets, troubleFirst, vendorSummaries } from '#contract/rules/preset-summary.ts';
import { accountOf, byPreset, stateOf } from '../support/app-states.ts';
import { presetOf } from '../support/presets.ts';
import { callOf, MOMENT, recordingOf, runViewOf, settledCall } from '../support/runs.ts';

const THREE = ['cdn01', 'cdn02', 'cdn03'];
const preset = presetOf({ streamIds: THREE });
const recorded = (...streamIds: string[]) => streamIds.map((streamId) => recordingOf({ streamId }));

/** The summary of the one preset, its newest run being one call with these outcomes. */
function summaryOf(
  statuses: readonly Status[],
  recordings: readonly Recording[],
  change: Partial<Run> = {},
) {
  const run = runViewOf({ calls: [settledCall(statuses)], ...change });
  const state = stateOf({ presets: [preset], runs: byPreset(run), recordings: [...recordings] });
  const [summary] = summarizePresets(state);
  if (!summary) throw new Error('a preset without a summary');
  return summary;
}

const statesOf = ({ streams }: ReturnType<typeof summaryOf>) => streams.map(({ state }) => state);
const countedAs = ({ is }: ReturnType<typeof summaryOf>) =>
  Object.entries(is).flatMap(([counter, counts]) => (counts ? [counter] : []));

const verdict = (streamId: string, found: OperatorVerdict['verdict']): OperatorVerdict => ({
  streamId,
  verdict: found,
  at: new Date(MOMENT).toISOString(),
});

describe('what a retry starts', () => {
  const retried = ({ retryable }: ReturnType<typeof summaryOf>) =>
    retryable.flatMap(({ streamIds }) => streamIds);

  test('what was rejected, and what no start asked for', () => {
    expect(retried(summaryOf(['accepted', 'rejected'], recorded('cdn01')))).toEqual([
      'cdn02',
      'cdn03',
    ]);
  });

  test('not what was accepted and has ended, whether dismissed or not', () => {
    const statuses = ['accepted', 'rejected', 'accepted'] as const;
    expect(retried(summaryOf(statuses, recorded('cdn03')))).toEqual(['cdn02']);
    const run = runViewOf({ calls: [settledCall(statuses)] });
    const [dismissed] = summarizePresets(
      stateOf({
        presets: [preset],
        runs: byPreset(run),
        recordings: recorded('cdn03'),
        dismissedRuns: [run.id],
      }),
    );
    expect(dismissed?.retryable).toEqual([{ vendor: 'Tencent', streamIds: ['cdn02'] }]);
  });

  test('not what a stop has ended, but what an operator saw missing', () => {
    const call = settledCall(['accepted', 'accepted'], { action: 'StopCDNRecord' });
    expect(
      retried(summaryOf([], recorded('cdn03'), { action: 'StopCDNRecord', calls: [call] })),
    ).toEqual([]);
    const seen = settledCall(['unknown', 'accepted', 'accepted'], {
      verdicts: [verdict('cdn01', 'not-recording')],
    });
    expect(retried(summaryOf([], recorded('cdn02'), { calls: [seen] }))).toEqual(['cdn01']);
  });

  test('nothing where nothing runs, while something is sent, or of an archived preset', () => {
    const statuses = ['accepted', 'rejected', 'rejected'] as const;
    expect(retried(summaryOf(statuses, []))).toEqual([]);
    const sending = { calls: [callOf({ state: 'sending', streamIds: THREE })] };
    expect(retried(summaryOf([], recorded('cdn01'), sending))).toEqual([]);
    const [archived] = summarizePresets(
      stateOf({ presets: [{ ...preset, archived: true }], recordings: recorded('cdn01') }),
    );
    expect(archived?.retryable).toEqual([]);
  });
});

describe('a hand-over continues a run, and forgets nothing of it', () => {
  const hour = 3_600;
  const end = Math.floor(MOMENT / 1000) + hour;
  const statuses = ['accepted', 'rejected', 'accepted'] as const;
  const first = settledCall(statuses, { id: 'first-call', runId: 'first' });
  const handOverOf = (change: Partial<Call>, earlierCalls: readonly Call[] = [first]) => ({
    ...runViewOf({
      ...{ id: 'second', seq: 2, source: 'hand-over', continues: 'first' },
      calls: [settledCall(['accepted'], { id: 'second-call', runId: 'second', ...change })],
    }),
    earlierCalls: [...earlierCalls],
  });
  const summed = (run: RunView, recordings: readonly Recording[], dismissedRuns: string[] = []) => {
    const runs = byPreset(run);
    const [summary] = summarizePresets(
      stateOf({ presets: [preset], runs, recordings: [...recordings], dismissedRuns }),
    );
    if (!summary) throw new Error('a preset without a summary');
    return summary;
  };
  const runsOn = recordingOf({ callId: 'second-call', endTime: end });

  test('what was rejected stays so, by its own call, and is retried; what has ended is not', () => {
    const summary = summed(handOverOf({}), [runsOn]);
    expect(statesOf(summary)).toEqual(['accepted', 'rejected', 'ended']);
    expect(summary.streams[1]?.call?.id).toBe('first-call');
    expect(summary).toMatchObject({ trouble: 'incomplete', recording: 1, total: 3 });
    expect(summary.retryable).toEqual([{ vendor: 'Tencent', streamIds: ['cdn02'] }]);
  });

  test('while its call is on its way, too', () => {
    const sending = handOverOf({ state: 'sending', outcome: null });
    const summary = summed(sending, [recordingOf({ callId: 'first-call', endTime: end })]);
    expect(statesOf(summary)).toEqual(['accepted', 'rejected', 'ended']);
  });

  test('a hand-over that failed: it is recorded until the first task ends, which may be too early', () => {
    const failed = settledCall(['rejected'], { id: 'second-call', runId: 'second' });
    const handOver = { until: end + hour, trouble: 'failed' } as const;
    const known = recordingOf({ callId: 'first-call', endTime: end, handOver });
    const summary = summed(handOverOf(failed), [known]);
    expect(statesOf(summary)).toEqual(['accepted', 'rejected', 'ended']);
    expect(summary).toMatchObject({ trouble: 'incomplete', mayEndEarly: true });
    const over = summed(handOverOf(failed), []);
    expect(statesOf(over)).toEqual(['rejected', 'rejected', 'ended']);
  });

  test('what an operator has dismissed stays so, and what the hand-over leaves can be dismissed', () => {
    expect(summed(handOverOf({}), [runsOn], ['first']).trouble).toBeNull();
    expect(summed(handOverOf({}), [runsOn], ['second']).trouble).toBeNull();
    const failed = settledCall(['rejected'], { id: 'second-call', runId: 'second' });
    expect(summed(handOverOf(failed), [], ['first']).trouble).not.toBeNull();
    expect(canDismiss(handOverOf({}), [])).toBe(true);
    expect(canDismiss(runViewOf({ calls: [settledCall(['accepted'])] }), [])).toBe(false);
  });

  test('an outcome of it that is unknown still needs an operator', () => {
    const unknown = settledCall(['accepted', 'unknown'], { id: 'first-call', runId: 'first' });
    const run = handOverOf({}, [unknown]);
    const doubt = recordingOf({
      streamId: 'cdn02',
      callId: 'first-call',
      certainty: 'uncertain',
    });
    expect(summed(run, [runsOn, doubt], ['second']).trouble).toBe('toVerify');
    expect(mayDismiss(run, [doubt])).toBe(false);
  });
});

describe('what a preset counts as', () => {
  test('nothing was started: idle, and no trouble', () => {
    const [summary] = summarizePresets(stateOf({ presets: [preset] }));
    expect(summary).toMatchObject({ state: 'idle', trouble: null, recording: 0, total: 3 });
  });

  test('all accepted', () => {
    const summary = summaryOf(['accepted', 'accepted', 'accepted'], recorded(...THREE));
    expect(summary).toMatchObject({ state: 'accepted', trouble: null, recording: 3, total: 3 });
    expect(countedAs(summary)).toEqual(['accepted']);
  });

  test('one rejected: both accepted and incomplete, and the missing stream is named', () => {
    const summary = summaryOf(['accepted', 'rejected', 'accepted'], recorded('cdn01', 'cdn03'));
    expect(countedAs(summary)).toEqual(['accepted', 'incomplete']);
    expect(summary).toMatchObject({ state: 'partial', trouble: 'incomplete' });
    expect(summary.notRecorded.map(({ streamId }) => streamId)).toEqual(['cdn02']);
  });

  test('one unknown: accepted and to verify', () => {
    const recordings = [
      ...recorded('cdn01', 'cdn03'),
      recordingOf({ streamId: 'cdn02', certainty: 'uncertain' }),
    ];
    const summary = summaryOf(['accepted', 'unknown', 'accepted'], recordings);
    expect(countedAs(summary)).toEqual(['accepted', 'toVerify']);
    expect(summary).toMatchObject({ state: 'unknown', recording: 2 });
    expect(summary.notRecorded).toEqual([]);
  });

  test.each(['rejected', 'failed'] as const)('all %s: not recording', (status) => {
    const summary = summaryOf([status, status, status], []);
    expect(countedAs(summary)).toEqual(['notRecording']);
    expect(summary.state).toBe('not-recording');
  });

  test('one unknown and the others rejected: to verify and incomplete, never "not recording"', () => {
    const summary = summaryOf(
      ['unknown', 'rejected', 'rejected'],
      [recordingOf({ certainty: 'uncertain' })],
    );
    expect(countedAs(summary)).toEqual(['incomplete', 'toVerify']);
  });

  test('already recording counts as recording, and is a state of its own', () => {
    const summary = summaryOf(
      ['rejected'],
      THREE.map((streamId) => recordingOf({ streamId, certainty: 'reported' })),
    );
    expect(statesOf(summary)).toEqual(THREE.map(() => 'already-recording'));
    expect(countedAs(summary)).toEqual(['accepted']);
  });

  test('a stream that was added since the start is missing', () => {
    const summary = summaryOf(['accepted', 'accepted'], recorded('cdn01', 'cdn02'));
    expect(statesOf(summary)).toEqual(['accepted', 'accepted', 'missing']);
    expect(countedAs(summary)).toEqual(['accepted', 'incomplete']);
  });

  test('what another preset started of it is accepted, and nothing is missing', () => {
    const state = stateOf({
      presets: [preset],
      recordings: [recordingOf({ presetId: 'other' })],
    });
    const [summary] = summarizePresets(state);
    expect(summary).toMatchObject({ state: 'accepted', trouble: null, recording: 1, total: 3 });
  });

  test('accepted and over: ended, and no trouble', () => {
    const summary = summaryOf(['accepted', 'accepted', 'accepted'], []);
    expect(summary).toMatchObject({ state: 'ended', trouble: null });
  });

  test('a stop that was refused is incomplete as long as something runs', () => {
    const stop = {
      action: 'StopCDNRecord',
      calls: [settledCall(['accepted', 'rejected', 'accepted'], { action: 'StopCDNRecord' })],
    } as const;
    const refused = summaryOf([], recorded('cdn02'), { ...stop, calls: [...stop.calls] });
    expect(countedAs(refused)).toEqual(['accepted', 'incomplete']);
    expect(summaryOf([], [], { ...stop, calls: [...stop.calls] })).toMatchObject({
      state: 'ended',
      trouble: null,
    });
  });

  test('a format that a vendor refused leaves the stream incomplete', () => {
    const call = settledCall(['accepted', 'accepted', 'accepted']);
    const streams = [
      ...(call.outcome?.streams ?? []),
      { streamId: 'cdn02', status: 'rejected' as const },
    ];
    const outcome = call.outcome && { ...call.outcome, streams };
    const summary = summaryOf([], recorded(...THREE), { calls: [{ ...call, outcome }] });
    expect(statesOf(summary)).toEqual(['accepted', 'partial', 'accepted']);
    expect(summary).toMatchObject({ state: 'partial', trouble: 'incomplete' });
  });

  test('sending: those on their way are no trouble yet, what runs stays accepted', () => {
    const calls = [
      settledCall(['rejected'], { id: 'first' }),
      callOf({ id: 'second', state: 'sending', streamIds: ['cdn02', 'cdn03'] }),
    ];
    const summary = summaryOf([], [], { calls });
    expect(statesOf(summary)).toEqual(['rejected', 'sending', 'sending']);
    expect(summary).toMatchObject({ state: 'sending', trouble: null });
    const retry = { calls: [callOf({ state: 'sending', streamIds: ['cdn02'] })] };
    expect(countedAs(summaryOf([], recorded('cdn01', 'cdn03'), retry))).toEqual([
      'accepted',
      'sending',
    ]);
  });
});

describe('what an operator settled', () => {
  const settled = (statuses: readonly Status[], ...verdicts: OperatorVerdict[]) => ({
    calls: [settledCall(statuses, { verdicts })],
  });

  test('all verified as not recording: said so, and no trouble', () => {
    const verdicts = THREE.map((streamId) => verdict(streamId, 'not-recording'));
    const summary = summaryOf([], [], settled(['unknown', 'unknown', 'unknown'], ...verdicts));
    expect(summary).toMatchObject({ state: 'verified-not-recording', trouble: null });
    expect(countedAs(summary)).toEqual([]);
  });

  test('one verified as not recording beside others that record: incomplete', () => {
    const change = settled(['accepted', 'unknown', 'accepted'], verdict('cdn02', 'not-recording'));
    const summary = summaryOf([], recorded('cdn01', 'cdn03'), change);
    expect(statesOf(summary)).toEqual(['accepted', 'verified-not-recording', 'accepted']);
    expect(countedAs(summary)).toEqual(['accepted', 'incomplete']);
  });

  test('verified as recording: it counts as recording', () => {
    const change = settled(['accepted', 'unknown', 'accepted'], verdict('cdn02', 'recording'));
    const recordings = [
      ...recorded('cdn01', 'cdn03'),
      recordingOf({ streamId: 'cdn02', certainty: 'person' }),
    ];
    const summary = summaryOf([], recordings, change);
    expect(statesOf(summary)).toEqual(['accepted', 'verified-recording', 'accepted']);
    expect(summary).toMatchObject({ state: 'accepted', trouble: null, recording: 3 });
  });
});

describe('a dismissed run', () => {
  test('is trouble no more; what runs stays counted, and what lacks beside it stays in sight', () => {
    const run = runViewOf({ calls: [settledCall(['accepted', 'rejected', 'accepted'])] });
    const state = stateOf({
      presets: [preset],
      runs: byPreset(run),
      recordings: recorded('cdn01', 'cdn03'),
      dismissedRuns: [run.id],
    });
    const [summary] = summarizePresets(state);
    expect(summary).toMatchObject({ state: 'partial', trouble: null, run: undefined });
    expect(summary?.notRecorded.map(({ streamId }) => streamId)).toEqual(['cdn02']);
    expect(countPresets(summary ? [summary] : [])).toMatchObject({ accepted: 1, incomplete: 1 });
  });

  test('of a preset that records nothing: at rest', () => {
    const run = runViewOf({ calls: [settledCall(['rejected', 'rejected', 'rejected'])] });
    const state = stateOf({ presets: [preset], runs: byPreset(run), dismissedRuns: [run.id] });
    expect(summarizePresets(state)[0]).toMatchObject({ state: 'idle', trouble: null });
  });

  test('of a stop that was refused: what records is accepted', () => {
    const run = runViewOf({
      action: 'StopCDNRecord',
      calls: [settledCall(['rejected', 'rejected', 'rejected'], { action: 'StopCDNRecord' })],
    });
    const state = stateOf({
      presets: [preset],
      runs: byPreset(run),
      recordings: recorded(...THREE),
      dismissedRuns: [run.id],
    });
    expect(summarizePresets(state)[0]).toMatchObject({ state: 'accepted', trouble: null });
  });

  test('an unknown outcome cannot be dismissed', () => {
    const run = runViewOf({ calls: [settledCall(['unknown', 'unknown', 'unknown'])] });
    const state = stateOf({ presets: [preset], runs: byPreset(run), dismissedRuns: [run.id] });
    expect(summarizePresets(state)[0]).toMatchObject({ trouble: 'toVerify' });
  });
});

describe('which presets are summarized', () => {
  const recordings = [
    recordingOf({ presetId: 'archived', streamId: 'a' }),
    recordingOf({ presetId: 'deleted', presetName: 'Gone', streamId: 'b' }),
  ];
  const presets = [
    presetOf({ id: 'archived', archived: true, streamIds: ['a'] }),
    presetOf({ id: 'board', streamIds: ['c'] }),
    presetOf({ id: 'old', archived: true, streamIds: ['d'] }),
  ];

  test('those on the board, then archived and deleted ones that run', () => {
    const all = summarizePresets(stateOf({ presets, recordings }));
    expect(all.map(({ presetId }) => presetId)).toEqual(['board', 'archived', 'deleted']);
    expect(all.at(-1)).toMatchObject({
      ...{ name: 'Gone', preset: null, is: { accepted: true } },
      ...{ recording: 1, total: 1 },
    });
    expect(countPresets(all)).toMatchObject({ accepted: 2, incomplete: 0 });
  });

  test('what runs at a real account is real, also where its preset has a practice account by now', () => {
    const state = stateOf({
      accounts: [accountOf({ practice: true, appId: 7 })],
      presets: [preset],
      recordings: [recordingOf({ accountId: 'former' })],
    });
    expect(countPresets(summarizePresets(state))).toMatchObject({ accepted: 1, practice: 0 });
  });

  test('practice is counted apart', () => {
    const state = stateOf({
      accounts: [accountOf({ practice: true })],
      presets: [preset],
      runs: byPreset(runViewOf({ practice: true, calls: [settledCall(['accepted'])] })),
      recordings: THREE.map((streamId) => recordingOf({ streamId, practice: true })),
    });
    expect(countPresets(summarizePresets(state))).toEqual({
      ...{ accepted: 0, incomplete: 0, toVerify: 0, notRecording: 0, sending: 0 },
      practice: 1,
    });
  });
});

test('trouble first: nothing records, to verify, incomplete, then the others in their order', () => {
  const names = ['fine', 'incomplete', 'unknown', 'idle', 'rejected'] as const;
  const presets = names.map((id) => presetOf({ id, name: id, streamIds: [`${id}1`, `${id}2`] }));
  const call = (id: string, statuses: readonly Status[]) => {
    const one = settledCall(statuses, { id });
    const rename = (streamId: string) => streamId.replace('cdn0', id);
    return {
      ...one,
      streamIds: one.streamIds.map(rename),
      outcome: one.outcome && {
        ...one.outcome,
        streams: one.outcome.streams.map((row) => ({ ...row, streamId: rename(row.streamId) })),
      },
    };
  };
  const run = (presetId: string, statuses: readonly Status[]) =>
    runViewOf({ id: presetId, presetId, calls: [call(presetId, statuses)] });
  const state = stateOf({
    presets,
    runs: byPreset(
      run('fine', ['accepted', 'accepted']),
      run('incomplete', ['accepted', 'failed']),
      run('unknown', ['unknown', 'unknown']),
      run('rejected', ['rejected', 'rejected']),
    ),
    recordings: ['fine1', 'fine2', 'incomplete1'].map((streamId) =>
      recordingOf({ streamId, presetId: streamId.slice(0, -1), callId: streamId.slice(0, -1) }),
    ),
  });
  const all = summarizePresets(state);
  expect(troubleFirst(all).map(({ presetId }) => presetId)).toEqual([
    'rejected',
    'unknown',
    'incomplete',
    'fine',
    'idle',
  ]);
  expect(countPresets(all)).toEqual({
    ...{ accepted: 2, incomplete: 1, toVerify: 1, notRecording: 1, sending: 0, practice: 0 },
  });
});

test('the end of a preset is known only where all that records ends by itself', () => {
  const ending = (...ends: (number | null)[]) =>
    summaryOf(
      ['accepted', 'accepted'],
      ends.map((endTime, at) => recordingOf({ streamId: `cdn0${at + 1}`, endTime })),
    ).endTime;
  expect([ending(200, 100), ending(200, null), ending(null, null)]).toEqual([100, null, null]);
});

test('the chip of a vendor says what needs an operator most', () => {
  const { streams } = summaryOf(['accepted', 'rejected', 'accepted'], recorded('cdn01', 'cdn03'));
  expect(vendorSummaries(streams)).toEqual([{ vendor: 'Tencent', state: 'rejected' }]);
});

describe('summaries that are remembered', () => {
  test('a preset that a change does not concern keeps its summary; one that it concerns gets another', () => {
    const other = presetOf({ id: 'other', streamIds: ['elsewhere'] });
    const summaries = rememberedSummaries();
    const state = stateOf({ presets: [preset, other] });
    const before = summaries(state);
    const run = runViewOf({ calls: [settledCall(['accepted'])] });
    const after = summaries({ ...state, runs: byPreset(run), recordings: recorded('cdn01') });
    expect(after[1]).toBe(before[1]);
    expect(after[0]).not.toBe(before[0]);
    expect(after[0]).toMatchObject({ state: 'partial' });
    const stopped = summaries({ ...state, runs: byPreset(run), recordings: [] });
    expect(stopped[0]).toMatchObject({ recording: 0 });
    expect(stopped).toEqual(summarizePresets({ ...state, runs: byPreset(run), recordings: [] }));
  });

  test('one that runs keeps its summary while another starts, and gets another with each change of its own', () => {
    const other = presetOf({ id: 'other', streamIds: ['elsewhere'] });
    const summaries = rememberedSummaries();
    const [own] = recorded('cdn01');
    if (!own) throw new Error('nothing runs');
    const state = stateOf({ presets: [preset, other], recordings: [own] });
    const before = summaries(state);
    const elsewhere = recordingOf({ presetId: 'other', streamId: 'elsewhere' });
    const joined = { ...state, recordings: [own, elsewhere] };
    const after = summaries(joined);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
    const doubted = {
      ...state,
      recordings: [{ ...own, certainty: 'uncertain' as const }, elsewhere],
    };
    const last = summaries(doubted);
    expect(last[0]).toMatchObject({ state: 'unknown' });
    expect(last[1]).toBe(after[1]);
    expect(last).toEqual(summarizePresets(doubted));
  });
});
