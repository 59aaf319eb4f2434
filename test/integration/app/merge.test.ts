import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RecordedFile } from '#contract/model/file.ts';
import { serviceOf } from '#contract/model/region.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import type { MergeOrder } from '../../../electron/app/commands/merge.ts';
import { MERGE_TABLE, type MergeCondition } from '../../../electron/app/commands/merge-table.ts';
import { Refused } from '../../../electron/recording/refused.ts';
import { COMMAND_LINE, WINDOW } from '../../support/callers.ts';
import { mergeOf, reportOf, watchOf } from '../../support/files-bench.ts';
import { gate } from '../../support/patience.ts';
import { APP_ID, SECRET } from '../../support/provision.ts';
import { recordingBench } from '../../support/recording-bench.ts';
import type { MediaVendor } from '../../support/strict-server/media/types.ts';
import { type StrictServer, strictServer } from '../../support/strict-server/strict-server.ts';

let far: StrictServer;
let near: ReturnType<typeof recordingBench>;

beforeEach(async () => {
  far = await strictServer({ appId: APP_ID, secret: SECRET });
  near = recordingBench({ appId: APP_ID, serverSecret: SECRET, endpoint: far.url });
});
afterEach(async () => {
  await near.close();
  await far.close();
  expect(near.faults).toEqual([]);
});

/** When the stream was started that has the files. */
const BEGAN = Date.UTC(2026, 7, 1, 20);
const at = (minutes: number) => new Date(BEGAN + minutes * 60_000).toISOString();

/** Files of one stream, a minute each, at the vendor and known here, the newest of them first. */
async function recorded(
  vendor: Vendor,
  count: number,
  change: Partial<RecordedFile> = {},
): Promise<string[]> {
  const project = { appId: APP_ID, service: serviceOf(far.url), vendor } as const;
  await near.files.watch([watchOf({ ...project, startedAt: at(0), callId: `call ${vendor}` })]);
  const files = Array.from({ length: count }, (_, index) =>
    far.media.add({
      vendor: vendor as MediaVendor,
      streamId: 'cdn01',
      beginAt: at(index),
      seconds: 60,
    }),
  );
  const reports = files.map(({ fileId, name, format, url }, index) =>
    reportOf({
      ...{ ...project, fileId, name, format, url, durationSeconds: 60, sizeBytes: null },
      ...{ beginAt: at(index), endAt: at(index + 1), createdAt: null },
      ...change,
    }),
  );
  await near.files.report(reports.toReversed());
  return files.map(({ fileId }) => fileId);
}

const order = (vendor: Vendor, fileIds: readonly string[]): MergeOrder => ({
  ...{ runId: 'run', vendor, fileIds, format: 'MP4', name: null, expireHours: 0 },
});

const command = (caller: typeof WINDOW | typeof COMMAND_LINE, what: MergeOrder) =>
  near.commands.merge(caller, what);

/** A merge that has begun. */
async function begin(vendor: Vendor, count = 2) {
  const begun = await command(WINDOW, order(vendor, await recorded(vendor, count)));
  if (begun.kind !== 'merging') throw new Error(begun.kind);
  return begun;
}

const asked = (action: string) =>
  far.requests.filter((request) => request.param('Action') === action);
const stored = async (fileIds: readonly string[]) => (await near.files.merges.ofFiles(fileIds))[0];
const filesOfRun = async () => (await near.files.ofRun('run')).files;

test('Tencent: taken, asked after, and its result is a file like any other, with its parts', async () => {
  const begun = await begin('Tencent', 3);
  const merged = await begun.settled;
  const { inputs } = merged;
  expect(merged).toMatchObject({ state: 'finished', code: 0 });
  expect(asked('MergeMedia').map((request) => request.all('InputFileId[]'))).toEqual([inputs]);
  expect(asked('DescribeMediaTask').length).toBeGreaterThan(0);
  expect(merged.fileId).toBe(far.media.merges[0]?.file?.fileId);
  const whole = (await filesOfRun()).find(({ fileId }) => fileId === merged.fileId);
  expect(whole).toMatchObject({ mergedFrom: inputs, streamId: 'cdn01', durationSeconds: 180 });
  expect(await stored(inputs)).toMatchObject({ state: 'finished', url: merged.url });
  expect(far.violations).toEqual([]);
});

