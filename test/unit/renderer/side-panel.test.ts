import { describe, expect, test } from 'vitest';
import type { Call, OperatorVerdict, Status, StreamOutcome } from '#contract/model/outcome.ts';
import type { Recording } from '#contract/model/start.ts';
import { summarizePreset } from '#contract/rules/preset-summary.ts';
import { streamAppearance } from '#contract/rules/stream-appearance.ts';
import { STREAM_STATES, type StreamState } from '#contract/rules/stream-states.ts';
import { outcomeOf } from '../../../electron/zego/answer/answer.ts';
import { vendorFacts } from '../../../electron/zego/vendors/registry.ts';
import { troubleText } from '../../../renderer/presets/card/preset-text.ts';
import { findingsOf } from '../../../renderer/presets/panel/findings.ts';
import { matrixOf } from '../../../renderer/presets/panel/matrix.ts';
import { accountOf } from '../../support/app-states.ts';
import { presetOf } from '../../support/presets.ts';
import { callOf, recordingOf, runViewOf, settledCall } from '../../support/runs.ts';
import { translator } from './text.ts';

const context = { practice: false, vendors: vendorFacts() };

const streamOf = (change: Partial<StreamState> = {}): StreamState => ({
  vendor: 'Tencent',
  streamId: 'cdn01',
  state: 'accepted',
  recording: null,
  call: null,
  rows: [],
  verdict: null,
  orphaned: false,
  ...change,
});

/** A stream whose call came to these rows. */
function answered(
  rows: readonly Omit<StreamOutcome, 'streamId'>[],
  change: Partial<StreamState> & { readonly action?: Call['action'] } = {},
): StreamState {
  const { action = 'StartCDNRecord', ...rest } = change;
  const stream = streamOf(rest);
  const own = rows.map((row) => ({ ...row, streamId: stream.streamId }));
  const outcome = outcomeOf(own, { code: 0, message: 'success' });
  const { vendor, streamId } = stream;
  const call = callOf({ action, vendor, streamIds: [streamId], state: 'settled', outcome });
  return { ...stream, call, rows: own };
}

const TOO_MANY = 'LimitExceeded.MaximumRunningTask';
const refused = (streamId: string, change: Partial<StreamState> = {}) =>
  answered([{ status: 'rejected', vendorCode: TOO_MANY }], {
    state: 'rejected',
    streamId,
    ...change,
  });
const verdict = (one: OperatorVerdict['verdict']): OperatorVerdict => ({
  streamId: 'cdn01',
  verdict: one,
  at: '2026-11-22T07:26:00.000Z',
});

describe('the matrix of streams and vendors', () => {
  test('has trouble on top, else the order of the preset', () => {
    const { vendors, rows } = matrixOf([
      streamOf({ streamId: 'a' }),
      streamOf({ streamId: 'b' }),
      streamOf({ streamId: 'c', state: 'unknown' }),
      streamOf({ vendor: 'Ws', streamId: 'a' }),
      streamOf({ vendor: 'Ws', streamId: 'b', state: 'missing' }),
      streamOf({ vendor: 'Ws', streamId: 'c' }),
    ]);
    expect(vendors).toEqual(['Tencent', 'Ws']);
    expect(rows.map(({ streamId, trouble }) => [streamId, trouble])).toEqual([
      ['b', true],
      ['c', true],
      ['a', false],
    ]);
    expect(rows[0]?.cells.get('Ws')?.state).toBe('missing');
  });

  test('marks a stream that the preset does not name any more at any vendor', () => {
    const { rows } = matrixOf([
      streamOf({ streamId: 'a' }),
      streamOf({ vendor: 'Huawei', streamId: 'a', orphaned: true }),
      streamOf({ vendor: 'Huawei', streamId: 'old', orphaned: true }),
    ]);
    expect(rows.map(({ streamId, orphaned }) => [streamId, orphaned])).toEqual([
      ['a', false],
      ['old', true],
    ]);
  });

  test('shows the tally in red alone, and never for practice', () => {
    const red = STREAM_STATES.filter((state) => streamAppearance(state, false).tone === 'red');
    expect(red).toEqual(['accepted', 'already-recording', 'verified-recording']);
    expect(STREAM_STATES.map((state) => streamAppearance(state, true).tone)).not.toContain('red');
  });
});

