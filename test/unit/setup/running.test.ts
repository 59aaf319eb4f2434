import { describe, expect, it } from 'vitest';
import { createRestarter } from '../../../build/setup/dev/restarter.mjs';
import { electronArguments } from '../../../build/setup/electron-process.mjs';
import { forwardOnce, signalExitCode } from '../../../build/setup/processes.mjs';
import { closingLine, failuresOf, sum, tallyOf } from '../../../build/setup/report/tally.mjs';
import { fullDiskIn, Stop, sentenceFor } from '../../../build/setup/say.mjs';
import { vitestArguments } from '../../../build/setup/vitest-arguments.mjs';

describe('the command lines', () => {
  it('passes the arguments on as they are, and drops the sandbox only as root', () => {
    const args = ['--start=Practice: Tencent', 'a b', '', '--json'];
    expect(electronArguments({ appFolder: '/app', args, asRoot: false })).toEqual([
      '/app',
      ...args,
    ]);
    expect(electronArguments({ appFolder: '/app', args, asRoot: true })[0]).toBe('--no-sandbox');
  });

  it('runs the projects asked for, and adds what the person added', () => {
    const short = vitestArguments({ suite: 'short', report: 'r.json', more: ['a.test.ts'] });
    expect(short.filter((arg: string) => arg === '--project')).toHaveLength(4);
    expect(short.at(-1)).toBe('a.test.ts');
    expect(short).toContain('--tags-filter=!slow');
    const long = vitestArguments({ suite: 'long', report: 'r.json', more: [] });
    expect(long).toEqual(expect.arrayContaining(['long', 'long-alone']));
    expect(long).not.toContain('unit');
    const slow = vitestArguments({ suite: 'slow', report: 'r.json', more: [] });
    expect(slow).toEqual(expect.arrayContaining(['page', 'e2e', '--tags-filter=slow']));
  });
});

describe('signals', () => {
  it('takes a quick repetition for the same one and a later one for another', () => {
    let now = 1_000;
    const seen: string[] = [];
    const forward = forwardOnce(
      (signal: string) => seen.push(signal),
      () => now,
    );
    forward('SIGINT');
    now += 100;
    forward('SIGINT');
    now += 1_000;
    forward('SIGTERM');
    expect(seen).toEqual(['SIGINT', 'SIGTERM']);
  });

  it('answers as a shell would', () => {
    expect(signalExitCode('SIGINT')).toBe(130);
    expect(signalExitCode('SIGTERM')).toBe(143);
  });
});

describe('the closing line', () => {
  const report = {
    testResults: [
      {
        status: 'failed',
        assertionResults: [{ status: 'passed' }, { status: 'failed' }, { status: 'pending' }],
      },
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ],
  };

  it('counts a file that could not be loaded as a failure', () => {
    expect(tallyOf(report)).toEqual({ passed: 2, failed: 2, skipped: 1 });
    // A test that another suite runs is skipped in none.
    expect(tallyOf(report, 'slow')).toEqual({ passed: 2, failed: 2, skipped: 0 });
    expect(tallyOf(report, 'short')).toEqual({ passed: 2, failed: 2, skipped: 1 });
    expect(tallyOf({})).toEqual({ passed: 0, failed: 0, skipped: 0 });
  });

  it('is preceded by what failed, and by the first line of why', () => {
    const failed = { status: 'failed', fullName: 'tray is blue', failureMessages: ['red\nat x'] };
    const testResults = [
      { name: 'tray.test.ts', status: 'failed', assertionResults: [{ status: 'passed' }, failed] },
      {
        name: 'vault.test.ts',
        status: 'failed',
        message: 'no such file\nat y',
        assertionResults: [],
      },
      { name: 'url.test.ts', status: 'passed', assertionResults: [{ status: 'passed' }] },
    ];
    expect(failuresOf({ testResults })).toEqual([
      'tray.test.ts > tray is blue: red',
      'vault.test.ts: no such file',
    ]);
    expect(failuresOf({})).toEqual([]);
  });

  it('adds up, and mentions skipped tests only if there are any', () => {
    const one = { passed: 1, failed: 0, skipped: 0 };
    expect(closingLine(sum([one, one]))).toBe('2 passed, 0 failed');
    expect(closingLine({ ...one, skipped: 3 })).toBe('1 passed, 0 failed, 3 skipped');
  });
});

describe('a failure', () => {
  it('is one sentence', () => {
    expect(sentenceFor(new Stop('No disk: mend it.'))).toBe('No disk: mend it.');
    const denied = Object.assign(new Error('no'), { code: 'EACCES', path: '/clone/.vite/x' });
    expect(sentenceFor(denied)).toMatch(/^This user cannot write \/clone\/\.vite\/x: /);
    expect(sentenceFor(Object.assign(new Error('no'), { code: 'ENOSPC' }))).toBe(
      'The disk is full: free about 1 GB, then start again.',
    );
    expect(sentenceFor(Object.assign(new Error('no'), { code: 'EDQUOT', path: '/srv/x' }))).toBe(
      'The disk is full: free about 1 GB where /srv/x is, then start again.',
    );
    expect(sentenceFor(undefined)).toMatch(/^Set-up failed/);
    expect(sentenceFor(new Error('boom\nat x'))).toMatch(/^Set-up failed unexpectedly \(boom\): /);
  });
});

describe('a tool that failed', () => {
  const npm = (code: string) => `npm error code ${code}\nnpm error path /srv/a b/.npm/tmp\n`;

  it('on a full disk is said to have met one, and where', () => {
    const full = fullDiskIn({ stdout: '', stderr: npm('ENOSPC') });
    expect(sentenceFor(full)).toBe(
      'The disk is full: free about 1 GB where /srv/a b/.npm/tmp is, then start again.',
    );
    const built = fullDiskIn({ stdout: 'no space left on device (os error 28)', stderr: '' });
    expect(sentenceFor(built)).toBe('The disk is full: free about 1 GB, then start again.');
  });

  it('of another reason is not', () => {
    expect(fullDiskIn({ stdout: 'added 3', stderr: npm('EACCES') })).toBeUndefined();
  });
});

describe('the restarter of npm run dev', () => {
  it('runs one app at a time, and takes its own end for the user’s wish', async () => {
    const log: string[] = [];
    const ends: ((code: number) => void)[] = [];
    const launch = () => {
      const number = ends.length;
      log.push(`launch ${number}`);
      let finish = (_: number) => {};
      const ended = new Promise<number>((resolve) => {
        finish = (code) => {
          log.push(`end ${number}`);
          resolve(code);
        };
      });
      ends.push(finish);
      return { ended, end: () => setTimeout(() => finish(0), 5) };
    };
    const closed: number[] = [];
    const restarter = createRestarter(launch, (code: number) => closed.push(code));
    await restarter.restart();
    await Promise.all([restarter.restart(), restarter.restart()]);
    expect(log).toEqual(['launch 0', 'end 0', 'launch 1']);
    expect(closed).toEqual([]);
    ends[1]?.(7);
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(closed).toEqual([7]);
  });
});