test('Huawei: no task can be asked after; the file that appears is the proof', async () => {
  const merged = await (await begin('Huawei')).settled;
  expect(merged).toMatchObject({ state: 'finished', url: far.media.merges[0]?.file?.url });
  expect(asked('DescribeMediaTask')).toEqual([]);
  const whole = (await filesOfRun()).find(({ fileId }) => fileId === merged.fileId);
  expect(whole).toMatchObject({ mergedFrom: merged.inputs, name: `${merged.name}.mp4` });
  expect(far.violations).toEqual([]);
});

describe('what ZEGO posts', () => {
  // A look must not find the result before the callback comes.
  beforeEach(() => far.media.holdMerges());

  const taken = async () => {
    const begun = await begin('Huawei');
    await expect.poll(() => begun.now().taskId).not.toBeNull();
    return begun;
  };

  test('a callback ends a merge at once', async () => {
    const begun = await taken();
    const { taskId } = begun.now();
    const url = 'https://vod.example/record/merged.mp4';
    const nothing = { fileId: null, code: '0', message: null };
    await near.merges.hear({ appId: APP_ID, taskId, url, ...nothing });
    expect(await begun.settled).toMatchObject({ state: 'finished', url, reported: true });
    const [whole] = (await filesOfRun()).filter(({ mergedFrom }) => mergedFrom.length > 0);
    expect(whole).toMatchObject({ url, searchedAt: null, callbackAt: expect.any(String) });
  });

  test.each([
    ['a success is confirmed', '0', 'finished'],
    ['a failure is withdrawn', '60000', 'failed'],
  ])('%s by the file that a search shows', async (_what, code, state) => {
    const begun = await taken();
    const { taskId } = begun.now();
    const url = code === '0' ? 'https://vod.example/record/merged.mp4' : null;
    await near.merges.hear({ appId: APP_ID, taskId, url, code, fileId: null, message: null });
    expect(await begun.settled).toMatchObject({ state, reported: true });
    far.media.finishMerges();
    const confirmed = { state: 'finished', reported: false };
    await expect.poll(() => stored(begun.now().inputs)).toMatchObject(confirmed);
    expect((await stored(begun.now().inputs))?.url).toBe(far.media.merges[0]?.file?.url);
  });

  test('a callback that comes before the answer waits for its task', async () => {
    const when = (one: { param(name: string): string | undefined }) =>
      one.param('Action') === 'MergeMedia';
    const answer = gate();
    far.script.add({ when, twist: { do: 'nothing', after: answer.opened } });
    const begun = await begin('Huawei');
    await expect.poll(() => asked('MergeMedia').length).toBe(1);
    expect(begun.now().taskId).toBeNull();
    const url = `https://vod.example/record/${begun.now().name}.mp4`;
    const taskId = 'of a callback';
    const fact = { appId: APP_ID, url, fileId: null, code: '0', message: null };
    const heard = near.merges.hear({ ...fact, taskId });
    answer.open();
    await heard;
    expect(begun.now()).toMatchObject({ state: 'waiting', code: 0 });
    const task = begun.now().taskId;
    expect(task).not.toBe(taskId);
    await near.merges.hear({ ...fact, taskId: task });
    expect(await begun.settled).toMatchObject({ state: 'finished', taskId: task, code: 0 });
  });

  test('a file that it names by its id alone confirms nothing', async () => {
    const begun = await taken();
    const other = far.media.add({ vendor: 'Huawei', streamId: 'cdn09' }).fileId;
    const fact = { appId: APP_ID, taskId: begun.now().taskId, code: '0', message: null };
    near.merges.stop();
    await near.merges.hear({ ...fact, url: 'https://vod.example/x.mp4', fileId: other });
    const merged = await begun.settled;
    expect(merged.reported || merged.fileId !== other).toBe(true);
    expect((await filesOfRun()).map(({ streamId }) => streamId)).not.toContain('cdn09');
  });

  test('the vendor has the word where its task can be asked after', async () => {
    const begun = await begin('Tencent');
    await expect.poll(() => begun.now().taskId).not.toBeNull();
    const { taskId } = begun.now();
    const lie = { code: '60000', message: 'forged', fileId: null, url: null };
    await near.merges.hear({ appId: APP_ID, taskId, ...lie });
    far.media.finishMerges();
    expect(await begun.settled).toMatchObject({ state: 'finished', message: null });
  });

  test('of another project or task it says nothing', async () => {
    const begun = await taken();
    const fact = { fileId: null, url: 'https://h/x.mp4', code: '0', message: null };
    await near.merges.hear({ ...fact, appId: APP_ID + 1, taskId: begun.now().taskId });
    await near.merges.hear({ ...fact, appId: APP_ID, taskId: 'another' });
    expect(begun.now().url).not.toBe(fact.url);
  });

  test('a fault of the vendor is told with its words', async () => {
    const begun = await taken();
    const { taskId } = begun.now();
    const fault = { code: '60000', message: 'bad source', fileId: null, url: null };
    await near.merges.hear({ appId: APP_ID, taskId, ...fault });
    expect(await begun.settled).toMatchObject({ state: 'failed', message: 'bad source' });
  });
});

