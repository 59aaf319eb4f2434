import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { appArguments, commandsOf, isOfRoom } from '../support/document-commands.ts';
import { TWINS } from '../support/documents.ts';
import { provisionedServer, SECRET } from '../support/provision.ts';
import type { StrictServer } from '../support/strict-server/strict-server.ts';

let desktop: Desktop;

beforeEach(async () => {
  desktop = await startDesktop();
});
afterEach(async () => {
  await desktop.close();
});

describe('in practice mode, with no account', () => {
  test('a first start that is accepted exits with 0', async () => {
    const result = await desktop.run(['--start=Practice: Tencent', '--json', '--exit']);
    const [call, run] = result.lines();
    expect(result.code).toBe(0);
    expect(call).toMatchObject({
      type: 'call',
      preset: 'Practice: Tencent',
      action: 'StartCDNRecord',
      vendor: 'Tencent',
      status: 'accepted',
      counts: { accepted: 1, rejected: 0, unknown: 0, failed: 0 },
      code: 0,
      message: 'success',
      httpStatus: 200,
      attempts: 1,
      streams: [{ status: 'accepted', vendorCode: '', vendorMessage: '' }],
    });
    expect(call?.requestId).toMatch(/^\d{19}$/);
    expect(run).toMatchObject({ type: 'run', run: call?.run, status: 'accepted', calls: 1 });
  });

  test('one stream that fails makes it partial, and exits with 1', async () => {
    const result = await desktop.run(['--start=Practice: one stream fails', '--json', '--exit']);
    expect(result.code).toBe(1);
    expect(result.lines().at(-1)).toMatchObject({
      status: 'partial',
      counts: { accepted: 1, rejected: 1, unknown: 0, failed: 0 },
    });
  });
});