describe('what is said of the streams', () => {
  test('nothing where all of it is accepted, waits or has ended', () => {
    const quiet = ['idle', 'sending', 'accepted', 'ended'] as const;
    expect(
      findingsOf(
        quiet.map((state) => streamOf({ state })),
        context,
      ),
    ).toEqual([]);
  });

  test('one sentence for all with the same cause, with the code as it came', () => {
    const [finding, ...others] = findingsOf(
      [refused('a'), refused('b'), refused('c', { vendor: 'Aliyun' })].slice(0, 2),
      context,
    );
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ word: 'streamState.rejected', codes: [TOO_MANY] });
    expect(finding?.streams.map(({ streamId }) => streamId)).toEqual(['a', 'b']);
    expect(finding?.advice).toHaveLength(2);
  });

  test('what waits for a verdict comes first, then what is not recording', () => {
    const states = ['already-recording', 'missing', 'rejected', 'unknown'] as const;
    const found = findingsOf(
      states.map((state) => streamOf({ state })),
      context,
    );
    expect(found.map(({ state }) => state)).toEqual([
      'unknown',
      'rejected',
      'missing',
      'already-recording',
    ]);
  });

  test('of what an operator has settled only the verdict and its time', () => {
    const settled = refused('cdn01', {
      state: 'verified-not-recording',
      verdict: verdict('not-recording'),
    });
    expect(findingsOf([settled], context)).toMatchObject([
      {
        word: 'streamState.verified-not-recording',
        advice: [],
        codes: [],
        verifiedAt: '2026-11-22T07:26:00.000Z',
      },
    ]);
  });

  test('an unknown stream of an earlier run is asked about although no call of this one is for it', () => {
    const before = streamOf({
      state: 'unknown',
      recording: recordingOf({ certainty: 'uncertain' }),
    });
    expect(findingsOf([before], context)).toMatchObject([{ advice: ['panel.openBefore'] }]);
  });

  test('a stop that was refused is named as one, although the stream is recorded', () => {
    const stop = answered([{ status: 'rejected', vendorCode: 'InternalError' }], {
      action: 'StopCDNRecord',
      recording: recordingOf(),
    });
    const [finding] = findingsOf([stop], context);
    expect(finding).toMatchObject({ word: 'status.stop.rejected', codes: ['InternalError'] });
    expect(finding?.advice).toContain('stop.rejected');
  });
});

describe('the line on a card that says what is wrong', () => {
  const t = translator('en');
  const preset = presetOf({ streamIds: ['a', 'b'], vendors: ['Tencent'] });
  const lineOf = (
    statuses: readonly Status[],
    recorded: readonly string[],
    more: Recording[] = [],
  ) => {
    const call = settledCall(statuses);
    const streamIds = statuses.map((_, at) => preset.streamIds[at] ?? '');
    const rows = statuses.map((status, at) => ({ status, streamId: streamIds[at] ?? '' }));
    const outcome = outcomeOf(rows, { code: 0, message: 'success' });
    const run = runViewOf({ calls: [{ ...call, streamIds, outcome }] });
    const recordings = [...recorded.map((streamId) => recordingOf({ streamId })), ...more];
    const facts = { accounts: [accountOf()], runs: { preset: run }, recordings, dismissedRuns: [] };
    return troubleText(summarizePreset(preset, facts), t);
  };

  test('nothing where all of it records', () => {
    expect(lineOf(['accepted', 'accepted'], ['a', 'b'])).toBeNull();
  });

  test('one stream by its name', () => {
    expect(lineOf(['accepted', 'rejected'], ['a'])).toBe('b at Tencent: not recording (rejected)');
  });

  test('several by their number, and apart what the preset does not name any more', () => {
    expect(lineOf(['rejected', 'rejected'], [])).toBe('2 not recording');
    expect(lineOf(['accepted', 'accepted'], ['a', 'b'], [recordingOf({ streamId: 'old' })])).toBe(
      '1 not in this preset',
    );
    const uncertain = [recordingOf({ streamId: 'b', certainty: 'uncertain' })];
    expect(lineOf(['rejected', 'unknown'], [], uncertain)).toBe('1 to verify · 1 not recording');
  });

  test('a stop that was refused, although all of it records', () => {
    const stop = runViewOf({
      action: 'StopCDNRecord',
      calls: [settledCall(['rejected'], { id: 'stop', action: 'StopCDNRecord' })],
    });
    const facts = {
      accounts: [accountOf()],
      runs: { preset: stop },
      recordings: [recordingOf()],
      dismissedRuns: [],
    };
    expect(troubleText(summarizePreset(presetOf(), facts), t)).toBe('Stop rejected');
  });
});
