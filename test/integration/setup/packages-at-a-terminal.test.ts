import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';

/** Set-up's own code where nothing is installed, with programs in the place of apt that note what they are asked for. */
const SETUP = fileURLToPath(new URL('../../../build/setup/', import.meta.url));
const SCRIPT = `import { runScript } from ${JSON.stringify(`${SETUP}run-script.mjs`)};
import { ensureDebianPackages } from ${JSON.stringify(`${SETUP}system/debian.mjs`)};
await runScript(() => ensureDebianPackages('start', true, '/dev/null'));
`;

let folder: TempFolder;
let log: string;
beforeEach(() => {
  folder = tempFolder('packages');
  log = join(folder.path, 'log');
  writeFileSync(join(folder.path, 'setup.mjs'), SCRIPT);
  program('apt-cache', 'exit 0');
  program('apt-get', `echo "$*" >> '${log}'`);
});
afterEach(() => folder.remove());

const program = (name: string, body: string) =>
  writeFileSync(join(folder.path, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });

const aptCalls = () => (existsSync(log) ? readFileSync(log, 'utf8') : '');

/** At a terminal of its own, or without one; \`key\` is pressed once the person is asked. */
async function setUp({ args = [] as string[], terminal = false, key = '' } = {}) {
  const command = [process.execPath, join(folder.path, 'setup.mjs'), ...args];
  const wrapped = terminal ? ['script', '-qec', command.join(' '), '/dev/null'] : command;
  const [name = '', ...rest] = wrapped;
  const env = { ...process.env, PATH: `${folder.path}:${process.env.PATH}`, SHELL: '/bin/sh' };
  const child = spawn(name, rest, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.on('error', () => {}); // it may leave before it has read
  let said = '';
  let pressed = key === '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (pressed || !said.includes('Going on in 5 seconds')) return;
      pressed = true;
      child.stdin.write(key);
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

/** An ordinary user is shown the command instead: nothing is installed for him. */
const asRoot = test.runIf(process.platform === 'linux' && process.getuid?.() === 0);

asRoot('at a terminal the packages are named, and Ctrl C leaves the machine as it is', async () => {
  const { code, said } = await setUp({ terminal: true, key: '\u0003' });
  expect(said).toMatch(/About to install with apt-get, as root:\s+\[set-up\] {3}libgtk-3-0/);
  expect(code).toBe(130);
  expect(aptCalls()).toBe('');
});

asRoot('without a terminal nothing waits, and the packages come', async () => {
  const { said } = await setUp();
  expect(said).toContain('libnss3 (TLS)');
  expect(said).not.toContain('Going on in');
  expect(aptCalls()).toMatch(/update\n.*install -y --no-install-recommends libgtk-3-0/);
});

test.runIf(process.platform === 'linux')(
  '--no-system-packages leaves them, and says which',
  async () => {
    const { code, said } = await setUp({ args: ['--no-system-packages'], terminal: true });
    expect(said).toMatch(/Left out, as --no-system-packages asks: .*libnss3 \(TLS\)/);
    expect(code).toBe(0);
    expect(aptCalls()).toBe('');
  },
);
