import { describe, expect, test } from 'vitest';
import type { Run } from '#contract/model/run.ts';
import { Certificates, historyOfRuns } from '../../../electron/app/files/certificates.ts';
import type { Watch } from '../../../electron/recording/files/watch.ts';
import { viewOf } from '../../../electron/recording/run-view.ts';
import { outcomeOf } from '../../../electron/zego/answer/answer.ts';
import { filesBench, momentAt, reportOf, watchOf } from '../../support/files-bench.ts';
import { historyBench } from '../../support/history-bench.ts';
import { callOf, runOf } from '../../support/runs.ts';

const accepted = (id: string, vendor: 'Tencent' | 'Ws') =>
  callOf({
    ...{ id, vendor, state: 'settled', attempts: 1, streamIds: ['cdn01'] },
    startedAt: momentAt(1),
    outcome: outcomeOf([{ streamId: 'cdn01', status: 'accepted', taskId: `task ${id}` }], {
      code: 0,
    }),
  });

const run: Run = runOf({
  ...{ id: 'run', presetId: 'preset', presetName: 'Evening news' },
  createdAt: momentAt(0),
  calls: [accepted('call', 'Tencent'), accepted('other', 'Ws')],
});

interface World {
  readonly runs?: readonly Run[];
  readonly history?: readonly Run[];
  readonly watch?: Partial<Watch>;
}

const certificatesIn = async (world: World) => (await worldOf(world)).certificates;

async function worldOf({ runs = [], history = [], watch = {} }: World) {
  const { store } = filesBench();
  await store.watch([watchOf(watch)]);
  await store.report([reportOf()]);
  const kept = historyBench();
  kept.writer.add(history);
  let now = 0;
  const views = runs.map((one) => [one.presetId, viewOf(one, now)]);
  const certificates = new Certificates({
    files: store,
    history: historyOfRuns({
      call: async (callId) => kept.reader.call(callId),
      runs: (query) => kept.reader.runs(query),
    }),
    runs: () => Object.fromEntries(views),
    checkOf: () => null,
    serverAheadMs: () => 9_000 + now,
    version: '0.1.0',
    now: () => Date.parse(momentAt(1000 + now++)),
  });
  return { certificates, store };
}

describe('the certificate of a run', () => {
  test.each<[string, Partial<Watch>, object]>([
    [
      'as it was heard with the start, whatever it is now',
      { clockOffsetMs: -1234.5, clockHeardAt: momentAt(2) },
      { serverAheadMs: -1234, measuredAt: momentAt(2) },
    ],
    [
      'as it is now where it was not heard then, and says so',
      { clockOffsetMs: null, clockHeardAt: null },
      { serverAheadMs: 9_000, measuredAt: null },
    ],
  ])('has the server’s clock %s', async (_name, watch, clock) => {
    const certificates = await certificatesIn({ runs: [run], watch });
    const made = await certificates.of('run');
    expect(made.content.clock).toEqual(clock);
    expect((await certificates.of('run')).sha256).toBe(made.sha256);
  });

  test.each<[string, World]>([
    ['that the window shows', { runs: [run] }],
    ['of the history', { history: [run] }],
  ])('%s: all its calls, its files and how they were looked for', async (_name, world) => {
    const certificates = await certificatesIn(world);
    const { content } = await certificates.of('run');
    expect(content.calls.map(({ callId }) => callId).sort()).toEqual(['call', 'other']);
    expect(content.run).toMatchObject({ runId: 'run', preset: 'Evening news' });
    expect(content.files).toMatchObject([{ streamId: 'cdn01', fileId: 'f1' }]);
    expect(content.searches).toHaveLength(1);
  });

  test('made twice, as PDF and as JSON, it has one hash; a new file changes it', async () => {
    const { certificates, store } = await worldOf({ runs: [run] });
    const first = await certificates.of('run');
    expect(await certificates.of('run')).toEqual(first);
    await store.report([reportOf({ fileId: 'f2', url: 'https://files.example.com/rec/f2.mp4' })]);
    const second = await certificates.of('run');
    expect(second.content.files).toHaveLength(2);
    expect(second.sha256).not.toBe(first.sha256);
  });

  test('of a run that nothing knows any more is refused', async () => {
    const certificates = await certificatesIn({});
    await expect(certificates.of('run')).rejects.toMatchObject({ code: 'not-found' });
    await expect(certificates.of('never')).rejects.toMatchObject({ code: 'not-found' });
  });
});