test('a task that fails is told with the vendor’s words', async () => {
  far.media.failMerges({ code: '60000', message: 'source is broken' });
  const begun = await begin('Tencent');
  expect(await begun.settled).toMatchObject({ state: 'failed', message: 'source is broken' });
  expect(await filesOfRun()).toHaveLength(2);
});

describe('an answer that is lost', () => {
  const lose = () =>
    far.script.add({ when: (one) => one.param('Action') === 'MergeMedia', twist: { do: 'reset' } });

  test('is unknown, never sent again, and settled by the file that is called like it', async () => {
    lose();
    far.media.holdMerges();
    const begun = await begin('Tencent');
    await expect.poll(() => begun.now().state).toBe('unknown');
    far.media.finishMerges();
    expect(await begun.settled).toMatchObject({ state: 'finished', taskId: null });
    expect(far.media.merges).toHaveLength(1);
    expect(asked('MergeMedia')).toHaveLength(1);
  });

  test('stays unknown where nothing was made, also in the next process', async () => {
    far.media.failMerges({ code: '70000', message: 'internal' });
    lose();
    const begun = await begin('Tencent');
    await expect.poll(async () => (await stored(begun.now().inputs))?.state).toBe('unknown');
    near.merges.stop();
    const next = near.nextMerges();
    const before = asked('SearchMedia').length;
    await next.resume();
    await expect.poll(() => asked('SearchMedia').length).toBeGreaterThan(before);
    next.stop();
    expect((await stored(begun.now().inputs))?.state).toBe('unknown');
    expect(asked('MergeMedia')).toHaveLength(1);
  });
});

test('a process that dies with its request on the way leaves an unknown merge, and a file settles it', async () => {
  // The program dies before the answer: what is on disk is the intent.
  const answer = gate();
  far.script.add({
    when: (one) => one.param('Action') === 'MergeMedia',
    twist: { do: 'nothing', after: answer.opened },
  });
  const begun = await begin('Tencent');
  await expect.poll(() => asked('MergeMedia').length).toBe(1);
  const { inputs } = begun.now();
  expect((await stored(inputs))?.state).toBe('sending');
  near.merges.stop();
  const next = near.nextMerges();
  await next.resume();
  expect((await stored(inputs))?.state).toBe('unknown');
  await expect.poll(async () => (await stored(inputs))?.state).toBe('finished');
  next.stop();
  expect(asked('MergeMedia')).toHaveLength(1);
  // The process that has died is this one: its request ends before the stores close.
  answer.open();
  await expect.poll(() => near.merges.isSending()).toBe(false);
});

