import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CommandRequest } from '../../../electron/control/command-line/request.ts';
import { performCommands } from '../../../electron/control/command-line/session.ts';
import { COMMAND_LINE } from '../../support/callers.ts';
import { until } from '../../support/desktop/until.ts';
import { commandLineServices } from '../../support/edges.ts';
import { fileServiceOf } from '../../support/file-service-bench.ts';
import { APP_ID, SECRET } from '../../support/provision.ts';
import { recordingBench, stopping } from '../../support/recording-bench.ts';
import { type StrictServer, strictServer } from '../../support/strict-server/strict-server.ts';

/** `--wait=file`, on the real list of files. */
let far: StrictServer;
let near: ReturnType<typeof recordingBench>;
let files: ReturnType<typeof fileServiceOf>;

beforeEach(async () => {
  far = await strictServer({ appId: APP_ID, secret: SECRET });
  near = recordingBench({ appId: APP_ID, serverSecret: SECRET, endpoint: far.url });
  files = fileServiceOf(near);
});
afterEach(async () => {
  await files.service.stop();
  await near.close();
  await far.close();
  expect(near.faults).toEqual([]);
});

const profile = { formats: ['MP4' as const], intervalSeconds: 300, retentionDays: null };
const START = { kind: 'start', preset: 'Evening news' } as const;

/** A command line that waits for files, and what it has told so far. */
function begin(actions: CommandRequest['actions'] = [START]) {
  const lines: Record<string, unknown>[] = [];
  const gone = new AbortController();
  const request = { actions, wait: 'file' as const, force: false, exit: true, hidden: true };
  const services = commandLineServices(near, files.service);
  const done = performCommands(
    request,
    services,
    (event) => {
      if (event.kind === 'line' && event.json) lines.push(event.json);
    },
    () => true,
    gone.signal,
  );
  let code: number | null = null;
  void done.then((given) => {
    code = given;
  });
  const ofType = (type: string) => lines.filter((line) => line.type === type);
  return { done, gone, ofType, code: () => code };
}

/** The watches of what was started, once the list has them. */
const watchesOf = (runId: string, count: number) =>
  until('the list of files', async () => {
    const watches = await near.files.ofRuns([runId]);
    return watches.length === count && watches;
  });

const runOf = ({ ofType }: ReturnType<typeof begin>) =>
  until('the run', () => ofType('run')[0]?.run as string | undefined);

test('waits until the recording is over and its files are found', async () => {
  const preset = near.add({ vendors: ['Tencent'], streamIds: ['cdn01'], end: null, profile });
  far.media.record({ when: 'stop', seconds: 31 });
  const waiting = begin();
  const run = await runOf(waiting);
  await watchesOf(run, 1);
  await stopping(near.commands.stop(COMMAND_LINE, preset.id));
  expect(waiting.code()).toBeNull();
  await files.service.lookForPreset(preset.id);
  expect(await waiting.done).toBe(0);
  expect(waiting.ofType('file')).toHaveLength(1);
  expect(waiting.ofType('waited')).toEqual([
    { type: 'waited', run, preset: 'Evening news', files: 1, result: 'found' },
  ]);
});

test('tells what is missing by the last planned look, and gives 1', async () => {
  near.add({ vendors: ['Tencent'], streamIds: ['cdn01', 'cdn02'], end: null, profile });
  const waiting = begin();
  const run = await runOf(waiting);
  const watches = await watchesOf(run, 2);
  // As an hour after its end.
  const endedAt = new Date(near.now()).toISOString();
  const over = { endedAt, nextLookAt: null, state: 'missing' } as const;
  await near.files.watch(watches.map((watch) => ({ ...watch, ...over })));
  expect(await waiting.done).toBe(1);
  expect(waiting.ofType('waited')).toMatchObject([{ run, files: 0, result: 'missing' }]);
});

test('a vendor that cannot be asked is waited for until its recording is over', async () => {
  const change = { vendors: ['Aliyun' as const], streamIds: ['cdn01'], end: null };
  const preset = near.add({ ...change, domain: 'example.com', point: 'live' });
  const waiting = begin();
  const run = await runOf(waiting);
  await watchesOf(run, 1);
  expect(waiting.code()).toBeNull();
  await stopping(near.commands.stop(COMMAND_LINE, preset.id));
  expect(await waiting.done).toBe(1);
  expect(waiting.ofType('waited')).toMatchObject([{ run, result: 'unavailable' }]);
});

test('a stop of the same command line goes before the wait', async () => {
  near.add({
    vendors: ['Aliyun'],
    streamIds: ['cdn01'],
    end: null,
    domain: 'a.example',
    point: 'live',
  });
  const { done, ofType } = begin([START, { kind: 'stop-all' }]);
  expect(await done).toBe(1);
  expect(ofType('run').map(({ status }) => status)).toEqual(['accepted', 'accepted']);
  expect(ofType('waited')).toMatchObject([{ result: 'unavailable' }]);
});

test('of what was not started no file is waited for', async () => {
  near.add({ vendors: ['Tencent'], streamIds: ['cdn01'], end: null });
  far.script.add({ when: 1, twist: { do: 'code', code: 2 } });
  const { done, ofType } = begin();
  expect(await done).toBe(1);
  expect(ofType('waited')).toEqual([]);
});

test('ends where nothing waits for the answer any more', async () => {
  near.add({ vendors: ['Tencent'], streamIds: ['cdn01'], end: null });
  const waiting = begin();
  await watchesOf(await runOf(waiting), 1);
  waiting.gone.abort();
  expect(await waiting.done).toBe(1);
  expect(waiting.ofType('waited')).toEqual([]);
});
