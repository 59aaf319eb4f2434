import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FileWatch } from '#contract/model/file.ts';
import type { RunView } from '#contract/model/run.ts';
import { shownStatus } from '#contract/model/run.ts';
import { hasMissingFiles } from '#contract/rules/missing-files.ts';
import { beginOfFile } from '../../../electron/recording/files/match-file.ts';
import { viewOf } from '../../../electron/recording/run-view.ts';
import { WINDOW } from '../../support/callers.ts';
import { until } from '../../support/desktop/until.ts';
import { fileServiceOf } from '../../support/file-service-bench.ts';
import { callbackOf, reportOf, watchOf } from '../../support/files-bench.ts';
import { APP_ID, SECRET } from '../../support/provision.ts';
import { recordingBench, stopping } from '../../support/recording-bench.ts';
import type { MediaVendor } from '../../support/strict-server/media/types.ts';
import { type StrictServer, strictServer } from '../../support/strict-server/strict-server.ts';

let far: StrictServer;
let near: ReturnType<typeof recordingBench>;
let files: ReturnType<typeof fileServiceOf>;
/** How far this workstation and the server have gone on in time, in milliseconds. */
let ahead = 0;

const VENDORS: readonly MediaVendor[] = ['Tencent', 'Ws', 'Huawei'];
const MINUTE = 60_000;

beforeEach(async () => {
  ahead = 0;
  far = await strictServer({ appId: APP_ID, secret: SECRET });
  near = recordingBench({
    ...{ appId: APP_ID, serverSecret: SECRET, endpoint: far.url },
    clock: { now: () => Date.now() + ahead, monotonic: () => performance.now() + ahead },
  });
  files = fileServiceOf(near);
});

afterEach(async () => {
  await files.service.stop();
  await near.close();
  await far.close();
  expect(near.faults).toEqual([]);
  expect(far.violations).toEqual([]);
});

/** Time goes on, here and there; what is due by then is done. */
function pass(minutes: number): void {
  ahead += minutes * MINUTE;
  far.clockOffsetMs = ahead;
  files.service.accountsChanged();
}

async function start(change: Parameters<typeof near.add>[0] = {}): Promise<RunView> {
  const preset = near.add({ streamIds: ['cdn01'], end: null, ...change });
  const answer = await near.commands.start(WINDOW, preset.id, { scope: 'all' });
  if (answer.kind !== 'started') throw new Error('a question');
  return answer.started.settled;
}

const stop = (presetId: string) =>
  stopping(near.commands.stop(WINDOW, presetId, { confirmed: true }));

/** The answer to the next start is lost; the vendor has acted all the same. */
const loseAnswer = () =>
  far.script.add({
    when: (request) => request.param('Action') === 'StartCDNRecord',
    times: 1,
    twist: { do: 'reset' },
  });

const searches = () => far.requests.filter((one) => one.param('Action') === 'SearchMedia');
const inJournal = (run: RunView) => {
  const found = near.journal.find(run.calls[0]?.id ?? '');
  if (!found) throw new Error('no call');
  return viewOf(found, near.now());
};
const shown = (wanted: string, is: (watch: FileWatch) => boolean) =>
  until(wanted, () => files.seen.watches.find(is), {
    seen: () => JSON.stringify(files.seen.watches),
  });

