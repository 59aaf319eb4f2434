import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { withDisplay } from '../../../build/setup/system/display.mjs';
import { inOwnNetwork } from '../../../build/setup/system/network.mjs';
import { repositoryRoot } from '../../support/desktop/electron.ts';

const PATH = process.env.PATH;
let end = () => {};
afterEach(() => end());

test('keeps its socket when a display of another network namespace comes and goes', async () => {
  const first = await withDisplay({ PATH });
  end = first.end;
  const socket = `/tmp/.X11-unix/X${first.env.DISPLAY?.slice(1)}`;
  expect(existsSync(socket)).toBe(true);
  const module = join(repositoryRoot, 'build', 'setup', 'system', 'display.mjs');
  const code = `
    import { withDisplay } from ${JSON.stringify(module)};
    const { env, end } = await withDisplay({ PATH: process.env.PATH });
    console.log(env.DISPLAY);
    end();`;
  const [command = '', ...args] = inOwnNetwork([
    process.execPath,
    '--input-type=module',
    '-e',
    code,
  ]);
  const { stdout } = await promisify(execFile)(command, args);
  expect(stdout).not.toBe(`${first.env.DISPLAY}\n`);
  expect(existsSync(socket)).toBe(true);
});
