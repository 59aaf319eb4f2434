import { describe, expect, test } from 'vitest';
import type { PublishedMessage } from '#contract/control/messages.ts';
import { Board, BrokenSequence } from '../../../integrations/shared/board.ts';
import type { DeskView } from '../../../integrations/shared/desk-client.ts';
import { LANGUAGES, troubleOf, troubleText } from '../../../integrations/shared/link-text.ts';
import type { ApiMessage, ApiPreset } from '../../../integrations/shared/messages.ts';
import { timeText } from '../../../integrations/shared/time-text.ts';

const NEWS: ApiPreset = {
  ...{ id: 'p1', name: 'Evening news', archived: false, deleted: false, state: 'accepted' },
  ...{ recording: 1, total: 1, uncertain: 0, retryable: [], runStatus: 'accepted' },
  ...{ since: '2026-11-28T10:00:00Z', endsAt: null },
};
const at = '2026-11-28T10:00:05Z';
const snapshot = (seq: number, change: Partial<ApiPreset> = {}): ApiMessage => ({
  type: 'snapshot',
  seq,
  at,
  app: { knowsWhatRuns: true },
  presets: [{ ...NEWS, ...change }],
  recordings: [{ id: 'r', certainty: 'accepted' }],
  ...{ runs: [], fileSearches: [] },
});

function boardOf(...messages: ApiMessage[]): Board {
  const board = new Board();
  for (const message of messages) board.take(message);
  return board;
}

const stateIn = (board: Board) => board.view?.presets.map(({ state }) => state);

describe('what a connection has told', () => {
  test('is what the program publishes: its messages are of this form', () => {
    const board = new Board();
    // Types alone: what the program publishes is what is read.
    const take: (message: PublishedMessage) => void = (message) => board.take(message);
    expect(take).toBeTypeOf('function');
  });

  test('is nothing before the snapshot, and nothing between a gap and the next snapshot', () => {
    expect(boardOf().view).toBe(null);
    const board = boardOf(snapshot(1));
    expect(stateIn(board)).toEqual(['accepted']);
    board.take({ type: 'gap', seq: 2, at, lost: 7 });
    expect(board.view).toBe(null);
    board.take({ type: 'preset', id: 'p1', preset: NEWS, seq: 3, at });
    expect(board.view).toBe(null);
    board.take(snapshot(4, { state: 'idle', recording: 0, since: null }));
    expect(stateIn(board)).toEqual(['idle']);
  });

  test('follows each change, and leaves alone what it does not know', () => {
    const board = boardOf(
      snapshot(1),
      { type: 'alarm', seq: 2, at },
      { type: 'zebra' as 'alarm', seq: 3, at },
      { type: 'preset', id: 'p1', preset: { ...NEWS, state: 'unknown' }, seq: 4, at },
      { type: 'recording', id: 'r', recording: { id: 'r', certainty: 'uncertain' }, seq: 5, at },
      { type: 'app', knowsWhatRuns: false, seq: 6, at },
    );
    expect(stateIn(board)).toEqual(['to-verify']);
    expect(board.view).toMatchObject({ recordings: 0, uncertain: 1, knowsWhatRuns: false });
    board.take({ type: 'preset', id: 'p1', preset: null, seq: 7, at });
    expect(board.view?.presets).toEqual([]);
  });

  test('shows what was archived or deleted only while something of it may record', () => {
    const idle = { state: 'idle', recording: 0, since: null };
    expect(stateIn(boardOf(snapshot(1, { archived: true, ...idle })))).toEqual([]);
    expect(stateIn(boardOf(snapshot(1, { deleted: true })))).toEqual(['accepted']);
  });

  test('breaks where a message is missing', () => {
    expect(() => boardOf(snapshot(2))).toThrow(BrokenSequence);
    expect(() => boardOf(snapshot(1), { type: 'call', seq: 3, at })).toThrow(BrokenSequence);
  });
});

describe('the trouble of a connection', () => {
  const view = (change: Partial<DeskView>): DeskView => ({
    link: { kind: 'live' },
    board: boardOf(snapshot(1)).view,
    mayPress: true,
    remotePaused: false,
    ...change,
  });
  const refused = (reason: string): Partial<DeskView> => ({
    link: { kind: 'refused', reason, detail: 'as it says' },
  });
  test.each<[string, Partial<DeskView>, string | null]>([
    ['none', {}, null],
    ['none where the scope is not known yet', { mayPress: null, remotePaused: null }, null],
    ['no token', refused('no-token'), 'no-token'],
    ['a wrong token', refused('wrong-token'), 'wrong-token'],
    ['another host', refused('host'), 'host'],
    ['another refusal', refused('HTTP 502'), 'refused'],
    ['no connection', { link: { kind: 'unreachable', cause: 'ECONNREFUSED' } }, 'unreachable'],
    ['a gap', { board: null }, 'gap'],
    ['a token that may only read', { mayPress: false, remotePaused: true }, 'scope'],
    ['a pause', { remotePaused: true }, 'paused'],
  ])('%s', (_name, change, trouble) => {
    expect(troubleOf(view(change))).toBe(trouble);
    for (const language of LANGUAGES) {
      const text = troubleText(view(change), language);
      expect(text === '').toBe(trouble === null);
      expect(text).not.toContain('{');
    }
  });
});

test.each([
  [-5, '0:00'],
  [59_999, '0:59'],
  [3_599_000, '59:59'],
  [3_600_000, '1:00:00'],
  [90_061_000, '25:01:01'],
])('%i ms are %s', (milliseconds, text) => {
  expect(timeText(milliseconds)).toBe(text);
});
