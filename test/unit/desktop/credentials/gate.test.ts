import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Intent, SecretRequest } from '../../../../electron/contract/secrets.ts';
import { CredentialsGate } from '../../../../electron/desktop/credentials/gate.ts';
import { SecretsDesk } from '../../../../electron/desktop/credentials/secrets-desk.ts';
import type { Vault } from '../../../../electron/storage/vault/vault.ts';
import { PaperPage } from '../../../support/secrets-page.ts';
import {
  ENTRY,
  LATER,
  PASSPHRASE,
  secretIn,
  type VaultBench,
  vaultBench,
} from '../../../support/vault-bench.ts';

const INTENT: Intent = { kind: 'start', name: 'Evening news' };

let bench: VaultBench;
beforeEach(() => {
  bench = vaultBench();
});
afterEach(() => bench.folder.remove());

/** What the operator does at each window that opens, and the windows that did. */
function gateOf(vault: Vault, operate: (request: SecretRequest, page: PaperPage) => unknown) {
  const asked: SecretRequest[] = [];
  const desk: SecretsDesk = new SecretsDesk(
    () => {
      const page = new PaperPage();
      // The operator looks once the window is there.
      setImmediate(() => {
        const { request } = desk;
        if (!request) return;
        asked.push(request);
        void operate(request, page);
      });
      return page;
    },
    () => undefined,
  );
  const gate = new CredentialsGate({
    vault,
    desk,
    findAccount: (id) => vault.list().find((account) => account.id === id),
  });
  const id = vault.findByName('Main') ?? '';
  return {
    gate,
    desk,
    asked,
    id,
    pass: () => gate.pass(id, INTENT, () => secretIn(vault) ?? 'refused'),
  };
}

const nobody = () => expect.fail('no window was to open');
const giveUp = (_request: SecretRequest, page: PaperPage) => page.close();

describe('a click on an account that can sign', () => {
  test('goes on at once, without a turn of the event loop', async () => {
    const { pass, asked } = gateOf(await bench.saved(), nobody);
    expect(pass()).toBe(ENTRY.serverSecret);
    expect(asked).toEqual([]);
  });

  test('its own failure is its own', async () => {
    const { gate, id } = gateOf(await bench.saved(), nobody);
    expect(() =>
      gate.pass(id, INTENT, () => {
        throw new Error('the work’s');
      }),
    ).toThrow('the work’s');
  });

  test('an account that does not exist is for the work to refuse', async () => {
    const { gate } = gateOf(await bench.saved(), nobody);
    expect(gate.pass('no such account', INTENT, () => 'refused')).toBe('refused');
  });
});

describe('a click while the credentials are locked by hand', () => {
  test('opens one window, and goes on when that is done', async () => {
    const vault = await bench.saved();
    await vault.lock();
    const { pass, asked, desk } = gateOf(vault, async () => {
      await vault.unlock(null);
      desk.finish('unlock', null);
    });
    expect(await pass()).toBe(ENTRY.serverSecret);
    expect(asked).toEqual([{ task: { kind: 'unlock' }, intents: [INTENT] }]);
  });

  test('given up: the work is done all the same, and refuses in its own words', async () => {
    const vault = await bench.saved();
    await vault.lock();
    const { pass, asked } = gateOf(vault, giveUp);
    expect(await pass()).toBe('refused');
    expect(asked).toHaveLength(1);
    expect(vault.state).toBe('closed');
  });

  test('two clicks wait at one window, and both go on', async () => {
    const vault = await bench.saved();
    await vault.lock();
    const { pass, asked, desk } = gateOf(vault, async () => {
      await vault.unlock(null);
      desk.finish('unlock', null);
    });
    expect(await Promise.all([pass(), pass()])).toEqual([ENTRY.serverSecret, ENTRY.serverSecret]);
    expect(asked).toEqual([{ task: { kind: 'unlock' }, intents: [INTENT, INTENT] }]);
  });

  test('begun anew at that window: the account’s secret is asked for next', async () => {
    const vault = await bench.saved();
    await vault.lock();
    const { pass, asked, desk, id } = gateOf(vault, async ({ task }) => {
      if (task.kind === 'unlock') await vault.startAnew(LATER);
      else await vault.save([{ ...ENTRY, id, serverSecret: 'entered-again' }]);
      desk.finish(task.kind, id);
    });
    expect(await pass()).toBe('entered-again');
    expect(asked.map(({ task }) => task)).toEqual([
      { kind: 'unlock' },
      { kind: 'account', accountId: id },
    ]);
    expect(asked[1]?.intents).toEqual([INTENT]);
  });
});

describe('a click while the key store is locked', () => {
  beforeEach(async () => {
    await bench.saved();
    bench.keyStore.state = 'locked';
  });

  test('its own window comes up, without a detour over ours', async () => {
    const { pass, asked } = gateOf(await bench.start(), nobody);
    expect(await pass()).toBe(ENTRY.serverSecret);
    expect(bench.keyStore.unlocks).toBe(1);
    expect(asked).toEqual([]);
  });

  test('its window closed: the work refuses, and nobody is asked twice', async () => {
    bench.keyStore.answer = 'cancel';
    const { pass } = gateOf(await bench.start(), nobody);
    expect(await pass()).toBe('refused');
    expect(bench.keyStore.unlocks).toBe(1);
  });

  test('unlocked by another program meanwhile: nobody is asked', async () => {
    const vault = await bench.start();
    bench.keyStore.state = 'available';
    expect(await gateOf(vault, nobody).pass()).toBe(ENTRY.serverSecret);
    expect(bench.keyStore.unlocks).toBe(0);
  });
});

test('a click while a passphrase is missing, behind a locked key store: first the one, then the other', async () => {
  await bench.passphrased();
  bench.keyStore.state = 'locked';
  const vault = await bench.start();
  const { pass, asked, desk } = gateOf(vault, async () => {
    expect((await vault.unlock('wrong')).kind).toBe('wrong');
    await vault.unlock(PASSPHRASE);
    desk.finish('unlock', null);
  });
  expect(await pass()).toBe(ENTRY.serverSecret);
  expect(bench.keyStore.unlocks).toBe(1);
  expect(asked).toHaveLength(1);
});

describe('a click on an account whose secret is missing', () => {
  test('its form opens, and the click goes on', async () => {
    await bench.inMemory();
    const vault = await bench.start();
    const { pass, asked, desk, id } = gateOf(vault, async () => {
      await vault.chooseMemory();
      await vault.save([{ ...ENTRY, id, serverSecret: 'entered-again' }]);
      desk.finish('account', id);
    });
    expect(await pass()).toBe('entered-again');
    expect(asked).toEqual([{ task: { kind: 'account', accountId: id }, intents: [INTENT] }]);
  });

  test('given up: refused', async () => {
    await bench.inMemory();
    const { pass } = gateOf(await bench.start(), giveUp);
    expect(await pass()).toBe('refused');
  });
});

test('a fault is nothing that a person opens: the work refuses at once', async () => {
  await bench.saved();
  bench.keyStore.backend = 'kwallet6';
  const { pass } = gateOf(await bench.start(), nobody);
  expect(await pass()).toBe('refused');
});

test('Unlock in the tray has nothing to ask where nothing is locked', async () => {
  const vault = await bench.start();
  await gateOf(vault, nobody).gate.unlock();
  expect(vault.state).toBe('empty');
});