describe('in the next process', () => {
  /** A merge that an earlier process began so many hours ago, as its journal has it. */
  async function left(hours: number, change: Parameters<typeof near.files.merges.settle>[1]) {
    const inputs = await recorded('Huawei', 2);
    const createdAt = new Date(Date.now() - hours * 3_600_000).toISOString();
    const project = { appId: APP_ID, service: serviceOf(far.url), vendor: 'Huawei' } as const;
    const merge = mergeOf({ ...project, inputs, name: 'whole', createdAt });
    await near.files.merges.begin(merge);
    await near.files.merges.settle(merge.id, { ...change, changedAt: createdAt });
    return inputs;
  }
  const searches = () => asked('SearchMedia').length;

  test('what a callback alone has ended is confirmed by the file that a search shows', async () => {
    far.media.holdMerges();
    const begun = await begin('Huawei');
    await expect.poll(() => begun.now().taskId).not.toBeNull();
    near.merges.stop();
    const { inputs } = begun.now();
    const url = 'https://vod.example/record/merged.mp4';
    const reported = { state: 'finished', url, reported: true } as const;
    await near.files.merges.settle(begun.id, { ...reported, changedAt: new Date().toISOString() });
    far.media.finishMerges();
    const next = near.nextMerges();
    await next.resume();
    await expect.poll(() => stored(inputs)).toMatchObject({ reported: false });
    next.stop();
    expect((await stored(inputs))?.url).toBe(far.media.merges[0]?.file?.url);
    expect(asked('MergeMedia')).toHaveLength(1);
  });

  test('a look that was missed is made once, written down, and not made again by the one after', async () => {
    const inputs = await left(30, { state: 'waiting', taskId: 'task' });
    const first = near.nextMerges();
    await first.resume();
    await expect.poll(async () => (await stored(inputs))?.lookedAt).toEqual(expect.any(String));
    first.stop();
    const before = searches();
    expect(before).toBeGreaterThan(0);
    const second = near.nextMerges();
    await second.resume();
    await sleep(100);
    second.stop();
    expect(searches()).toBe(before);
    expect((await stored(inputs))?.state).toBe('waiting');
    expect(asked('MergeMedia')).toEqual([]);
  });

  test('an operator’s look asks after what is open, whatever the plan says, and says what came', async () => {
    const inputs = await left(30, { state: 'unknown' });
    const next = near.nextMerges();
    await next.resume();
    await expect.poll(async () => (await stored(inputs))?.lookedAt).toEqual(expect.any(String));
    const before = searches();
    const nothing = await next.lookForRun('run');
    expect([nothing, searches() > before]).toEqual([{ found: 0, asked: 1, faults: [] }, true]);
    expect(await next.lookForRun('another run')).toEqual({ found: 0, asked: 0, faults: [] });
    far.script.add({
      when: (one) => one.param('Action') === 'SearchMedia',
      times: 1,
      twist: { do: 'reset' },
    });
    expect(await next.lookForRun('run')).toMatchObject({
      ...{ found: 0, asked: 0 },
      faults: [{ vendor: 'Huawei', fault: 'unreachable', streams: 1 }],
    });
    near.locked.add(near.account.id);
    expect((await next.lookForRun('run')).faults).toMatchObject([{ fault: 'locked' }]);
    near.locked.clear();
    const folder = inputs[0]?.slice(0, inputs[0].lastIndexOf('/') + 1);
    far.media.add({ vendor: 'Huawei', streamId: 'cdn01', fileId: `${folder}whole.mp4` });
    expect(await next.lookForRun('run')).toEqual({ found: 1, asked: 1, faults: [] });
    expect((await stored(inputs))?.state).toBe('finished');
    next.stop();
  });

  test('a look without an answer is not written down', async () => {
    const inputs = await left(30, { state: 'unknown' });
    far.script.add({
      when: (one) => one.param('Action') === 'SearchMedia',
      twist: { do: 'reset' },
    });
    const next = near.nextMerges();
    await next.resume();
    await expect.poll(searches).toBe(1);
    await sleep(50);
    next.stop();
    expect((await stored(inputs))?.lookedAt).toBeNull();
  });

  test('nothing is asked while looks are switched off', async () => {
    await left(30, { state: 'unknown' });
    near.looksOff.push('account');
    const next = near.nextMerges();
    await next.resume();
    await sleep(100);
    expect(searches()).toBe(0);
    near.looksOff.length = 0;
    await expect.poll(searches).toBe(1);
    next.stop();
  });
});

test('nothing leaves that is not on disk', async () => {
  const ids = await recorded('Tencent', 2);
  near.files.merges.begin = () => Promise.reject(new Error('disk full'));
  await expect(command(WINDOW, order('Tencent', ids))).rejects.toMatchObject({
    code: 'storage-failed',
  });
  expect(far.requests).toEqual([]);
});

test.each([
  [3, 'rejected'],
  [41_003, 'rejected'],
  [1000, 'unknown'],
  [100_000_015, 'unknown'],
  [4711, 'unknown'],
])('code %i makes it %s', async (code, state) => {
  far.script.add({ twist: { do: 'code', code, message: 'no' } });
  const begun = await begin('Tencent');
  await expect.poll(() => begun.now()).toMatchObject({ state, code, message: 'no' });
});

