import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AppState } from '#contract/model/app-state.ts';
import { Accounts } from '../../../electron/app/accounts.ts';
import { makeToken } from '../../../electron/app/control/tokens.ts';
import { firstState } from '../../../electron/app/first-state.ts';
import { AppStateStore } from '../../../electron/app/state.ts';
import { followRepositories } from '../../../electron/compose/follow-repositories.ts';
import { createPracticeServer } from '../../../electron/practice/server.ts';
import { openControl } from '../../../electron/storage/control/control-store.ts';
import { PresetStore } from '../../../electron/storage/presets.ts';
import { ScheduleStore } from '../../../electron/storage/schedules.ts';
import { openSettings } from '../../../electron/storage/settings.ts';
import type { Vault } from '../../../electron/storage/vault/vault.ts';
import { WindowPlaceStore } from '../../../electron/storage/window-place-store.ts';
import { PRACTICE_MEDIA } from '../../support/practice-media.ts';
import { presetOf } from '../../support/presets.ts';
import { MOMENT } from '../../support/runs.ts';
import {
  ANOTHER,
  ENTRY,
  LATER,
  NEXT_PASSPHRASE,
  PASSPHRASE,
  type VaultBench,
  vaultBench,
} from '../../support/vault-bench.ts';

/** The repositories of one folder, and the state that hears of them through `onChange` alone. */
let bench: VaultBench;
let close: () => Promise<void>;
beforeEach(() => {
  bench = vaultBench();
});
afterEach(async () => {
  await close();
  bench.folder.remove();
});

async function world(vault: Vault) {
  const now = new Date(MOMENT);
  const practice = await createPracticeServer({ media: PRACTICE_MEDIA });
  const presets = new PresetStore(bench.folder.path, [], now);
  const settings = openSettings(bench.folder.path, now);
  const accounts = new Accounts(vault, practice);
  const schedules = new ScheduleStore(bench.folder.path, () => now);
  const control = openControl(bench.folder.path, now);
  const parts = { presets, schedules, settings, control, vault, accounts };
  const state = new AppStateStore(
    firstState({
      ...parts,
      runs: [],
      recordings: [],
      journal: null,
      isJournalRead: true,
      systemLocale: 'en',
      version: '0',
    }),
  );
  let updates = 0;
  const update = (changes: Partial<AppState>) => {
    updates += 1;
    state.update(changes);
  };
  const end = followRepositories({ ...parts, state: { update }, systemLocale: () => 'en' });
  close = async () => {
    end();
    await practice.close();
  };
  return { ...parts, end, shown: () => state.state, updates: () => updates };
}

type World = Awaited<ReturnType<typeof world>>;

/** No file can be put where a folder is. */
function block(name: string): void {
  if (existsSync(bench.path(name))) renameSync(bench.path(name), bench.path(`${name}.away`));
  mkdirSync(join(bench.path(name), 'inside'), { recursive: true });
}

function unblock(name: string): void {
  rmSync(bench.path(name), { recursive: true });
  if (existsSync(bench.path(`${name}.away`))) {
    renameSync(bench.path(`${name}.away`), bench.path(name));
  }
}

const { id: _, ...EVENING } = presetOf({ name: 'Evening news' });
const MORNING = { ...EVENING, name: 'Morning news' };
const namesOf = ({ presets }: AppState) => presets.map(({ name }) => name);

describe('presets', () => {
  const idOf = ({ presets }: World, name: string) => presets.findByName(name)?.id ?? '';

  test('each write reaches the state', async () => {
    const near = await world(await bench.start());
    const { presets, shown } = near;
    presets.save(null, EVENING);
    expect(namesOf(shown())).toEqual(['Evening news']);
    presets.saveByName([MORNING]);
    expect(namesOf(shown())).toEqual(['Evening news', 'Morning news']);
    presets.reorder([idOf(near, 'Morning news')]);
    expect(namesOf(shown())).toEqual(['Morning news', 'Evening news']);
    const id = idOf(near, 'Morning news');
    presets.remove(id);
    expect([namesOf(shown()), shown().removedPreset]).toEqual([
      ['Evening news'],
      { id, name: 'Morning news' },
    ]);
    presets.restore(id);
    expect([namesOf(shown()), shown().removedPreset]).toEqual([
      ['Morning news', 'Evening news'],
      null,
    ]);
    expect(near.updates()).toBe(5);
  });

  test('a write that fails notifies nobody, and what was removed stays as it was', async () => {
    const near = await world(await bench.start());
    const { presets, shown } = near;
    presets.save(null, EVENING);
    presets.save(null, MORNING);
    presets.remove(idOf(near, 'Morning news'));
    const [before, told] = [shown(), near.updates()];
    block('presets.json');
    const id = idOf(near, 'Evening news');
    const writes = [
      () => presets.save(id, { ...EVENING, name: 'Late news' }),
      () => presets.saveByName([MORNING]),
      () => presets.reorder([id]),
      () => presets.remove(id),
      () => presets.restore(before.removedPreset?.id ?? ''),
    ];
    for (const write of writes) expect(write).toThrow();
    expect(() => presets.save(null, EVENING)).toThrow();
    expect([shown(), near.updates()]).toEqual([before, told]);
    expect(presets.lastRemoved()).toEqual(before.removedPreset);
    unblock('presets.json');
    presets.restore(before.removedPreset?.id ?? '');
    expect(namesOf(shown())).toEqual(['Evening news', 'Morning news']);
  });

  test('a file that can be read at last reaches the state, once', async () => {
    new PresetStore(bench.folder.path, [], new Date(MOMENT)).save(null, EVENING);
    block('presets.json');
    const near = await world(await bench.start());
    expect(() => near.presets.refresh()).toThrow();
    expect([namesOf(near.shown()), near.updates()]).toEqual([[], 0]);
    unblock('presets.json');
    near.presets.refresh();
    near.presets.refresh();
    expect([namesOf(near.shown()), near.updates()]).toEqual([['Evening news'], 1]);
  });
});

