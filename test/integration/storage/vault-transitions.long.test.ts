import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { VaultUnavailable } from '../../../electron/storage/ports.ts';
import type { Vault } from '../../../electron/storage/vault/vault.ts';
import { MemoryKeyStore } from '../../support/key-store.ts';
import { SECRET } from '../../support/provision.ts';
import { findSecret } from '../../support/secret-forms.ts';
import {
  ANOTHER,
  type Files,
  LATER,
  NEXT_PASSPHRASE,
  PASSPHRASE,
  secretIn,
  vaultBench,
} from '../../support/vault-bench.ts';

/** What an operation answers and where it leaves the vault, for each state that it may find. */
const OPERATIONS = [
  'open',
  'lock',
  'unlock',
  'unlock with it',
  'save',
  'remove',
  'protect',
  'unprotect',
  'chooseMemory',
  'startFresh',
] as const;
type Operation = (typeof OPERATIONS)[number];

/**
 * `done` or the answer's kind, or `refused` by VaultUnavailable; then the state. One row for each state,
 * in the order of OPERATIONS. Where a passphrase is in force, protect and unprotect give it.
 */
const TABLE = {
  empty: [
    ...['done empty', 'done empty', 'open empty', 'open empty', 'done open'],
    ...['done empty', 'open open', 'open open', 'done empty', 'refused empty'],
  ],
  undecided: [
    ...['done undecided', 'done undecided', 'open undecided', 'open undecided'],
    ...['refused undecided', 'done undecided', 'open open', 'open memory', 'done memory'],
    'refused undecided',
  ],
  memory: [
    ...['done memory', 'done memory', 'open memory', 'open memory', 'done memory'],
    ...['done memory', 'open open', 'open memory', 'done memory', 'refused memory'],
  ],
  'open by key store': [
    ...['done open', 'done locked-by-user', 'open open', 'open open', 'done open'],
    ...['done open', 'open open', 'open open', 'done open', 'refused open'],
  ],
  'open by both': [
    ...['done open', 'done passphrase-required', 'open open', 'open open', 'done open'],
    ...['done open', 'open open', 'open open', 'done open', 'refused open'],
  ],
  'open by passphrase': [
    ...['done open', 'done passphrase-required', 'open open', 'open open', 'done open'],
    ...['done open', 'open open', 'open memory', 'done open', 'refused open'],
  ],
  'locked key store': [
    ...[
      'done keyring-locked',
      'done keyring-locked',
      'open open',
      'open open',
      'refused keyring-locked',
    ],
    ...[
      'refused keyring-locked',
      'shut keyring-locked',
      'shut keyring-locked',
      'done keyring-locked',
      'done empty',
    ],
  ],
  'locked key store, and a passphrase': [
    ...[
      'done keyring-locked',
      'done keyring-locked',
      'shut passphrase-required',
      'open open',
      'refused keyring-locked',
    ],
    ...[
      'refused keyring-locked',
      'shut keyring-locked',
      'shut keyring-locked',
      'done keyring-locked',
      'done empty',
    ],
  ],
  'passphrase-required': [
    ...[
      'done passphrase-required',
      'done passphrase-required',
      'shut passphrase-required',
      'open open',
      'refused passphrase-required',
    ],
    ...[
      'refused passphrase-required',
      'shut passphrase-required',
      'shut passphrase-required',
      'done passphrase-required',
    ],
    'done undecided',
  ],
  'locked-by-user': [
    ...[
      'done locked-by-user',
      'done locked-by-user',
      'open open',
      'open open',
      'refused locked-by-user',
    ],
    ...[
      'refused locked-by-user',
      'shut locked-by-user',
      'shut locked-by-user',
      'done locked-by-user',
      'done empty',
    ],
  ],
  'key-without-store': faulty('key-without-store'),
  'store-without-key': faulty('store-without-key'),
  'backend-changed': faulty('backend-changed'),
  damaged: faulty('damaged'),
  newer: faulty('newer'),
};
type State = keyof typeof TABLE;

/** A fault stays what it is, whatever is asked, until its files are quarantined. */
function faulty(state: string): string[] {
  return [
    ...[`done ${state}`, `done ${state}`, `shut ${state}`, `shut ${state}`, `refused ${state}`],
    ...[`refused ${state}`, `shut ${state}`, `shut ${state}`, `done ${state}`, 'done empty'],
  ];
}

