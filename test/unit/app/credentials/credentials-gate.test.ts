import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Intent, SecretRequest } from '#contract/model/secrets.ts';
import { CredentialsGate } from '../../../../electron/app/credentials/credentials-gate.ts';
import { SecretPrompt } from '../../../../electron/app/credentials/secret-prompt.ts';
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
  const secretPrompt = new SecretPrompt();
  secretPrompt.attach({
    open: () => {
      const page = new PaperPage();
      // The operator looks once the window is there.
      setImmediate(() => {
        const { request } = secretPrompt;
        if (!request) return;
        asked.push(request);
        void operate(request, page);
      });
      return page;
    },
    onChange: () => undefined,
  });
  const gate = new CredentialsGate({
    vault,
    secretPrompt,
    findAccount: (id) => vault.list().find((account) => account.id === id),
  });
  const id = vault.findByName('Main') ?? '';
  return {
    gate,
    secretPrompt,
    asked,
    id,
    /** The secret that there is after the operator was asked. */
    ask: () => gate.ask(id, INTENT).then(() => secretIn(vault) ?? 'none'),
  };
}

const nobody = () => expect.fail('no window was to open');
const giveUp = (_request: SecretRequest, page: PaperPage) => page.close();

describe('a click while the credentials are locked by hand', () => {
  test('opens one window, which goes when that is done', async () => {
    const vault = await bench.saved();
    await vault.lock();
    const { ask, asked, secretPrompt } = gateOf(vault, async () => {
      await vault.unlock(null);
      secretPrompt.finish('unlock', null);
    });
    expect(await ask()).toBe(ENTRY.serverSecret);
    expect(asked).toEqual([{ task: { kind: 'unlock' }, intents: [INTENT] }]);
  });

  test('given up: there is no secret, and nobody is asked twice', async () => {
    const vault = await bench.saved();
    await vault.lock();
    const { ask, asked } = gateOf(vault, giveUp);
    expect(await ask()).toBe('none');
    expect(asked).toHaveLength(1);
    expect(vault.state).toBe('locked-by-user');
  });

  test('two clicks wait at one window', async () => {
    const vault = await bench.saved();
    await vault.lock();
    const { ask, asked, secretPrompt } = gateOf(vault, async () => {
      await vault.unlock(null);
      secretPrompt.finish('unlock', null);
    });
    expect(await Promise.all([ask(), ask()])).toEqual([ENTRY.serverSecret, ENTRY.serverSecret]);
    expect(asked).toEqual([{ task: { kind: 'unlock' }, intents: [INTENT, INTENT] }]);
  });

  test('started fresh at that window: the account’s secret is asked for next', async () => {
    const vault = await bench.saved();
    await vault.lock();
    const { ask, asked, secretPrompt, id } = gateOf(vault, async ({ task }) => {
      if (task.kind === 'unlock') await vault.startFresh(LATER);
      else await vault.save([{ ...ENTRY, id, serverSecret: 'entered-again' }]);
      secretPrompt.finish(task.kind, id);
    });
    expect(await ask()).toBe('entered-again');
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
    const { ask, asked } = gateOf(await bench.start(), nobody);
    expect(await ask()).toBe(ENTRY.serverSecret);
    expect(bench.keyStore.unlocks).toBe(1);
    expect(asked).toEqual([]);
  });

  test('its window closed: there is no secret, and nobody is asked twice', async () => {
    bench.keyStore.answer = 'cancel';
    const { ask } = gateOf(await bench.start(), nobody);
    expect(await ask()).toBe('none');
    expect(bench.keyStore.unlocks).toBe(1);
  });

  test('unlocked by another program meanwhile: nobody is asked', async () => {
    const vault = await bench.start();
    bench.keyStore.state = 'available';
    expect(await gateOf(vault, nobody).ask()).toBe(ENTRY.serverSecret);
    expect(bench.keyStore.unlocks).toBe(0);
  });
});

test('a click while a passphrase is missing, behind a locked key store: first the one, then the other', async () => {
  await bench.passphrased();
  bench.keyStore.state = 'locked';
  const vault = await bench.start();
  const { ask, asked, secretPrompt } = gateOf(vault, async () => {
    expect((await vault.unlock('wrong')).kind).toBe('wrong');
    await vault.unlock(PASSPHRASE);
    secretPrompt.finish('unlock', null);
  });
  expect(await ask()).toBe(ENTRY.serverSecret);
  expect(bench.keyStore.unlocks).toBe(1);
  expect(asked).toHaveLength(1);
});

describe('a click on an account whose secret is missing', () => {
  test('its form opens', async () => {
    await bench.inMemory();
    const vault = await bench.start();
    const { ask, asked, secretPrompt, id } = gateOf(vault, async () => {
      await vault.chooseMemory();
      await vault.save([{ ...ENTRY, id, serverSecret: 'entered-again' }]);
      secretPrompt.finish('account', id);
    });
    expect(await ask()).toBe('entered-again');
    expect(asked).toEqual([{ task: { kind: 'account', accountId: id }, intents: [INTENT] }]);
  });

  test('given up: there is no secret', async () => {
    await bench.inMemory();
    const { ask } = gateOf(await bench.start(), giveUp);
    expect(await ask()).toBe('none');
  });
});

test('a fault is nothing that a person opens: no window opens', async () => {
  await bench.saved();
  bench.keyStore.backend = 'kwallet6';
  const { ask } = gateOf(await bench.start(), nobody);
  expect(await ask()).toBe('none');
});

test('Unlock in the tray has nothing to ask where nothing is locked', async () => {
  const vault = await bench.start();
  await gateOf(vault, nobody).gate.unlock();
  expect(vault.state).toBe('empty');
});
