import { afterEach, beforeEach, expect, test } from 'vitest';
import { FILE_CHANNELS } from '#contract/ipc/file-channels.ts';
import { serviceOf } from '#contract/model/region.ts';
import { createFileHandlers, type FileServices } from '../../../electron/ipc/file-handlers.ts';
import { reportOf, watchOf } from '../../support/files-bench.ts';
import { APP_ID, SECRET } from '../../support/provision.ts';
import { recordingBench } from '../../support/recording-bench.ts';
import { type StrictServer, strictServer } from '../../support/strict-server/strict-server.ts';

let far: StrictServer;
let near: ReturnType<typeof recordingBench>;
let handlers: ReturnType<typeof createFileHandlers>;

beforeEach(async () => {
  far = await strictServer({ appId: APP_ID, secret: SECRET });
  near = recordingBench({ appId: APP_ID, serverSecret: SECRET, endpoint: far.url });
  // What a merge needs: the rest of the program is not asked.
  const services = { files: near.files, commands: near.commands };
  handlers = createFileHandlers(services as unknown as FileServices);
});
afterEach(async () => {
  await near.close();
  await far.close();
});

const at = (minutes: number) => new Date(Date.UTC(2026, 7, 1, 20, minutes)).toISOString();

async function recorded(count: number): Promise<string[]> {
  const project = { appId: APP_ID, service: serviceOf(far.url) };
  await near.files.watch([watchOf({ ...project, startedAt: at(0) })]);
  const made = Array.from({ length: count }, (_, index) =>
    far.media.add({ vendor: 'Tencent', streamId: 'cdn01', beginAt: at(index), seconds: 60 }),
  );
  await near.files.report(
    made.map(({ fileId, name, format, url }, index) =>
      reportOf({ ...project, fileId, name, format, url, beginAt: at(index), createdAt: null }),
    ),
  );
  return made.map(({ fileId }) => fileId);
}

const order = (fileIds: string[], change: { again?: boolean; name?: string } = {}) =>
  FILE_CHANNELS['files.merge'].args.parse({
    ...{ runId: 'run', vendor: 'Tencent', fileIds, format: 'MP4', name: null, expireHours: 0 },
    ...{ again: false, ...change },
  });

test('a click merges, in the order and under the name that were chosen; a second one is asked about', async () => {
  const ids = (await recorded(3)).toReversed();
  const answer = await handlers['files.merge'](order(ids, { name: '晚间新闻' }), 'main');
  expect(FILE_CHANNELS['files.merge'].result.parse(answer)).toMatchObject({
    kind: 'merging',
    merge: { inputs: ids, name: '晚间新闻', state: 'sending' },
  });
  const known = async () => handlers['files.merges']({ fileIds: ids.slice(0, 1) }, 'main');
  await expect.poll(async () => (await known())[0]?.state).toBe('finished');
  FILE_CHANNELS['files.merges'].result.parse(await known());
  const [request] = far.requests.filter((one) => one.param('Action') === 'MergeMedia');
  expect([request?.all('InputFileId[]'), request?.param('OutputFileName')]).toEqual([
    ids,
    '晚间新闻',
  ]);
  expect(near.mergeStates.map((told) => told.split(' ').at(-1))).toEqual(
    expect.arrayContaining(['sending', 'waiting', 'finished']),
  );
  expect(await handlers['files.merge'](order(ids), 'main')).toMatchObject({
    kind: 'question',
    earlier: { state: 'finished' },
  });
  expect(await handlers['files.merge'](order(ids, { again: true }), 'main')).toMatchObject({
    kind: 'merging',
  });
});

test('what cannot be merged is refused with its code', async () => {
  const ids = await recorded(1);
  await expect(handlers['files.merge'](order(ids), 'main')).rejects.toMatchObject({
    code: 'nothing-to-merge',
  });
  expect(far.requests).toEqual([]);
});

test.each(['', ' news', 'a/b', 'news.mp4', 'x'.repeat(121)])('no name is %j', (name) => {
  expect(() => order(['1', '2'], { name })).toThrow();
});
