import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { MemoryKeyStore } from './key-store.ts';

/**
 * A process that does one thing to a vault, and dies by SIGKILL just before it changes the folder for the
 * nth time: before a file is renamed into place or out of it, or removed. Arguments: folder, key of the
 * key store (base64; empty for none), operation, n (0: it lives). Prints the vault's state in the end, and
 * the error's code.
 */
const [directory = '', key = '', operation = '', deadline = '0'] = process.argv.slice(2);

// Without a listener the kernel's signal for a file that grows too large would end the process.
process.on('SIGXFSZ', () => undefined);
let changes = 0;
for (const name of ['renameSync', 'rmSync'] as const) {
  const real = fs[name] as (path: fs.PathLike, ...rest: unknown[]) => void;
  Object.assign(fs, {
    [name]: (path: fs.PathLike, ...rest: unknown[]) => {
      if (String(path).startsWith(directory)) {
        changes += 1;
        if (changes === Number(deadline)) process.kill(process.pid, 'SIGKILL');
      }
      real(path, ...rest);
    },
  });
}
syncBuiltinESMExports();

// Loaded now, so that what it takes of `node:fs` is what stands there.
const { createVault } = await import('../../electron/storage/vault/vault.ts');
const { ANOTHER, CHEAP_COST, ENTRY, LATER, NEXT_PASSPHRASE, PASSPHRASE } = await import(
  './vault-bench.ts'
);

const keyStore = new MemoryKeyStore(Buffer.from(key, 'base64'));
if (key === '') keyStore.vanish();
const vault = createVault({
  directory,
  keyStore,
  passphraseCost: CHEAP_COST,
  now: LATER,
  monotonic: () => performance.now(),
  onFault: () => undefined,
});

const OPERATIONS: Readonly<Record<string, () => Promise<unknown>>> = {
  'first account': () => vault.save([ENTRY]),
  'next account': () => vault.save([ANOTHER]),
  'set a passphrase': () => vault.protect({ current: null, next: PASSPHRASE }),
  'change the passphrase': () => vault.protect({ current: PASSPHRASE, next: NEXT_PASSPHRASE }),
  'remove the passphrase': () => vault.protect({ current: PASSPHRASE, next: null }),
  'start fresh': () => vault.startFresh(LATER),
};

await vault.open();
if (vault.state === 'undecided') await vault.chooseMemory();
if (operation.endsWith('the passphrase')) await vault.unlock(PASSPHRASE);
// Opening may have brought the list of accounts up to date.
changes = 0;
const error = await OPERATIONS[operation]?.().then(
  () => null,
  (cause: NodeJS.ErrnoException) => cause.code ?? cause.name,
);
process.stdout.write(JSON.stringify({ state: vault.state, error }));
process.exit(0);