describe.each(VENDORS)('%s: a start whose answer was lost', (vendor) => {
  test('is settled by its file, beside the answer', async () => {
    far.media.record({ when: 'start' });
    loseAnswer();
    const run = await start({ vendors: [vendor] });
    expect(shownStatus(run)).toBe('unknown');
    const result = await files.service.lookForRun(run.id);
    expect(result).toMatchObject({ asked: 1, faults: [] });
    expect(result.found).toBeGreaterThan(0);
    await shown('settled', ({ open }) => !open);
    const [call] = inJournal(run).calls;
    expect(call?.outcome?.status).toBe('unknown');
    expect(call?.verdicts).toMatchObject([
      {
        verdict: 'recording',
        file: { source: 'search', match: 'stream-and-time', provided: true },
      },
    ]);
    expect(shownStatus(inJournal(run))).toBe('verified-recording');
    expect(near.recordings.list(0)).toMatchObject([{ certainty: 'file', vendor }]);
  });

  const quick = vendor === 'Tencent' ? {} : { tags: ['slow'] };
  test('is not settled where no file is there', quick, async () => {
    loseAnswer();
    const run = await start({ vendors: [vendor] });
    expect(await files.service.lookForRun(run.id)).toMatchObject({ asked: 1, found: 0 });
    for (const minutes of [6, 10, 15, 30, 61]) {
      const before = searches().length;
      pass(minutes);
      await until('a look', () => searches().length > before);
    }
    const watch = await shown('looked', ({ nextLookAt }) => nextLookAt === null);
    expect(watch).toMatchObject({ open: true, found: 0 });
    expect(hasMissingFiles(watch)).toBe(false);
    expect(inJournal(run).calls[0]?.verdicts).toEqual([]);
    expect(near.recordings.list(0)).toMatchObject([{ certainty: 'uncertain' }]);
  });
});

