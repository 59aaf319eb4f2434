import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PRACTICE_BEHAVIOURS, type PracticeBehaviour } from '#contract/model/app-state.ts';
import type { CallOutcome } from '#contract/model/outcome.ts';
import { VENDORS } from '#contract/model/vendor.ts';
import { practiceBench } from '../../support/practice-bench.ts';

let bench: Awaited<ReturnType<typeof practiceBench>>;
beforeEach(async () => {
  bench = await practiceBench();
});
afterEach(() => bench.close());

/** What an operator rehearses with each of them: two streams, one call. */
const EXPECTED: Record<PracticeBehaviour, Partial<CallOutcome>> = {
  normal: { status: 'accepted', reason: null },
  slow: { status: 'accepted', reason: null },
  'reject-all': { status: 'rejected', code: 0 },
  'stream-missing': { status: 'partial', code: 0, reason: 'stream-missing' },
  'return-code-5': { status: 'rejected', code: 5, reason: 'return-code' },
  'too-frequent-twice': { status: 'failed', code: 6, reason: 'too-frequent' },
  'server-error': { status: 'unknown', httpStatus: 500, reason: 'answer-unreadable' },
  'no-answer': { status: 'unknown', httpStatus: null, reason: 'no-answer' },
  'connection-lost': { status: 'unknown', httpStatus: null, reason: 'connection-lost' },
  'half-answer': { status: 'unknown', httpStatus: 200, reason: 'answer-cut-short' },
  'answer-lost-with-file': { status: 'unknown', httpStatus: null, reason: 'connection-lost' },
  'files-in-parts': { status: 'accepted', reason: null },
  'files-late': { status: 'accepted', reason: null },
  'files-missing': { status: 'accepted', reason: null },
};

describe('the outcome of each behaviour', () => {
  test.each(PRACTICE_BEHAVIOURS)('%s', async (behaviour) => {
    const { server, ask, close } = await practiceBench(
      behaviour === 'no-answer' ? { headersMs: 500 } : {},
    );
    server.behave(behaviour);
    const outcome = await ask();
    await close();
    expect(outcome).toMatchObject(EXPECTED[behaviour]);
    expect(outcome.streams.map(({ streamId }) => streamId)).toEqual(['cdn01', 'cdn02']);
  });
});

test.each(VENDORS)('reject-all: each stream of %s, under its own name', async (vendor) => {
  bench.server.behave('reject-all');
  const { streams, status } = await bench.ask({ vendor, streamIds: ['a', 'fail-b'] });
  expect(status).toBe('rejected');
  expect(streams.map((stream) => stream.streamId)).toEqual(['a', 'fail-b']);
});

test('stream-missing: the only stream of a call is unknown', async () => {
  bench.server.behave('stream-missing');
  const outcome = await bench.ask({ streamIds: ['cdn01'] });
  expect(outcome).toMatchObject({ status: 'unknown', reason: 'stream-missing' });
});

test('too-frequent-twice: the third is accepted, and so is all that follows', async () => {
  bench.server.behave('too-frequent-twice');
  const statuses: string[] = [];
  for (let attempt = 0; attempt < 4; attempt += 1) statuses.push((await bench.ask()).status);
  expect(statuses).toEqual(['failed', 'failed', 'accepted', 'accepted']);
});

test('each choice starts again', async () => {
  for (let time = 0; time < 2; time += 1) {
    bench.server.behave('too-frequent-twice');
    expect((await bench.ask()).status).toBe('failed');
  }
  bench.server.behave('normal');
  expect((await bench.ask()).status).toBe('accepted');
});

test('what is wrong with a request is told whatever the behaviour', async () => {
  bench.server.behave('no-answer');
  const outcome = await bench.ask({ credentials: { serverSecret: 'wrong' } });
  expect(outcome).toMatchObject({ status: 'rejected', code: 100_000_005 });
});
