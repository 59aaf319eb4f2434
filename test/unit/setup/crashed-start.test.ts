import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';

/** The launcher with a program in the app's place that notes its starts and crashes as it is told. */
const LAUNCHER = fileURLToPath(
  new URL('../../../build/setup/electron-process.mjs', import.meta.url),
);
const SCRIPT = `import { inputFor, runApp } from ${JSON.stringify(LAUNCHER)};
  const [command, ...args] = process.argv.slice(1);
  process.exit(await runApp(command, args, process.env, { input: await inputFor(args) }));`;

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder('crash');
});
afterEach(() => folder.remove());

interface Ended {
  readonly code: number | null;
  readonly starts: string[];
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program that does `first` at its first start and `later` at each other one; `ahead` before it notes its start. */
async function launch(
  first: string,
  {
    ahead = ':',
    later = 'exit 0',
    args = ['--exit'],
    input = '',
    signal = null as NodeJS.Signals | null,
  } = {},
): Promise<Ended> {
  const [app, log] = [join(folder.path, 'app'), join(folder.path, 'starts')];
  writeFileSync(
    app,
    `#!/bin/sh\n${ahead}\nn=$(cat '${log}' 2>/dev/null | wc -l)\necho "$*" >> '${log}'\nif [ "$n" = 0 ]; then ${first}; else ${later}; fi\n`,
  );
  chmodSync(app, 0o755);
  const child = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT, app, ...args]);
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk: Buffer) => {
      said[name] += chunk.toString();
    });
  }
  child.stdin.end(input);
  if (signal) {
    while (!existsSync(log)) await new Promise((resume) => setTimeout(resume, 20));
    child.kill(signal);
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, starts: readFileSync(log, 'utf8').trim().split('\n'), ...said };
}

const CRASH = 'kill -SEGV $$';
const READY = 'printf 1 >&3';

test('a crash before the app was ready: started once more, with the same arguments, and its code counts', async () => {
  const ended = await launch(CRASH, { later: `${READY}; exit 3`, args: ['--start=A b', '--exit'] });
  expect([ended.code, ended.starts]).toEqual([3, ['--start=A b --exit', '--start=A b --exit']]);
  expect(ended.stderr).toMatch(/crashed \(SIGSEGV\) before it was ready\. Nothing was started/);
  expect(ended.stdout).toBe('');
});

test('two crashes are a crash', async () => {
  const ended = await launch(CRASH, { later: CRASH });
  expect([ended.code, ended.starts.length]).toEqual([139, 2]);
});

test('a crash after the app took its request over is never answered by another start', async () => {
  const ended = await launch(`${READY}; ${CRASH}`);
  expect([ended.code, ended.starts.length]).toEqual([139, 1]);
});

test.each(['kill -KILL $$', 'kill -TERM $$', 'exit 1', 'exit 139'])(
  'what is no crash is not tried again: %s',
  async (first) => {
    expect((await launch(first)).starts).toHaveLength(1);
  },
);

test('a start that was asked to end and crashes over it is not tried again', async () => {
  const ended = await launch('sleep 1 & wait', {
    ahead: `trap '${CRASH}' TERM`,
    signal: 'SIGTERM',
  });
  expect([ended.code, ended.starts.length]).toEqual([139, 1]);
});

test('the second try finds the standard input that the first one read', async () => {
  const ended = await launch(`cat >/dev/null; ${CRASH}`, {
    later: 'cat',
    args: ['--provision=-', '--exit'],
    input: '{"accounts":[]}',
  });
  expect([ended.code, ended.stdout]).toEqual([0, '{"accounts":[]}']);
});
