import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Vault } from '../../../electron/storage/vault/vault.ts';
import { MemoryKeyStore } from '../../support/key-store.ts';
import { SECRET } from '../../support/provision.ts';
import { findSecret } from '../../support/secret-forms.ts';
import {
  ANOTHER,
  type Files,
  holdingsOf,
  LATER,
  NEXT_PASSPHRASE,
  PASSPHRASE,
  vaultBench,
} from '../../support/vault-bench.ts';

/** Each change of the files cut off at each of its steps, by a real death: what does the next start find? */
const CHILD = join(import.meta.dirname, '..', '..', 'support', 'vault-child.ts');
const KEY = randomBytes(32);
const keyStore = new MemoryKeyStore(KEY);
const bench = vaultBench(keyStore);
const made: Record<string, Files> = { nothing: {} };

beforeAll(async () => {
  await bench.saved();
  made.keyring = bench.files();
  await (await bench.start()).protect({ current: null, next: PASSPHRASE });
  made.both = bench.files();
  bench.restore({});
  keyStore.vanish();
  await bench.passphrased();
  made.passphrase = bench.files();
});
afterAll(() => bench.folder.remove());

interface CrashReport {
  readonly state: string;
  readonly error: string | null;
}

/** Null when it was killed; else what it told in the end. */
async function perform(
  operation: string,
  withKeyStore: boolean,
  n: number,
): Promise<CrashReport | null> {
  const key = withKeyStore ? KEY.toString('base64') : '';
  try {
    const args = [CHILD, bench.folder.path, key, operation, String(n)];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    return JSON.parse(stdout);
  } catch (error) {
    expect((error as { signal?: string }).signal).toBe('SIGKILL');
    return null;
  }
}

/** The next start: the state, and which passphrase opens it if it asks; then the accounts. */
async function nextStart(withKeyStore: boolean): Promise<string> {
  if (withKeyStore) keyStore.comeBack();
  else keyStore.vanish();
  const vault = await bench.start();
  const states = [vault.state as string];
  if (vault.state === 'passphrase-required') {
    const isOld = (await vault.unlock(PASSPHRASE)).kind === 'open';
    const isNew = !isOld && (await vault.unlock(NEXT_PASSPHRASE)).kind === 'open';
    states.push(isOld ? 'by the old one' : isNew ? 'by the new one' : 'by none');
  }
  return [...states, accountsOf(vault)].join(' ');
}

const accountsOf = (vault: Vault): string =>
  Object.entries(holdingsOf(vault))
    .map(([name, secret]) => `${name}:${secret}`)
    .join(' ');

/** The last line is what stands when nobody died. */
describe.each([
  [
    'first account',
    'nothing',
    true,
    [
      'empty ',
      'empty ',
      // The content is there, and its key waits beside: this start finishes what the last one began.
      'open ',
      'open ',
      'open Main:held',
      'open Main:held',
    ],
  ],
  [
    'next account',
    'keyring',
    true,
    ['open Main:held', 'open Main:held Backup:held', 'open Main:held Backup:held'],
  ],
  [
    'set a passphrase',
    'keyring',
    true,
    ['open Main:held', 'passphrase-required by the old one Main:held'],
  ],
  [
    'set a passphrase',
    'nothing',
    false,
    [
      'undecided ',
      'undecided ',
      'passphrase-required by the old one ',
      'passphrase-required by the old one ',
    ],
  ],
  [
    'change the passphrase',
    'passphrase',
    false,
    [
      'passphrase-required by the old one Main:held',
      'passphrase-required by the new one Main:held',
    ],
  ],
  [
    'remove the passphrase',
    'both',
    true,
    ['passphrase-required by the old one Main:held', 'open Main:held'],
  ],
  [
    'remove the passphrase',
    'passphrase',
    false,
    [
      'passphrase-required by the old one Main:held',
      'key-without-store Main:locked',
      'undecided Main:missing',
    ],
  ],
  [
    'start fresh',
    'passphrase',
    false,
    [
      'passphrase-required by the old one Main:held',
      'store-without-key Main:locked',
      'undecided Main:missing',
    ],
  ],
] as const)('%s, with %s (key store: %s)', (operation, files, withKeyStore, expected) => {
  test.each(expected.map((line, index) => [index + 1, line] as const))(
    'killed before change %d: %s',
    async (n, line) => {
      bench.restore(made[files] ?? {});
      const told = await perform(operation, withKeyStore, n);
      expect(told === null).toBe(n < expected.length);
      if (told) expect(told.error).toBeNull();
      const left = bench.files();
      expect(await nextStart(withKeyStore)).toBe(line);
      for (const secret of [SECRET, ANOTHER.serverSecret, PASSPHRASE, NEXT_PASSPHRASE]) {
        expect(findSecret(bench.folder.path, secret)).toEqual([]);
      }
      if (line.includes('without')) await expectWayOut(left);
    },
  );
});

/** From a fault of our own making one click leads out, and every byte stays. */
async function expectWayOut(left: Files): Promise<void> {
  const vault = await bench.start();
  const aside = await vault.startFresh(LATER);
  expect(aside).toHaveLength(1);
  const now = readdirSync(bench.folder.path).map((name) => readFileSync(bench.path(name)));
  for (const content of Object.values(left)) {
    expect(now.some((file) => file.equals(content))).toBe(true);
  }
  expect(['empty', 'undecided']).toContain(vault.state);
}

describe('a full disk', () => {
  /** Not a byte can be written. */
  async function performOnFullDisk(operation: string, withKeyStore: boolean): Promise<CrashReport> {
    const key = withKeyStore ? KEY.toString('base64') : '';
    const script = 'ulimit -f 0; exec "$0" "$@"';
    const args = [process.execPath, CHILD, bench.folder.path, key, operation, '0'];
    const { stdout } = await promisify(execFile)('bash', ['-c', script, ...args]);
    return JSON.parse(stdout);
  }

  test.each([
    ['first account', 'nothing', true, 'empty', 'empty '],
    ['next account', 'keyring', true, 'open', 'open Main:held'],
    ['set a passphrase', 'keyring', true, 'open', 'open Main:held'],
    ['set a passphrase', 'nothing', false, 'memory', 'undecided '],
    [
      'change the passphrase',
      'passphrase',
      false,
      'open',
      'passphrase-required by the old one Main:held',
    ],
    ['remove the passphrase', 'both', true, 'open', 'passphrase-required by the old one Main:held'],
  ] as const)('%s, with %s (key store: %s): told, and nothing has changed', async (...row) => {
    const [operation, files, withKeyStore, state, line] = row;
    bench.restore(made[files] ?? {});
    const before = bench.files();
    const told = await performOnFullDisk(operation, withKeyStore);
    expect(told).toEqual({ state, error: 'EFBIG' });
    expect(bench.files()).toEqual(before);
    expect(await nextStart(withKeyStore)).toBe(line);
  });
});