const keyStore = new MemoryKeyStore();
const bench = vaultBench(keyStore);
/** Files of one vault with each protection, made once: a passphrase is slow on purpose. */
const made: Record<'keyring' | 'both' | 'passphrase' | 'accounts', Files> = {
  keyring: {},
  both: {},
  passphrase: {},
  accounts: {},
};

beforeAll(async () => {
  await bench.saved();
  made.keyring = bench.files();
  await (await bench.start()).protect({ current: null, next: PASSPHRASE });
  made.both = bench.files();
  bench.restore({});
  await bench.inMemory();
  made.accounts = bench.files();
  const vault = await bench.start();
  await vault.chooseMemory();
  await vault.protect({ current: null, next: PASSPHRASE });
  await vault.save([{ ...ANOTHER, name: 'Main', serverSecret: SECRET }]);
  made.passphrase = bench.files();
});
afterAll(() => bench.folder.remove());
beforeEach(() => {
  keyStore.comeBack();
  keyStore.answer = 'unlock';
});

const started = (files: Files, change: Partial<MemoryKeyStore> = {}): Promise<Vault> => {
  bench.restore(files);
  Object.assign(keyStore, change);
  return bench.start();
};
const MISSING = { state: 'missing', backend: 'basic_text' } as const;

const REACH: Readonly<Record<State, () => Promise<Vault>>> = {
  empty: () => started({}),
  undecided: () => started({}, MISSING),
  memory: async () => {
    bench.restore({});
    return bench.inMemory();
  },
  'open by key store': () => started(made.keyring),
  'open by both': async () => unlocked(await started(made.both)),
  'open by passphrase': async () => unlocked(await started(made.passphrase, MISSING)),
  'locked key store': () => started(made.keyring, { state: 'locked' }),
  'locked key store, and a passphrase': () => started(made.both, { state: 'locked' }),
  'passphrase-required': () => started(made.passphrase, MISSING),
  'locked-by-user': async () => {
    const vault = await started(made.keyring);
    await vault.lock();
    return vault;
  },
  'key-without-store': () => started(without(made.keyring, 'vault.json')),
  'store-without-key': () => started(without(made.keyring, 'vault-key.json')),
  'backend-changed': () => started(made.keyring, { backend: 'kwallet6' }),
  damaged: () => started({ ...made.keyring, 'vault.json': Buffer.from('?') }),
  newer: () =>
    started({ ...made.keyring, 'vault-key.json': Buffer.from('{"version":9,"data":{}}') }),
};

async function unlocked(vault: Vault): Promise<Vault> {
  expect(await vault.unlock(PASSPHRASE)).toEqual({ kind: 'open' });
  return vault;
}

function without(files: Files, name: string): Files {
  const { [name]: _, ...rest } = files;
  return rest;
}

function perform(vault: Vault, operation: Operation): Promise<unknown> {
  const current = vault.view().protection?.includes('passphrase') ? PASSPHRASE : null;
  switch (operation) {
    case 'unlock':
      return vault.unlock(null);
    case 'unlock with it':
      return vault.unlock(PASSPHRASE);
    case 'save':
      return vault.save([ANOTHER]);
    case 'remove':
      return vault.remove(vault.findByName('Main') ?? '');
    case 'protect':
      return vault.protect({ current, next: NEXT_PASSPHRASE });
    case 'unprotect':
      return vault.protect({ current, next: null });
    case 'startFresh':
      return vault.startFresh(LATER);
    default:
      return vault[operation]();
  }
}

async function outcomeOf(work: Promise<unknown>, vault: Vault): Promise<string> {
  try {
    const answer = await work;
    const kind = (answer as { kind?: string } | undefined)?.kind ?? 'done';
    return `${kind} ${vault.state}`;
  } catch (error) {
    if (!(error instanceof VaultUnavailable)) throw error;
    expect(error.state).toBe(vault.state);
    return `refused ${vault.state}`;
  }
}

const CASES = (Object.keys(TABLE) as State[]).flatMap((state) =>
  OPERATIONS.map((operation, index) => [state, operation, TABLE[state][index] ?? ''] as const),
);

test('the table is whole', () => {
  expect(Object.values(TABLE).map((row) => row.length)).toEqual(
    Object.keys(TABLE).map(() => OPERATIONS.length),
  );
});