describe('settings', () => {
  test('a write reaches the state, with the language that follows; one that fails does not', async () => {
    const near = await world(await bench.start());
    near.settings.save({ theme: 'dark', language: 'zh-CN' });
    expect(near.shown()).toMatchObject({
      settings: { theme: 'dark', language: 'zh-CN' },
      language: 'zh-CN',
    });
    block('settings.json');
    expect(() => near.settings.save({ theme: 'light' })).toThrow();
    expect(() => near.settings.save({ theme: 'blue' as 'dark' })).toThrow();
    expect([near.shown().settings.theme, near.updates()]).toEqual(['dark', 1]);
  });

  test('the file of certificates reaches the state by its name alone', async () => {
    const near = await world(await bench.start());
    const { network } = near.settings.get();
    near.settings.save({ network: { ...network, caFile: '/srv/company/root.pem' } });
    expect(near.shown().settings.network.caFile).toBe('root.pem');
  });
});

test('the control surfaces reach the state, and of a token nothing but who has it', async () => {
  const near = await world(await bench.start());
  const { token, stored } = makeToken('Stream Deck', 'control', MOMENT);
  near.control.save({ paused: true, http: { ...near.control.get().http, tokens: [stored] } });
  const { hash, ...shown } = stored;
  expect(near.shown().control).toMatchObject({ paused: true, http: { tokens: [shown] } });
  expect(JSON.stringify(near.shown())).not.toContain(hash);
  expect(JSON.stringify(near.shown())).not.toContain(token);
});

describe('accounts', () => {
  const accountsIn = ({ shown }: World) =>
    Object.fromEntries(
      shown()
        .accounts.filter(({ protection }) => protection !== 'practice')
        .map(({ name, secret }) => [name, secret]),
    );

  test('each change reaches the state', async () => {
    const near = await world(await bench.start());
    const { vault, shown } = near;
    await vault.save([ENTRY, ANOTHER]);
    expect(accountsIn(near)).toEqual({ Main: 'held', Backup: 'held' });
    await vault.remove(vault.findByName('Backup') ?? '');
    expect(accountsIn(near)).toEqual({ Main: 'held' });
    await vault.saveProxyLogin({ user: 'u', password: 'p', proxy: 'http://p:80' });
    expect(shown()).toMatchObject({ hasProxyLogin: true, proxyOfLogin: 'http://p:80' });
    await vault.protect({ current: null, next: PASSPHRASE });
    expect(shown().vault.protection).toBe('keyring-passphrase');
    await vault.lock();
    expect([shown().vault.state, accountsIn(near)]).toEqual([
      'passphrase-required',
      { Main: 'locked' },
    ]);
    await vault.unlock(PASSPHRASE);
    expect([shown().vault.state, accountsIn(near)]).toEqual(['open', { Main: 'held' }]);
    near.end();
    await vault.lock();
    expect(shown().vault.state).toBe('open');
  });

  test('the choice of memory reaches the state', async () => {
    bench.keyStore.vanish();
    const near = await world(await bench.start());
    await near.vault.chooseMemory();
    expect(near.shown().vault.state).toBe('memory');
    await near.vault.save([ENTRY]);
    expect(accountsIn(near)).toEqual({ Main: 'held' });
  });

  test('a new vault in place of one that is lost reaches the state', async () => {
    await bench.saved(ENTRY);
    rmSync(bench.path('vault-key.json'));
    const near = await world(await bench.start());
    expect(near.shown().vault.state).toBe('store-without-key');
    await near.vault.startFresh(LATER);
    expect([near.shown().vault.state, accountsIn(near)]).toEqual(['empty', { Main: 'missing' }]);
  });

  test('a write that fails notifies nobody', async () => {
    const near = await world(await bench.saved(ENTRY));
    const { vault, shown } = near;
    const [before, told] = [shown(), near.updates()];
    block('vault.json');
    block('vault-key.json');
    const writes = [
      () => vault.save([ANOTHER]),
      () => vault.remove(vault.findByName('Main') ?? ''),
      () => vault.saveProxyLogin({ user: 'u', password: 'p', proxy: 'http://p:80' }),
      () => vault.protect({ current: null, next: NEXT_PASSPHRASE }),
    ];
    for (const write of writes) await expect(write()).rejects.toThrow();
    expect([shown(), near.updates()]).toEqual([before, told]);
  });

  test('a write that fails because the key store is locked says so', async () => {
    const near = await world(await bench.start());
    bench.keyStore.state = 'locked';
    await expect(near.vault.save([ENTRY])).rejects.toThrow(/locked/);
    expect([near.shown().vault.state, accountsIn(near)]).toEqual(['keyring-locked', {}]);
  });
});

test('the place of the window: a write notifies, one that fails does not', async () => {
  await world(await bench.start());
  const places = new WindowPlaceStore(bench.folder.path, new Date(MOMENT));
  let told = 0;
  places.onChange(() => {
    told += 1;
  });
  const place = {
    bounds: { x: 1, y: 2, width: 800, height: 600 },
    maximized: false,
    display: { id: 1, x: 0, y: 0 },
  };
  places.save(place);
  expect(told).toBe(1);
  block('window.json');
  expect(() => places.save({ ...place, maximized: true })).toThrow();
  expect(() => places.save({ ...place, bounds: { ...place.bounds, width: 0 } })).toThrow();
  expect([told, places.get()]).toEqual([1, place]);
});
