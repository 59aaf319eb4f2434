import { afterEach, beforeEach, expect, test } from 'vitest';
import { performCommands } from '../../../electron/control/command-line/session.ts';
import { COMMAND_LINE } from '../../support/callers.ts';
import { commandLineServices } from '../../support/edges.ts';
import { fileServiceOf } from '../../support/file-service-bench.ts';
import { APP_ID, SECRET } from '../../support/provision.ts';
import { atOnce, recordingBench } from '../../support/recording-bench.ts';
import { type StrictServer, strictServer } from '../../support/strict-server/strict-server.ts';

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

type Kind = 'start' | 'stop' | 'files';

/** The options in this order: the exit code, the lines about files, the texts, and the notices. */
async function run(...kinds: Kind[]) {
  const lines: Record<string, unknown>[] = [];
  const texts: string[] = [];
  const notices: string[] = [];
  const actions = kinds.map((kind) => ({ kind, preset: 'Evening news' }));
  const request = { actions, force: false, exit: true, hidden: true };
  const services = commandLineServices(near, files.service);
  const code = await performCommands(request, services, (event) => {
    if (event.kind === 'notice') notices.push(event.text);
    if (event.kind !== 'line' || !event.json) return;
    const isAboutFiles = ['file', 'settled', 'files'].includes(String(event.json.type));
    if (!isAboutFiles) return;
    lines.push(event.json);
    texts.push(event.text);
  });
  return { code, lines, texts, notices };
}

const profile = { formats: ['MP4' as const], intervalSeconds: 300, retentionDays: null };

test('each file has its line, and the preset one at the end', async () => {
  near.add({ vendors: ['Tencent', 'Huawei'], streamIds: ['cdn01'], end: null, profile });
  far.media.record({ when: 'stop', seconds: 31 });
  const { code, lines, texts } = await run('start', 'stop', 'files');
  const byVendor = lines.toSorted((a, b) =>
    String(b.vendor ?? '').localeCompare(String(a.vendor ?? '')),
  );
  const same = { type: 'file', preset: 'Evening news', streamId: 'cdn01', format: 'mp4' };
  const [tencent] = far.media.files({ vendor: 'Tencent' });
  const [huawei] = far.media.files({ vendor: 'Huawei' });
  expect(byVendor).toEqual([
    {
      ...same,
      ...{ vendor: 'Tencent', fileId: tencent?.fileId, name: tencent?.name, url: tencent?.url },
      ...{ beginAt: null, endAt: null, durationSeconds: 31, sizeBytes: tencent?.sizeBytes },
      ...{ expiresAt: null, source: 'search', match: 'stream-and-time' },
    },
    {
      ...same,
      ...{ vendor: 'Huawei', fileId: huawei?.fileId, url: huawei?.url },
      name: huawei?.fileId.split('/').at(-1),
      beginAt: new Date(Math.floor((huawei?.beginMs ?? 0) / 1000) * 1000).toISOString(),
      ...{ endAt: null, durationSeconds: null, sizeBytes: huawei?.sizeBytes },
      ...{ expiresAt: null, source: 'search', match: 'stream-and-time' },
    },
    { type: 'files', preset: 'Evening news', files: 2, expected: 2, complete: true },
  ]);
  expect(code).toBe(0);
  expect(texts.at(-1)).toBe('Evening news: 2 of 2 files');
});

test('an unknown start that a file settles has a line of its own', async () => {
  near.add({ vendors: ['Tencent'], streamIds: ['cdn01'], end: null });
  far.media.record({ when: 'start' });
  far.script.add({ when: 1, twist: { do: 'reset' } });
  const { code, lines, texts } = await run('start', 'files');
  const [file] = far.media.files();
  expect(lines.map(({ type }) => type)).toEqual(['settled', 'file', 'files']);
  expect(lines[0]).toEqual({
    type: 'settled',
    ...{ preset: 'Evening news', vendor: 'Tencent', streamId: 'cdn01' },
    ...{ was: 'unknown', now: 'accepted', evidence: 'file', fileId: file?.fileId },
  });
  expect(texts[0]).toContain('provided that the project does not record all streams by default');
  // It runs on: more may come.
  expect(lines.at(-1)).toEqual({
    ...{ type: 'files', preset: 'Evening news', files: 1, expected: null, complete: false },
  });
  expect(code).toBe(1);
});

test('files that are not there give 1', async () => {
  near.add({ vendors: ['Tencent', 'Aliyun'], streamIds: ['cdn01'], end: null, profile });
  const { code, lines, notices } = await run('start', 'stop', 'files');
  expect(lines).toEqual([
    { type: 'files', preset: 'Evening news', files: 0, expected: 2, complete: false },
  ]);
  expect(notices).toEqual([
    "ZEGO offers no way to ask Aliyun for files: look in the vendor's console.",
  ]);
  expect(code).toBe(1);
});

test('a preset that has started nothing', async () => {
  near.add({ streamIds: ['cdn01'] });
  const { code, lines, notices } = await run('files');
  expect(lines).toEqual([
    { type: 'files', preset: 'Evening news', files: 0, expected: null, complete: false },
  ]);
  expect(notices[0]).toContain('has started nothing');
  expect(code).toBe(1);
});

test('an unknown preset is bad usage, and nothing is sent', async () => {
  expect((await run('files')).code).toBe(2);
  expect(far.requests).toEqual([]);
});

test('locked credentials give 3, a refusal says what to do', async () => {
  const preset = near.add({ vendors: ['Tencent'], streamIds: ['cdn01'], end: null });
  const answer = atOnce(near.commands.start(COMMAND_LINE, preset.id, { scope: 'all' }));
  if (answer.kind === 'started') await answer.started.settled;
  far.script.add({
    when: (request) => request.param('Action') === 'SearchMedia',
    twist: { do: 'code', code: 3 },
  });
  const refused = await run('files');
  expect(refused.code).toBe(1);
  expect(refused.notices[0]).toMatch(
    /^Tencent, account "Main": files cannot be looked up, code 3: /,
  );
  near.locked.add('account');
  const locked = await run('files');
  expect(locked.code).toBe(3);
  expect(locked.notices[0]).toContain('the secrets are locked');
});
