import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serviceOf } from '#contract/model/region.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { performCommands } from '../../../electron/control/command-line/session.ts';
import { commandLineServices } from '../../support/edges.ts';
import { reportOf, watchOf } from '../../support/files-bench.ts';
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

const at = (hours: number, minutes = 0) =>
  new Date(Date.UTC(2026, 7, 1, hours, minutes)).toISOString();

/** A recording that began at this hour, with so many files of a minute each. */
async function recorded(vendor: Vendor, streamId: string, count: number, hour = 20) {
  const project = { appId: APP_ID, service: serviceOf(far.url), vendor, streamId } as const;
  const id = `${vendor} ${streamId} ${hour}`;
  await near.files.watch([
    watchOf({ ...project, startedAt: at(hour), callId: id, runId: `run ${hour}` }),
  ]);
  const files = Array.from({ length: count }, (_, index) =>
    far.media.add({
      ...{ vendor: vendor as MediaVendor, streamId, beginAt: at(hour, index), seconds: 60 },
    }),
  );
  await near.files.report(
    files.map(({ fileId, name, format, url }, index) =>
      reportOf({
        ...{ ...project, fileId, name, format, url, durationSeconds: 60 },
        ...{ beginAt: at(hour, index), endAt: at(hour, index + 1), createdAt: null },
      }),
    ),
  );
  return files.map(({ fileId }) => fileId);
}

/** `--merge="Evening news"`: the exit code, the lines and the words on standard error. */
async function run(timeoutSeconds = 20, force = false) {
  const lines: Record<string, unknown>[] = [];
  const notices: string[] = [];
  const action = { kind: 'merge', preset: 'Evening news', timeoutSeconds } as const;
  const request = { actions: [action], force, exit: true, hidden: true };
  const code = await performCommands(request, commandLineServices(near), (event) => {
    if (event.kind === 'line' && event.json) lines.push(event.json);
    if (event.kind === 'notice') notices.push(event.text);
  });
  const byStream = lines.toSorted((a, b) =>
    `${a.vendor} ${a.streamId}` < `${b.vendor} ${b.streamId}` ? -1 : 1,
  );
  return { code, lines: byStream, notices };
}

const merges = () => far.requests.filter((one) => one.param('Action') === 'MergeMedia');

test('stream by stream and vendor by vendor, each with its line', async () => {
  near.add({ vendors: ['Tencent', 'Huawei', 'Ws'], streamIds: ['cdn01', 'cdn02'] });
  const tencent = await recorded('Tencent', 'cdn01', 3);
  const huawei = await recorded('Huawei', 'cdn02', 2);
  await recorded('Tencent', 'cdn02', 1);
  await recorded('Ws', 'cdn01', 2);
  const { code, lines } = await run();
  const rejected = { status: 'rejected', taskId: null, fileId: null, url: null };
  expect(lines).toMatchObject([
    { vendor: 'Huawei', streamId: 'cdn01', ...rejected, reason: 'nothing-to-merge', inputs: [] },
    { vendor: 'Huawei', streamId: 'cdn02', status: 'finished', inputs: huawei },
    { vendor: 'Tencent', streamId: 'cdn01', status: 'finished', inputs: tencent },
    { vendor: 'Tencent', streamId: 'cdn02', ...rejected, reason: 'nothing-to-merge' },
    { vendor: 'Ws', streamId: 'cdn01', ...rejected, reason: 'cannot-merge' },
    { vendor: 'Ws', streamId: 'cdn02', ...rejected, reason: 'cannot-merge' },
  ]);
  for (const line of lines) expect(line).toMatchObject({ type: 'merge', preset: 'Evening news' });
  const whole = far.media.merges.find(({ vendor }) => vendor === 'Tencent');
  expect(lines[2]).toMatchObject({ taskId: whole?.taskId, url: whole?.file?.url });
  expect([code, merges().length]).toEqual([1, 2]);
  expect(far.violations).toEqual([]);
});

test('all merged: exit 0', async () => {
  near.add();
  await recorded('Tencent', 'cdn01', 2);
  expect((await run()).code).toBe(0);
});