describe('what proves nothing', () => {
  test('a file of a project that records all streams by default, until that is answered otherwise', async () => {
    files.said.recordsByDefault = true;
    far.media.record({ when: 'start' });
    loseAnswer();
    const run = await start({ vendors: ['Huawei'] });
    expect((await files.service.lookForRun(run.id)).found).toBe(1);
    expect(inJournal(run).calls[0]?.verdicts).toEqual([]);
    expect(files.watchOf('cdn01')).toMatchObject({ open: true, found: 1 });
    files.said.recordsByDefault = false;
    files.service.accountsChanged();
    await shown('settled', ({ open }) => !open);
    expect(inJournal(run).calls[0]?.verdicts).toMatchObject([{ file: { provided: false } }]);
  });

  test('what hung on that answer is taken back, or holds for good', async () => {
    far.media.record({ when: 'start' });
    for (const [answer, streamId] of [
      [true, 'cdn01'],
      [false, 'cdn02'],
    ] as const) {
      files.said.recordsByDefault = null;
      loseAnswer();
      const run = await start({ vendors: ['Huawei'], streamIds: [streamId] });
      await files.service.lookForRun(run.id);
      await until('settled', () => files.watchOf(streamId)?.open === false);
      expect(inJournal(run).calls[0]?.verdicts).toMatchObject([{ file: { provided: true } }]);
      files.said.recordsByDefault = answer;
      files.service.accountsChanged();
      await until('reconsidered', () =>
        inJournal(run).calls[0]?.verdicts.every(({ file }) => file?.provided === false),
      );
      expect(inJournal(run).calls[0]?.verdicts).toHaveLength(answer ? 0 : 1);
      await until('shown', () => files.watchOf(streamId)?.open === answer);
      const certainty = answer ? 'uncertain' : 'file';
      const known = near.recordings.list(0).find((one) => one.streamId === streamId);
      expect(known).toMatchObject({ certainty });
    }
  });

  describe('where a process ends between two writes', () => {
    /** A start that a file has settled, provided that the project records nothing by default. */
    async function settledOnCondition() {
      far.media.record({ when: 'start' });
      loseAnswer();
      const run = await start({ vendors: ['Tencent'] });
      const before = await until('on disk', async () => (await near.files.ofRuns([run.id]))[0]);
      await files.service.lookForRun(run.id);
      await shown('settled', ({ open }) => !open);
      await files.service.stop();
      return { run, before };
    }

    /** What the list of files has of the run, once the next process has begun. */
    async function next(runs: readonly RunView[] = []) {
      const later = files.next();
      await later.begin(runs);
      later.accountsChanged();
      await later.stop();
      return (await near.files.live())[0];
    }

    test('the condition that is in the journal alone still holds', async () => {
      const { run, before } = await settledOnCondition();
      await near.files.watch([before]);
      expect(await next()).toMatchObject({ open: false, provided: true });
      await near.files.watch([before]);
      files.said.recordsByDefault = true;
      expect(await next()).toMatchObject({ open: true, provided: false });
      expect(inJournal(run).calls[0]?.verdicts).toEqual([]);
    });

    test("so does a person's verdict", async () => {
      loseAnswer();
      const run = await start({ vendors: ['Tencent'] });
      const before = await until('on disk', async () => (await near.files.ofRuns([run.id]))[0]);
      const at = new Date(near.now()).toISOString();
      const verdict = { streamId: 'cdn01', verdict: 'not-recording', at } as const;
      near.commands.settle(WINDOW, { callId: run.calls[0]?.id ?? '', key: null, verdict });
      await files.service.stop();
      await near.files.watch([before]);
      await next();
      const [watch] = await near.files.ofRuns([run.id]);
      expect(watch).toMatchObject({ open: false, endedAt: at, dismissed: true });
    });

    test('so it does where the list of files was lost', async () => {
      const { run } = await settledOnCondition();
      await near.files.forgetAccount('account');
      expect(await next([inJournal(run)])).toMatchObject({ open: false, provided: true });
    });

    test('an answer that is in the journal alone is not forgotten', async () => {
      const { run } = await settledOnCondition();
      const [settled] = await near.files.ofRuns([run.id]);
      files.said.recordsByDefault = true;
      expect(await next()).toMatchObject({ open: true });
      await near.files.watch([settled ?? watchOf()]);
      expect(await next()).toMatchObject({ open: true, provided: false });
    });
  });

  test.each([
    [true, 'file', false],
    [false, 'uncertain', true],
  ] as const)(
    'of a recording that has outlived the journal: holds %s',
    async (holds, certainty, isInDoubt) => {
      await start({ vendors: ['Huawei'] });
      const [known] = near.recordings.list(0);
      if (!known) throw new Error('nothing runs');
      const gone = { ...known, callId: 'gone', certainty: 'file' as const };
      const changes = { put: [gone], drop: [] };
      near.journal.changeRecordings((kept) => kept.apply(changes));
      near.recordings.apply(changes);
      expect(near.journal.find('gone')).toBeNull();
      const asked = { callId: 'gone', streamId: 'cdn01', key: known, holds };
      expect(near.commands.reconsiderFile(asked)).toBe(isInDoubt);
      expect(near.recordings.list(0)).toMatchObject([{ callId: 'gone', certainty }]);
      const onDisk: unknown[] = [];
      near.journal.changeRecordings((kept) => onDisk.push(...kept.list()));
      expect(onDisk).toMatchObject([{ callId: 'gone', certainty }]);
    },
  );

  test('a file of an earlier recording of the stream', async () => {
    far.media.add({ vendor: 'Tencent', streamId: 'cdn01', beginAt: near.now() - 3 * 3_600_000 });
    loseAnswer();
    const run = await start({ vendors: ['Tencent'] });
    await files.service.lookForRun(run.id);
    expect(files.watchOf('cdn01')).toMatchObject({ open: true, found: 0 });
  });

  test("another desk's file, which is not listed with a start whose clock was not heard", async () => {
    far.media.add({ vendor: 'Tencent', streamId: 'cdn01', beginAt: near.now() - 5 * MINUTE });
    loseAnswer();
    const run = await start({ vendors: ['Tencent'] });
    expect((await files.service.lookForRun(run.id)).found).toBe(1);
    expect(files.watchOf('cdn01')).toMatchObject({ open: true, found: 0 });
    expect(await near.files.ofRun(run.id)).toMatchObject({ files: [] });
  });

  test.each(VENDORS)(
    '%s: but the own file of a clock that is ahead is, once that was heard',
    async (vendor) => {
      const BEHIND = 3 * MINUTE;
      far.clockOffsetMs = -BEHIND;
      far.media.record({ when: 'start' });
      far.media.add({ vendor, streamId: 'cdn01', beginAt: near.now() - BEHIND - 5 * MINUTE });
      loseAnswer();
      const run = await start({ vendors: [vendor] });
      const listed = async () => (await near.files.ofRun(run.id)).files.map(beginOfFile);
      await files.service.lookForRun(run.id);
      expect([await listed(), files.watchOf('cdn01')?.open]).toEqual([[], true]);
      for (let look = 0; look < 2; look += 1) {
        ahead += MINUTE;
        far.clockOffsetMs = ahead - BEHIND;
        await files.service.lookForRun(run.id);
      }
      await shown('settled', ({ open, found }) => !open && found > 0);
      const sentAt = Date.parse(files.watchOf('cdn01')?.startedAt ?? '') - BEHIND;
      for (const begin of await listed()) {
        expect(Math.abs((begin ?? 0) - sentAt)).toBeLessThan(MINUTE);
      }
    },
  );

  test("a person's verdict stays, whatever is found", async () => {
    far.media.record({ when: 'start' });
    loseAnswer();
    const run = await start({ vendors: ['Tencent'] });
    const verdict = {
      streamId: 'cdn01',
      verdict: 'not-recording',
      at: new Date(near.now()).toISOString(),
    } as const;
    near.commands.settle(WINDOW, { callId: run.calls[0]?.id ?? '', key: null, verdict });
    expect((await files.service.lookForRun(run.id)).found).toBe(1);
    expect(inJournal(run).calls[0]?.verdicts).toEqual([verdict]);
    expect(hasMissingFiles(files.watchOf('cdn01') as FileWatch)).toBe(false);
  });
});