describe('bad usage', () => {
  test.each([
    [['--start=No such preset'], /no preset named "No such preset"/],
    [['--frobnicate'], /unknown option "--frobnicate"/],
    [['--start='], /--start needs a preset/],
    [['--provision=/no/such/file.json'], /there is no such file/],
    [['--remote-allow-origins=*'], /unknown option/],
  ])('%j exits with 2, says why, and starts nothing', async (args, words) => {
    const result = await desktop.run([...args, '--start=Practice: Tencent', '--json', '--exit']);
    expect(result.code).toBe(2);
    expect(result.stdout).toBe('');
    expect(result.stderr).toMatch(words);
    expect(result.stderr).toMatch(/Nothing was (imported or )?started/);
  });

  test('a wrong file: every problem with its path, nothing imported', async () => {
    const wrong = {
      accounts: [{ name: '', appId: -1 }],
      presets: [{ name: 'x', account: 'y', vendors: ['Foo'] }],
    };
    const stdin = JSON.stringify(wrong);
    const result = await desktop.run(['--provision=-', '--exit'], { stdin });
    expect(result.code).toBe(2);
    for (const path of [
      'accounts[0].name',
      'accounts[0].appId',
      'accounts[0].serverSecret',
      'presets[0].vendors[0]',
      'presets[0].streamIds',
    ]) {
      expect(result.stderr).toContain(`$.${path}: `);
    }
    const after = await desktop.run(['--start=x', '--exit']);
    expect(after.code).toBe(2);
  });

  test('--help and --version speak on standard output', async () => {
    expect((await desktop.run(['--help'])).stdout).toMatch(/--start="<preset>"/);
    expect((await desktop.run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('a link among the arguments voids all options', async () => {
    const running = desktop.start([
      'cdn-recorder:start/x',
      '--start=Practice: Tencent',
      '--json',
      '--exit',
    ]);
    await desktop.tray.waitForItem();
    await new Promise((resume) => setTimeout(resume, 500));
    expect(running.stdout()).toBe('');
    await running.kill('SIGTERM');
  });
});

describe('against an independent server', () => {
  let server: StrictServer;
  let provision: string;
  beforeEach(async () => {
    ({ server, provision } = await provisionedServer());
  });
  afterEach(() => server.close());

  test('provision, start, exit: exactly what the specification asks', async () => {
    const result = await desktop.run(
      ['--provision=-', '--start=Evening news', '--json', '--exit'],
      { stdin: provision },
    );
    expect(result.code).toBe(0);
    expect(server.violations).toEqual([]);
    expect(server.requests.map((request) => request.param('Vendor')).sort()).toEqual([
      'Huawei',
      'Tencent',
      'Ws',
    ]);
    for (const request of server.requests) {
      expect(request.all('StreamId[]')).toEqual(['cdn01', 'cdn02']);
      expect(request.param('EndTime') !== undefined).toBe(request.param('Vendor') === 'Tencent');
    }
    const ws = result.lines().find((line) => line.vendor === 'Ws');
    expect(ws?.vendorCall).toMatchObject({ http_code: 200 });
    expect(result.stderr).toMatch(/in memory for this process only/);
    expect(result.stderr).toMatch(/Delete the file now/);
    expect(result.stderr).toMatch(/nothing will stop "Evening news" at Ws, Huawei at \d\d:\d\d/);
    expect(result.stderr).not.toContain('9193cc66');
  });

  test('the commands of the documents are accepted, and the journal is read as they say', {
    tags: ['slow'],
  }, async () => {
    const paths = TWINS.flatMap((name) => [`${name}.md`, `${name}.zh-CN.md`]);
    const commands = commandsOf(paths);
    // From a clone and installed, the program is given the same.
    const runs = new Set(commands.flatMap((one) => appArguments(one)?.join('\n') ?? []));
    expect([...runs].join()).toContain('--start=Evening news');
    // In memory only, the secrets are with the process that has imported them.
    const first = desktop.start(['--provision=-', '--hidden'], { stdin: provision });
    await desktop.tray.waitForMenuItem('Start Evening news');
    for (const run of runs) {
      const args = run.split('\n');
      // Those of a room need a database: test/integration/room/administration.test.ts runs them.
      if (args.includes('--receive') || isOfRoom(args)) continue;
      const { code, stderr } = await desktop.run(args);
      expect({ args, code, stderr }).toMatchObject({ code: 0 });
    }
    const query = commands.find((command) => command.startsWith('sqlite3 '));
    const [, sql = ''] = /"(.+)"$/.exec(query ?? '') ?? [];
    const journal = new DatabaseSync(join(desktop.userDataDir, 'journal.sqlite'), {
      readOnly: true,
    });
    const rows = journal.prepare(sql).all();
    journal.close();
    expect(rows.length).toBeGreaterThanOrEqual(4);
    expect(Object.values(rows[0] ?? {})).toContain('accepted');
    await first.kill('SIGTERM');
  });

  test('a file that others can read gets a warning', { tags: ['slow'] }, async () => {
    const file = join(desktop.home, 'stations.json');
    writeFileSync(file, provision);
    chmodSync(file, 0o644);
    const open = await desktop.run([`--provision=${file}`, '--exit']);
    expect(open.stderr).toMatch(/other users of this machine can read/);
    chmodSync(file, 0o600);
    const closed = await desktop.run([`--provision=${file}`, '--exit']);
    expect(closed.stderr).not.toMatch(/other users/);
  });

  test('credentials that are gone exit with 3, and nothing is sent', {
    tags: ['slow'],
  }, async () => {
    await desktop.run(['--provision=-', '--exit'], { stdin: provision });
    const result = await desktop.run(['--start=Evening news', '--json', '--exit']);
    expect(result.code).toBe(3);
    expect(result.stderr).toMatch(/locked or missing.*Nothing was started/);
    expect(server.requests).toHaveLength(0);
  });

  describe('--test-account', () => {
    const testMain = (content: string) =>
      desktop.run(['--provision=-', '--test-account=Main', '--json', '--exit'], {
        stdin: content,
      });

    test('proven: one line, exit 0, one read-only call and nothing else', async () => {
      const result = await testMain(provision);
      expect(result.code).toBe(0);
      expect(result.stdout).toBe(
        '{"type":"account","account":"Main","verdict":"proven","code":41004,"message":"StreamId not found","detail":null,"clockOffsetSeconds":0}\n',
      );
      const actions = server.requests.map((request) => request.param('Action'));
      expect([actions, server.violations]).toEqual([['DescribeRTCStreamState'], []]);
    });

    test('a wrong secret exits with 1 and says so', { tags: ['slow'] }, async () => {
      const result = await testMain(provision.replace(SECRET, 'f'.repeat(32)));
      expect(result.code).toBe(1);
      expect(result.lines()).toMatchObject([{ verdict: 'wrong-secret', code: 100_000_005 }]);
      expect(result.stdout + result.stderr).not.toContain('f'.repeat(32));
    });

    test('no such account is bad usage; credentials that are gone exit with 3', {
      tags: ['slow'],
    }, async () => {
      expect((await desktop.run(['--test-account=Nobody', '--exit'])).code).toBe(2);
      await desktop.run(['--provision=-', '--exit'], { stdin: provision });
      const gone = await desktop.run(['--test-account=Main', '--exit']);
      expect([2, 3]).toContain(gone.code);
      expect(server.requests).toHaveLength(0);
    });

    test('the practice account is proven at once', { tags: ['slow'] }, async () => {
      const result = await desktop.run(['--test-account=Practice', '--json', '--exit']);
      expect(result.lines()).toMatchObject([{ account: 'Practice', verdict: 'proven' }]);
    });
  });

  test('a second process hands over, prints what the first reports, and ends alone', async () => {
    const first = desktop.start(['--provision=-', '--hidden', '--json'], { stdin: provision });
    await desktop.tray.waitForMenuItem('Start Evening news');
    const second = await desktop.run(['--start=Evening news', '--json', '--exit']);
    expect(second.code).toBe(0);
    expect(second.lines().at(-1)).toMatchObject({ type: 'run', status: 'accepted', calls: 3 });
    expect(second.lines()).toHaveLength(4);
    expect(first.stdout()).toBe('');
    expect(first.child.exitCode).toBeNull();
    const unknown = await desktop.run(['--start=nope', '--exit']);
    expect(unknown.code).toBe(2);
  });

  test('several starts run side by side, each call with its run', { tags: ['slow'] }, async () => {
    const result = await desktop.run(
      ['--provision=-', '--start=Evening news', '--start=Morning show', '--json', '--exit'],
      { stdin: withMorningShow(provision) },
    );
    const lines = result.lines();
    expect(result.code).toBe(0);
    for (const name of ['Evening news', 'Morning show']) {
      const mine = lines.filter((line) => line.preset === name);
      expect(mine.at(-1)).toMatchObject({ type: 'run', status: 'accepted', calls: 3 });
      expect(mine).toHaveLength(4);
    }
  });

  test('two that start together: one is first, both are answered', { tags: ['slow'] }, async () => {
    const content = withMorningShow(provision);
    const results = await Promise.all(
      ['Evening news', 'Morning show'].map((name) =>
        desktop.run(['--provision=-', `--start=${name}`, '--json', '--exit'], { stdin: content }),
      ),
    );
    expect(results.map(({ code }) => code)).toEqual([0, 0]);
    for (const result of results)
      expect(result.lines().at(-1)).toMatchObject({ type: 'run', status: 'accepted' });
    expect(server.requests).toHaveLength(6);
  });
});

/** The same account with a second preset, of other streams. */
function withMorningShow(provision: string): string {
  const parsed = JSON.parse(provision) as { presets: object[] };
  const [preset] = parsed.presets;
  parsed.presets.push({ ...preset, name: 'Morning show', streamIds: ['cdn11', 'cdn12'] });
  return JSON.stringify(parsed);
}

test('a dry run, the history and an export, beside an app and without one: nothing is sent', {
  tags: ['slow'],
}, async () => {
  const { server, provision } = await provisionedServer({ vendors: ['Huawei'] });
  const typesOf = (lines: readonly Record<string, unknown>[]) => lines.map(({ type }) => type);
  const first = desktop.start(['--provision=-', '--hidden'], { stdin: provision });
  await desktop.tray.waitForMenuItem('Start Evening news');
  const beside = await desktop.run(['--start=Evening news', '--dry-run', '--json']);
  expect([beside.code, typesOf(beside.lines())]).toEqual([0, ['request']]);
  expect(beside.stdout).not.toContain(SECRET);
  expect(server.requests).toEqual([]);
  expect((await desktop.run(['--start=Evening news', '--exit'])).code).toBe(0);
  const refused = await desktop.run(['--start=Evening news', '--dry-run', '--json']);
  expect([refused.code, typesOf(refused.lines())]).toEqual([1, ['refused']]);
  await first.kill('SIGTERM');
  await first.done;

  const sent = server.requests.length;
  const rows = await desktop.run(['--history', '--since=2026-01-01']);
  expect(rows.code).toBe(0);
  expect(
    rows
      .lines()
      .map(({ stream, status }) => [stream, status])
      .sort(),
  ).toEqual([
    ['cdn01', 'accepted'],
    ['cdn02', 'accepted'],
  ]);
  const exported = await desktop.run(['--export=-']);
  expect(exported.code).toBe(0);
  expect(JSON.parse(exported.stdout)).toMatchObject({
    accounts: [{ name: 'Main', serverSecret: '' }],
  });
  expect(exported.stdout).not.toContain(SECRET);
  // In memory only, the secrets have ended with the process that had imported them.
  const locked = await desktop.run(['--stop-all', '--dry-run', '--json']);
  expect([locked.code, typesOf(locked.lines())]).toEqual([3, ['refused']]);
  const practice = await desktop.run(['--start=Practice: Tencent', '--dry-run', '--json']);
  expect([practice.code, typesOf(practice.lines())]).toEqual([0, ['request']]);
  expect(server.requests).toHaveLength(sent);
  await server.close();
});