test('two clicks at once are one merge', async () => {
  const ids = await recorded('Tencent', 2);
  const answers = await Promise.allSettled([
    command(WINDOW, order('Tencent', ids)),
    command(WINDOW, order('Tencent', ids)),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect.poll(() => far.media.merges.length).toBe(1);
  await sleep(100);
  expect(asked('MergeMedia')).toHaveLength(1);
});

test('a format that the vendor does not join to is refused before anything is sent', async () => {
  const ids = await recorded('Huawei', 2);
  const merge = command(WINDOW, { ...order('Huawei', ids), format: 'MP3' });
  await expect(merge).rejects.toMatchObject({ code: 'cannot-merge' });
  expect(asked('MergeMedia')).toEqual([]);
});

describe('each row of the table', () => {
  interface Case {
    readonly arrange: () => Promise<MergeOrder>;
    readonly attended: string;
    readonly commandLine: string;
  }
  const both = (seen: string, arrange: Case['arrange']): Case => ({
    ...{ arrange, attended: seen, commandLine: seen },
  });
  const refused =
    (count: number, change: Partial<RecordedFile> = {}) =>
    async () =>
      order('Tencent', await recorded('Tencent', count, change));
  const merged = async () => {
    const begun = await begin('Tencent');
    await begun.settled;
    return order('Tencent', begun.now().inputs);
  };

  const CASES: Readonly<Record<MergeCondition, Case>> = {
    quitting: both('refuses quitting', async () => {
      near.runner.leave();
      return order('Tencent', await recorded('Tencent', 2));
    }),
    'not-found': both('refuses not-found', async () =>
      order('Tencent', [...(await recorded('Tencent', 2)), 'gone']),
    ),
    'account-missing': both('refuses account-missing', async () => {
      near.accounts.clear();
      return order('Tencent', await recorded('Tencent', 2));
    }),
    'cannot-merge': both('refuses cannot-merge', refused(2, { format: 'flv' })),
    'too-few': both('refuses nothing-to-merge', refused(1)),
    'too-many': both('refuses too-many-to-merge', refused(11)),
    'under-way': {
      arrange: async () => {
        near.merges.stop();
        const begun = await begin('Tencent');
        await expect.poll(() => begun.now().state).toBe('waiting');
        return order('Tencent', begun.now().inputs);
      },
      attended: 'refuses merge-under-way',
      commandLine: 'earlier waiting',
    },
    'may-be-merged': {
      arrange: async () => {
        near.merges.stop();
        far.script.add({ when: far.requests.length + 1, twist: { do: 'reset' } });
        const begun = await begin('Tencent');
        await expect.poll(() => begun.now().state).toBe('unknown');
        return order('Tencent', begun.now().inputs);
      },
      attended: 'asks about unknown',
      commandLine: 'earlier unknown',
    },
    'merged-already': {
      arrange: merged,
      attended: 'asks about finished',
      commandLine: 'earlier finished',
    },
    'still-locked': both('refuses credentials-unavailable', async () => {
      near.locked.add('account');
      return order('Tencent', await recorded('Tencent', 2));
    }),
    locked: {
      arrange: async () => {
        near.locked.add('account');
        near.operator.gives = true;
        return order('Tencent', await recorded('Tencent', 2));
      },
      attended: 'merging',
      commandLine: 'refuses credentials-unavailable',
    },
  };

  const seen = async (caller: typeof WINDOW | typeof COMMAND_LINE, what: MergeOrder) => {
    try {
      const answer = await command(caller, what);
      if (answer.kind === 'question') return `asks about ${answer.earlier.state}`;
      return answer.kind === 'earlier' ? `earlier ${answer.now().state}` : answer.kind;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return `refuses ${error.code}`;
    }
  };

  test('has a case', () => {
    expect(Object.keys(CASES)).toEqual(MERGE_TABLE.map(({ when }) => when));
  });

  test.each(Object.entries(CASES))('%s', async (when, { arrange, attended, commandLine }) => {
    const what = await arrange();
    const before = asked('MergeMedia').length;
    expect(await seen(COMMAND_LINE, what)).toBe(commandLine);
    expect(await seen(WINDOW, what)).toBe(attended);
    const sent = () => asked('MergeMedia').length - before;
    if (when === 'locked') await expect.poll(sent).toBe(1);
    await sleep(50);
    expect(sent()).toBe(when === 'locked' ? 1 : 0);
  });

  test('what a person has agreed to is merged once more', async () => {
    const what = await merged();
    const again = await command(WINDOW, { ...what, again: true });
    if (again.kind !== 'merging') throw new Error(again.kind);
    expect(await again.settled).toMatchObject({ state: 'finished' });
    expect(far.media.merges).toHaveLength(2);
    expect(near.asked).toEqual([]);
  });

  test('an agreement never joins what is being joined', async () => {
    const what = await CASES['under-way'].arrange();
    expect(await seen(WINDOW, { ...what, again: true })).toBe('refuses merge-under-way');
  });
});