describe('a callback', () => {
  /** What ZEGO posts of the file that the server has. */
  async function post(vendor: MediaVendor) {
    const [file] = far.media.files({ vendor });
    if (!file) throw new Error('no file');
    const report = reportOf({
      ...{ source: 'callback', vendor, service: near.settled[0] ? far.url : '' },
      ...{ streamId: file.streamId, taskId: file.taskId, fileId: file.fileId, url: file.url },
      beginAt: new Date(file.beginMs).toISOString(),
      endAt: new Date(file.beginMs + file.seconds * 1000).toISOString(),
      createdAt: null,
    });
    expect(await near.files.receive(callbackOf(1, { report }))).toBe('new');
  }

  test('settles an unknown start, and its lost task id is taken over', async () => {
    far.media.record({ when: 'start' });
    loseAnswer();
    const run = await start({ vendors: ['Tencent'] });
    await until('watched', () => files.watchOf('cdn01'));
    await post('Tencent');
    await shown('settled', ({ open }) => !open);
    const taskId = far.media.files()[0]?.taskId;
    expect(inJournal(run).calls[0]?.verdicts).toMatchObject([
      { file: { source: 'callback', taskId } },
    ]);
    expect(searches()).toEqual([]);
    await until('on disk', async () => {
      const [watch] = await near.files.ofRuns([run.id]);
      return watch?.taskIds.includes(taskId ?? '');
    });
  });

  test('whose task id was taken over proves no more by it where the project records all', async () => {
    far.media.record({ when: 'start' });
    loseAnswer();
    const run = await start({ vendors: ['Tencent'] });
    await until('watched', () => files.watchOf('cdn01'));
    await post('Tencent');
    await shown('settled', ({ open }) => !open);
    files.said.recordsByDefault = true;
    files.service.accountsChanged();
    await shown('taken back', ({ open }) => open);
    await files.service.lookForRun(run.id);
    expect(files.watchOf('cdn01')).toMatchObject({ open: true, found: 1 });
    expect(inJournal(run).calls[0]?.verdicts).toEqual([]);
    expect(near.recordings.list(0)).toMatchObject([{ certainty: 'uncertain' }]);
  });

  test('that is forged ends no look, though all that was expected seems to be there', async () => {
    far.media.record({ when: 'stop', seconds: 60, formats: ['mp4'], appearsAfterMs: 3 * MINUTE });
    const profile = { formats: ['MP4' as const], intervalSeconds: 600, retentionDays: null };
    const run = await start({ vendors: ['Tencent'], profile });
    await stop(run.presetId);
    await shown('ended', ({ endedAt }) => endedAt !== null);
    const forged = reportOf({
      ...{ source: 'callback', vendor: 'Tencent', service: far.url, appId: APP_ID },
      ...{ fileId: 'forged', url: 'https://evil.example.com/forged.mp4', name: 'forged.mp4' },
      ...{ beginAt: new Date(near.now()).toISOString(), endAt: null, createdAt: null },
    });
    await near.files.receive(callbackOf(1, { report: forged }));
    await shown('counted', ({ found, expected }) => found === 1 && expected === 1);
    expect(files.watchOf('cdn01')).toMatchObject({ state: 'waiting' });
    pass(1.1);
    await shown('looked in vain', ({ lookedAt }) => lookedAt !== null);
    expect(files.watchOf('cdn01')).toMatchObject({ state: 'waiting', found: 1 });
    pass(4);
    await shown('found', ({ state }) => state === 'complete');
    expect(files.watchOf('cdn01')).toMatchObject({ found: 2, nextLookAt: null });
    expect(searches().length).toBeGreaterThan(1);
  });

  test('of a known task belongs to its start by that id', async () => {
    far.media.record({ when: 'start' });
    const run = await start({ vendors: ['Tencent'] });
    await until('watched', () => files.watchOf('cdn01'));
    await post('Tencent');
    const found = await near.files.ofRun(run.id);
    expect(found.files[0]?.links).toMatchObject([{ match: 'id', runId: run.id }]);
  });
});

