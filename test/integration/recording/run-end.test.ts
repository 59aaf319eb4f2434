import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LIMIT_MARGIN_SECONDS } from '#contract/model/preset.ts';
import type { RunView } from '#contract/model/run.ts';
import type { StartAnswer } from '../../../electron/app/commands/requests.ts';
import { COMMAND_LINE, WINDOW } from '../../support/callers.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { atOnce, recordingBench } from '../../support/recording-bench.ts';
import { type StrictServer, strictServer } from '../../support/strict-server/strict-server.ts';

/** An end for one run alone, against an independent server. */
const ACCOUNT = { appId: 12345, serverSecret: '9193cc662a4c0ec135ec71fb57194b38' };
let far: StrictServer;
let folder: TempFolder;
let near: ReturnType<typeof recordingBench>;

beforeEach(async () => {
  folder = tempFolder('run-end');
  far = await strictServer({ appId: ACCOUNT.appId, secret: ACCOUNT.serverSecret });
  const journalPath = join(folder.path, 'journal.sqlite');
  near = recordingBench({ ...ACCOUNT, endpoint: far.url, journalPath });
});
afterEach(async () => {
  await near.close();
  await far.close();
  folder.remove();
});

async function settled(given: StartAnswer | Promise<StartAnswer>): Promise<RunView> {
  const answer = atOnce(given);
  if (answer.kind !== 'started') throw new Error(`a question: ${JSON.stringify(answer.question)}`);
  return answer.started.settled;
}

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;
const endsSent = () => far.requests.map((request) => request.param('EndTime'));

test('a moment takes the place of the preset’s end, for the vendors that know one', async () => {
  const { id } = near.add({ vendors: ['Tencent', 'Ws'], end: { afterMinutes: 90 } });
  const until = inSeconds(3_600);
  const run = await settled(
    near.commands.start(COMMAND_LINE, id, { scope: 'missing', end: { until } }),
  );
  expect(endsSent()).toEqual([String(until), undefined]);
  expect(run.end).toEqual({ until });
  expect(near.disk.newestRuns()).toMatchObject([{ end: { until } }]);
});

test('with null a run has no end, whatever the preset says', async () => {
  const { id } = near.add({ end: { afterMinutes: 90 } });
  await settled(near.commands.start(COMMAND_LINE, id, { scope: 'missing', end: null }));
  expect(endsSent()).toEqual([undefined]);
  expect(near.disk.newestRuns()).toMatchObject([{ end: null }]);
});

test('without one the preset’s end holds, and the run says nothing of its own', async () => {
  const { id } = near.add({ end: { afterMinutes: 90 } });
  const run = await settled(near.commands.start(COMMAND_LINE, id, { scope: 'missing' }));
  expect(Number(endsSent()[0])).toBeGreaterThanOrEqual(inSeconds(90 * 60 - 60));
  expect(run).not.toHaveProperty('end');
});

test('a full day ends a little early rather than be refused', async () => {
  const { id } = near.add();
  const end = { until: inSeconds(86_400) };
  await settled(near.commands.start(COMMAND_LINE, id, { scope: 'missing', end }));
  expect(Number(endsSent()[0])).toBeLessThanOrEqual(inSeconds(86_400 - LIMIT_MARGIN_SECONDS));
});

test('an end that is more than a day away is sent as the latest that the vendor takes', async () => {
  const { id } = near.add({ vendors: ['Tencent'] });
  const end = { until: inSeconds(86_400 + 3_600) };
  await settled(near.commands.start(COMMAND_LINE, id, { scope: 'missing', end }));
  const ahead = Number(endsSent()[0]) - inSeconds(0);
  expect(ahead).toBeLessThanOrEqual(86_400 - LIMIT_MARGIN_SECONDS);
  expect(ahead).toBeGreaterThan(86_400 - 60);
});

test.each([
  ['has passed', 'Tencent', -1],
  ['has passed, where a vendor knows none', 'Ws', -1],
] as const)('an end that %s is refused, and nothing is sent', (_what, vendor, seconds) => {
  const { id } = near.add({ vendors: [vendor] });
  const end = { until: inSeconds(seconds) };
  expect(() => near.commands.start(COMMAND_LINE, id, { scope: 'missing', end })).toThrow(
    expect.objectContaining({ code: 'end-time-out-of-range' }),
  );
  expect(far.requests).toEqual([]);
});

test('a retry of what is missing ends as the run was asked to, and so does a retry of that', async () => {
  const { id } = near.add({ streamIds: ['cdn01', 'cdn02'], end: { afterMinutes: 90 } });
  const until = inSeconds(3_600);
  const refuse = { do: 'code', code: 100000017, message: 'refused' } as const;
  far.script.add({ when: 1, twist: refuse }, { when: 2, twist: refuse });
  await settled(near.commands.start(COMMAND_LINE, id, { scope: 'missing', end: { until } }));
  await settled(near.commands.retryMissing(COMMAND_LINE, id));
  await settled(near.commands.retryMissing(COMMAND_LINE, id));
  expect(endsSent()).toEqual([String(until), String(until), String(until)]);
});

test('a question carries the end, so that its answer starts with it', async () => {
  const { id } = near.add({ confirmStart: true });
  const end = { until: inSeconds(3_600) };
  const answer = atOnce(near.commands.start(WINDOW, id, { scope: 'ask', end }));
  expect(answer).toMatchObject({ kind: 'question', question: { end } });
  const unasked = atOnce(near.commands.start(WINDOW, id, { scope: 'ask' }));
  expect(unasked.kind === 'question' && 'end' in unasked.question).toBe(false);
});