describe.each(Object.keys(TABLE) as State[])('%s', (wanted) => {
  const cases = CASES.filter(([state]) => state === wanted);
  test.each(cases)('%s, then %s: %s', async (state, operation, expected) => {
    const vault = await REACH[state]();
    const [before, secret] = [bench.files(), secretIn(vault)];
    expect(await outcomeOf(perform(vault, operation), vault)).toBe(expected);
    expectWhole(vault);
    if (/^(refused|shut)/.test(expected)) {
      expect(bench.files()).toEqual(before);
      expect(secretIn(vault)).toBe(secret);
    }
    if (expected.endsWith('open') && before['vault.json'] && operation !== 'remove') {
      expect(secretIn(vault)).toBe(SECRET);
    }
    if (expected === 'done empty' || expected === 'done undecided') expectKept(before);
    // Whatever was done, it was not done in plain text, and the next start finds a state with a name.
    for (const hidden of [SECRET, ANOTHER.serverSecret, PASSPHRASE, NEXT_PASSPHRASE]) {
      expect(findSecret(bench.folder.path, hidden)).toEqual([]);
    }
  });
});

/** What is said of each account agrees with what can be done with it. */
function expectWhole(vault: Vault): void {
  const isOpen = ['empty', 'undecided', 'memory', 'open'].includes(vault.state);
  for (const { id, secret, protection } of vault.list()) {
    expect(secret === 'held').toBe(vault.credentials(id) !== null);
    if (secret !== 'held') expect(secret).toBe(isOpen ? 'missing' : 'locked');
    expect(protection === null).toBe(secret === 'missing' || vault.view().protection === null);
  }
}

/** Every byte that was in the folder is in it still, whatever its file is called. */
function expectKept(before: Files): void {
  const now = Object.values(bench.files());
  for (const content of Object.values(before)) {
    expect(now.some((file) => file.equals(content))).toBe(true);
  }
}

test('a wrong passphrase changes nothing, in each state that takes one', async () => {
  const vault = await started(made.passphrase, MISSING);
  const before = bench.files();
  expect(await vault.unlock('wrong')).toEqual({ kind: 'wrong', waitMs: 0 });
  expect(vault.state).toBe('passphrase-required');
  expect(await vault.unlock(PASSPHRASE)).toEqual({ kind: 'open' });
  expect(await vault.protect({ current: 'wrong', next: NEXT_PASSPHRASE })).toEqual({
    kind: 'wrong',
    waitMs: 0,
  });
  expect(await vault.protect({ current: null, next: null })).toEqual({ kind: 'wrong', waitMs: 0 });
  expect(vault.state).toBe('open');
  expect(bench.files()).toEqual(before);
});

describe('the key store is locked while the vault is open', () => {
  test.each(['keyring', 'both', 'passphrase'] as const)(
    'nothing of a vault with %s leaves the disk',
    async (protection) => {
      const vault = await started(made[protection], protection === 'passphrase' ? MISSING : {});
      if (protection !== 'keyring') await unlocked(vault);
      keyStore.comeBack();
      keyStore.state = 'locked';
      const before = bench.files();
      const current = protection === 'keyring' ? null : PASSPHRASE;
      expect(await vault.protect({ current, next: null })).toEqual({ kind: 'shut' });
      expect(vault.state).toBe('open');
      expect(bench.files()).toEqual(before);
    },
  );

  test('a vault with its key in it does not lose that protection for a passphrase', async () => {
    const vault = await started(made.keyring);
    keyStore.state = 'locked';
    const before = bench.files();
    expect(await vault.protect({ current: null, next: PASSPHRASE })).toEqual({ kind: 'shut' });
    expect(vault.view().protection).toBe('keyring');
    expect(bench.files()).toEqual(before);
  });
});

test('without a passphrase there is none to remove, even where the key store went away', async () => {
  const vault = await started(made.keyring);
  keyStore.vanish();
  const before = bench.files();
  await vault.protect({ current: null, next: null });
  expect(vault.state).toBe('open');
  expect(bench.files()).toEqual(before);
});

test('files that are gone while it is shut leave an empty vault, of no protection', async () => {
  const vault = await started(made.passphrase, MISSING);
  expect(vault.view().protection).toBe('passphrase');
  bench.restore(made.accounts);
  await vault.open();
  expect(vault.view()).toMatchObject({ state: 'undecided', protection: null });
  expect(await vault.protect({ current: null, next: NEXT_PASSPHRASE })).toEqual({ kind: 'open' });
});