test('practice of an earlier process is forgotten, and of this one never', async () => {
  const old = watchOf({ accountId: 'practice', callId: 'old' });
  await near.files.watch([old]);
  near.accounts.set('practice', { ...near.account, id: 'practice' });
  const run = await start({ accountId: 'practice', vendors: ['Tencent'] });
  await until('watched', () => files.watchOf('cdn01'));
  await files.service.begin([]);
  expect((await near.files.live()).map(({ runId }) => runId)).toEqual([run.id]);
});

describe('the plan', () => {
  test('after a stop all vendors are asked, and no more once all is found', async () => {
    far.media.record({ when: 'stop', seconds: 60, formats: ['mp4'] });
    const profile = { formats: ['MP4' as const], intervalSeconds: 300, retentionDays: null };
    const run = await start({ vendors: [...VENDORS], profile });
    await stop(run.presetId);
    await shown('planned', ({ endedAt }) => endedAt !== null);
    expect(searches()).toEqual([]);
    pass(1.1);
    await until('found', () => files.seen.watches.every(({ state }) => state === 'complete'), {
      seen: () => JSON.stringify(files.seen.watches),
    });
    expect(files.seen.watches.map(({ found, expected }) => [found, expected])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    const before = searches().length;
    pass(70);
    await files.service.stop();
    expect(searches()).toHaveLength(before);
  });

  test('what was accepted and has ended without a file is missing after an hour, and dismissed for good', async () => {
    const run = await start({ vendors: ['Tencent'] });
    await stop(run.presetId);
    await shown('planned', ({ endedAt }) => endedAt !== null);
    for (const minutes of [1.1, 4, 10, 46]) {
      const before = searches().length;
      pass(minutes);
      await until('a look', () => searches().length > before);
      await shown('looked', ({ lookedAt }) => Date.parse(lookedAt ?? '') >= near.now() - 30_000);
    }
    const watch = await shown('missing', hasMissingFiles);
    expect(watch.nextLookAt).toBeNull();
    await files.service.dismiss([watch]);
    expect(files.seen.watches.filter(hasMissingFiles)).toEqual([]);
    expect(await near.files.ofRuns([run.id])).toMatchObject([{ dismissed: true }]);
  });

  test('survives a restart: one look makes up for all that were missed', async () => {
    far.media.record({ when: 'stop', seconds: 60 });
    const run = await start({ vendors: ['Tencent'] });
    await stop(run.presetId);
    const { nextLookAt } = await shown('planned', ({ endedAt }) => endedAt !== null);
    expect(nextLookAt).not.toBeNull();
    await files.service.stop();
    ahead += 20 * MINUTE;
    far.clockOffsetMs = ahead;
    const later = files.next();
    await later.begin([]);
    await shown('found', ({ found }) => found === 1);
    expect(searches()).toHaveLength(1);
    await later.stop();
  });

  test('a start that a crash left unknown is looked for by the next process', async () => {
    loseAnswer();
    const run = await start({ vendors: ['Tencent'] });
    await files.service.stop();
    await near.files.forgetAccount('account');
    const later = files.next();
    await later.begin([inJournal(run)]);
    expect(await near.files.ofRuns([run.id])).toMatchObject([{ open: true, state: 'waiting' }]);
    await later.stop();
  });

  test('switched off for an account nothing is asked, but for a click', async () => {
    files.said.looksOff = ['account'];
    const run = await start({ vendors: ['Tencent'] });
    await stop(run.presetId);
    await shown('off', ({ state, endedAt }) => state === 'off' && endedAt !== null);
    pass(90);
    expect(searches()).toEqual([]);
    expect(await files.service.lookForRun(run.id)).toMatchObject({ asked: 1 });
  });

  test('a locked account is not asked; the look is made once it is open', async () => {
    far.media.record({ when: 'stop', seconds: 60 });
    const run = await start({ vendors: ['Tencent'] });
    await stop(run.presetId);
    await shown('planned', ({ endedAt }) => endedAt !== null);
    near.locked.add('account');
    pass(1.1);
    await shown('put off', ({ fault }) => fault === 'locked');
    expect(searches()).toEqual([]);
    expect(await files.service.lookForRun(run.id)).toMatchObject({
      asked: 0,
      faults: [{ fault: 'locked', vendor: 'Tencent', streams: 1 }],
    });
    near.locked.clear();
    files.service.accountsChanged();
    await shown('found', ({ found, fault }) => found === 1 && fault === null);
  });

  test('a refusal is told, tried again, and no alarm', async () => {
    far.script.add({
      when: (request) => request.param('Action') === 'SearchMedia',
      twist: { do: 'code', code: 3, message: 'no permission' },
    });
    const run = await start({ vendors: ['Huawei'] });
    await stop(run.presetId);
    expect((await files.service.lookForRun(run.id)).faults).toMatchObject([
      { fault: 'refused', code: 3 },
    ]);
    const watch = await shown('put off', ({ fault }) => fault === 'refused');
    expect(Date.parse(watch.nextLookAt ?? '')).toBeGreaterThan(near.now());
    expect(hasMissingFiles({ ...watch, state: 'missing' })).toBe(false);
  });

  test('of Aliyun there is no way to ask, and nothing is sent', async () => {
    const run = await start({ vendors: ['Aliyun'] });
    await stop(run.presetId);
    const watch = await shown('unavailable', ({ state }) => state === 'unavailable');
    expect(watch.nextLookAt).toBeNull();
    expect(await files.service.lookForRun(run.id)).toEqual({ found: 0, asked: 0, faults: [] });
    expect(searches()).toEqual([]);
  });
});

test('a listing of many pages is walked round', { tags: ['slow'] }, async () => {
  for (let number = 0; number < 250; number += 1) {
    far.media.add({ vendor: 'Huawei', streamId: `other${number}`, beginAt: near.now() - MINUTE });
  }
  far.media.record({ when: 'start' });
  const run = await start({ vendors: ['Huawei'], streamIds: ['cdn01', 'zzz'] });
  expect((await files.service.lookForRun(run.id)).found).toBe(2);
  expect(searches()).toHaveLength(3);
  expect((await near.files.ofRun(run.id)).files.map(({ streamId }) => streamId).sort()).toEqual([
    'cdn01',
    'zzz',
  ]);
  await files.service.lookForRun(run.id);
  // From the last page round to it again: vendors list by name, and a new file may be anywhere.
  expect(searches()).toHaveLength(6);
});