test('a preset that has recorded nothing sends nothing', async () => {
  near.add();
  expect(await run()).toMatchObject({
    code: 1,
    lines: [{ status: 'rejected', reason: 'nothing-to-merge', inputs: [] }],
  });
  expect(far.requests).toEqual([]);
});

test('the last recording alone, whatever an earlier one has', async () => {
  near.add();
  await recorded('Tencent', 'cdn01', 3, 10);
  const last = await recorded('Tencent', 'cdn01', 2, 20);
  expect((await run()).lines).toMatchObject([{ status: 'finished', inputs: last }]);
});

describe('where no result comes', { tags: ['slow'] }, () => {
  const slow = async () => {
    await near.close();
    await far.close();
    far = await strictServer({
      ...{ appId: APP_ID, secret: SECRET, media: { mergeMs: { waiting: 0, processing: 4_000 } } },
    });
    near = recordingBench({ appId: APP_ID, serverSecret: SECRET, endpoint: far.url });
    near.add();
    await recorded('Tencent', 'cdn01', 2);
  };

  test('within the time it is unknown; the next command waits for the same merge', async () => {
    await slow();
    const first = await run(1);
    expect(first).toMatchObject({
      code: 1,
      lines: [{ status: 'unknown', reason: 'no-result-yet', fileId: null }],
    });
    expect(first.lines[0]?.taskId).toEqual(expect.any(String));
    const second = await run();
    expect(second).toMatchObject({ code: 0, lines: [{ status: 'finished' }] });
    expect(second.notices.join()).toContain('nothing was sent');
    expect(merges()).toHaveLength(1);
  });

  test('a lost answer is unknown, and the next command sends nothing', async () => {
    near.add();
    await recorded('Tencent', 'cdn01', 2);
    far.media.failMerges({ code: '70000', message: 'internal' });
    far.script.add({ twist: { do: 'reset' }, when: 1 });
    expect(await run(1)).toMatchObject({
      code: 1,
      lines: [{ status: 'unknown', taskId: null, reason: 'connection-lost' }],
    });
    expect(await run(1)).toMatchObject({ code: 1, lines: [{ status: 'unknown' }] });
    expect(merges()).toHaveLength(1);
  });
});

test('a merge that was done is told again without another one, unless it is forced', async () => {
  near.add();
  await recorded('Tencent', 'cdn01', 2);
  const [first] = (await run()).lines;
  const again = await run();
  expect(again).toMatchObject({ code: 0, lines: [first] });
  expect(far.media.merges).toHaveLength(1);
  const forced = await run(20, true);
  expect(forced).toMatchObject({ code: 0, lines: [{ status: 'finished' }] });
  expect(forced.lines[0]?.fileId).not.toBe(first?.fileId);
  expect(far.media.merges).toHaveLength(2);
});

test('a refusal has its code, and a task that fails its words', async () => {
  near.add();
  await recorded('Tencent', 'cdn01', 2);
  far.script.add({ when: 1, twist: { do: 'code', code: 3, message: 'not enabled' } });
  expect(await run()).toMatchObject({
    code: 1,
    lines: [{ status: 'rejected', code: 3, message: 'not enabled', taskId: null }],
  });
  far.media.failMerges({ code: '60000', message: 'bad source' });
  expect(await run()).toMatchObject({
    code: 1,
    lines: [{ status: 'failed', reason: 'task-failed', message: 'bad source' }],
  });
});

test('locked credentials: exit 3, and nothing is sent', async () => {
  near.add();
  await recorded('Tencent', 'cdn01', 2);
  near.locked.add('account');
  expect(await run()).toMatchObject({
    code: 3,
    lines: [{ status: 'rejected', reason: 'credentials-unavailable' }],
  });
  expect(far.requests).toEqual([]);
});

test('nobody there: failed, for surely nothing was sent', async () => {
  near.add();
  await recorded('Tencent', 'cdn01', 2);
  await far.unplug();
  expect(await run()).toMatchObject({
    code: 1,
    lines: [{ status: 'failed', reason: 'connection-refused', taskId: null }],
  });
});
