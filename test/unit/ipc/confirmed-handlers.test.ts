import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Page } from '#contract/ipc/channels.ts';
import type { AppState } from '#contract/model/app-state.ts';
import type { HistoryFilter } from '#contract/model/history.ts';
import type { Recording } from '#contract/model/start.ts';
import type { Confirmation } from '../../../electron/app/confirmation-text.ts';
import { type Language, translatorFor } from '../../../electron/app/language.ts';
import { AppStateStore } from '../../../electron/app/state.ts';
import {
  type ConfirmedServices,
  confirmedHandlers,
} from '../../../electron/ipc/confirmed-handlers.ts';
import { PresetStore } from '../../../electron/storage/presets.ts';
import { openSettings } from '../../../electron/storage/settings.ts';
import type { Vault } from '../../../electron/storage/vault/vault.ts';
import { stateOf } from '../../support/app-states.ts';
import { presetOf } from '../../support/presets.ts';
import { recordingOf } from '../../support/runs.ts';
import {
  ANOTHER,
  ENTRY,
  holdingsOf,
  namesIn,
  type VaultBench,
  vaultBench,
} from '../../support/vault-bench.ts';

/** What destroys something is asked about in main, and says what is lost. */

const DAY_MS = 86_400_000;

let bench: VaultBench;
let asked: { page: Page; question: Confirmation }[];
/** What a person presses: the index of a choice, or null for Cancel. */
let answer: number | null;
let stopped: (readonly Recording[])[];
let counted: HistoryFilter[];
beforeEach(() => {
  bench = vaultBench();
  asked = [];
  stopped = [];
  counted = [];
  answer = null;
});
afterEach(() => bench.folder.remove());

interface World {
  readonly vault: Vault;
  readonly state?: Partial<AppState>;
  readonly language?: Language;
  readonly count?: () => Promise<{ count: number; exact: boolean }>;
}

function handlersOf({ vault, state = {}, language = 'en', count }: World) {
  const presets = new PresetStore(bench.folder.path, [], new Date());
  const settings = openSettings(bench.folder.path, new Date());
  const done: string[] = [];
  const services = {
    vault,
    presets,
    settings,
    state: new AppStateStore(stateOf({ accounts: vault.list(), ...state })),
    history: {
      ask: (_kind: string, filter: HistoryFilter) => {
        counted.push(filter);
        return count?.() ?? Promise.resolve({ count: 1_234, exact: true });
      },
    },
    confirmWhatRuns: () => done.push('looked'),
    quit: () => done.push('quit'),
    translate: () => translatorFor(language),
    confirm: async (page: Page, question: Confirmation) => {
      asked.push({ page, question });
      return answer;
    },
  };
  // The rest of the station is not asked.
  const handlers = confirmedHandlers(
    services as unknown as ConfirmedServices,
    async (recordings) => {
      stopped.push(recordings);
    },
  );
  return { handlers, presets, settings, done };
}

const idOf = (vault: Vault, name = 'Main') => vault.findByName(name) ?? '';

describe('an account', () => {
  test('stays where the person declines, and the question names it and its presets', async () => {
    const vault = await bench.saved(ENTRY, ANOTHER);
    const { handlers, presets } = handlersOf({ vault });
    const { id: _, ...draft } = presetOf({ name: 'Evening news', accountId: idOf(vault) });
    presets.save(null, draft);
    expect(await handlers['accounts.remove']({ id: idOf(vault) }, 'main')).toEqual({
      agreed: false,
    });
    expect(namesIn(vault)).toEqual(['Main', 'Backup']);
    const [{ page, question } = {}] = asked;
    expect(page).toBe('main');
    expect(question?.message).toBe('Delete account “Main”?');
    expect(question?.detail).toContain('• Evening news');
    expect(question?.choices).toEqual(['Delete account']);
  });

  test('goes where the person agrees; nothing is stopped that nobody asked about', async () => {
    const vault = await bench.saved(ENTRY, ANOTHER);
    answer = 0;
    const { handlers } = handlersOf({ vault, language: 'zh-CN' });
    expect(await handlers['accounts.remove']({ id: idOf(vault) }, 'main')).toEqual({
      agreed: true,
    });
    expect(namesIn(vault)).toEqual(['Backup']);
    expect(asked[0]?.question.choices).toEqual(['删除账号']);
    expect(stopped).toEqual([]);
  });

  test.each([
    ['left recording', 0, 0],
    ['stopped first', 1, 1],
  ])('with recordings that no account could stop then: %s', async (_, pressed, stops) => {
    const vault = await bench.saved(ENTRY, ANOTHER);
    const recording = recordingOf({ appId: ENTRY.appId, streamId: 'studio1', practice: false });
    const { handlers, presets } = handlersOf({ vault, state: { recordings: [recording] } });
    presets.saveByName([]);
    answer = pressed;
    // The only other account has the same AppId, and could stop it.
    await handlers['accounts.remove']({ id: idOf(vault, 'Backup') }, 'main');
    expect(asked.at(-1)?.question.choices).toHaveLength(1);
    const last = handlersOf({ vault, state: { recordings: [recording] } });
    expect(await last.handlers['accounts.remove']({ id: idOf(vault) }, 'main')).toEqual({
      agreed: true,
    });
    expect(asked.at(-1)?.question.detail).toContain('• studio1 · Tencent');
    expect(stopped).toHaveLength(stops);
    expect(namesIn(vault)).toEqual([]);
  });

  test('is not asked about where it cannot be deleted now, or is not there', async () => {
    const vault = await bench.saved();
    const { handlers } = handlersOf({ vault });
    const remove = async (id: string) => handlers['accounts.remove']({ id }, 'main');
    await expect(remove('gone')).rejects.toMatchObject({ code: 'not-found' });
    await vault.lock();
    await expect(remove(idOf(vault))).rejects.toThrow();
    expect(asked).toEqual([]);
  });

  test('a name cannot write the question: it is one line, and has an end', async () => {
    const vault = await bench.saved();
    const { handlers, presets } = handlersOf({ vault });
    const { id: _, ...draft } = presetOf({ accountId: idOf(vault) });
    presets.saveByName([
      { ...draft, name: 'News\n\nNothing is lost.\u202e\u2028Press Delete' },
      { ...draft, name: 'x'.repeat(300) },
      ...Array.from({ length: 40 }, (_, index) => ({ ...draft, name: `Preset ${index}` })),
    ]);
    await handlers['accounts.remove']({ id: idOf(vault) }, 'main');
    const lines = asked[0]?.question.detail.split('\n') ?? [];
    expect(lines).toContain('• News Nothing is lost. Press Delete');
    expect(lines.filter((line) => line.startsWith('•'))).toHaveLength(12);
    expect(lines.at(-1)).toBe('and 30 more');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(200);
  });
});

describe('what the window may not do by itself', () => {
  test('the warning of a lost journal goes only where a person agrees', async () => {
    const problems = [{ code: 'journal-lost', detail: '' } as const];
    const { handlers, done } = handlersOf({ vault: await bench.saved(), state: { problems } });
    expect(await handlers['journal.confirm'](null, 'main')).toEqual({ agreed: false });
    expect(done).toEqual([]);
    expect(asked[0]?.question.message).toBe('Have you checked the consoles of all vendors?');
    answer = 0;
    expect(await handlers['journal.confirm'](null, 'main')).toEqual({ agreed: true });
    expect(done).toEqual(['looked']);
  });

  test('where no journal is lost nobody is asked about one', async () => {
    const { handlers, done } = handlersOf({ vault: await bench.saved() });
    await handlers['journal.confirm'](null, 'main');
    expect([asked, done]).toEqual([[], []]);
  });

  test('the program ends only where a person agrees, and after the page has its answer', async () => {
    const { handlers, done } = handlersOf({ vault: await bench.saved() });
    expect(await handlers['app.quit'](null, 'main')).toEqual({ agreed: false });
    answer = 0;
    expect(await handlers['app.quit'](null, 'main')).toEqual({ agreed: true });
    expect(done).toEqual([]);
    await new Promise((resume) => setImmediate(resume));
    expect(done).toEqual(['quit']);
  });
});

describe('the vault', () => {
  test('is started fresh only where a person agrees, and the accounts are named', async () => {
    const vault = await bench.saved(ENTRY, ANOTHER);
    await vault.lock();
    const { handlers } = handlersOf({ vault });
    expect(await handlers['vault.startFresh'](null, 'secrets')).toBeNull();
    expect(vault.state).toBe('locked-by-user');
    expect(asked[0]?.page).toBe('secrets');
    expect(asked[0]?.question.detail).toContain('• Main\n• Backup');
    answer = 0;
    const begun = await handlers['vault.startFresh'](null, 'secrets');
    expect(begun?.quarantined).toHaveLength(2);
    expect(holdingsOf(vault)).toEqual({ Main: 'missing', Backup: 'missing' });
  });

  test('that is open is refused before a person is asked', async () => {
    const { handlers } = handlersOf({ vault: await bench.saved() });
    await expect(async () => handlers['vault.startFresh'](null, 'main')).rejects.toThrow();
    expect(asked).toEqual([]);
  });
});

describe('the history', () => {
  test('gets shorter only where a person agrees; the question counts what is lost', async () => {
    const { handlers, settings } = handlersOf({ vault: await bench.saved() });
    const save = async (historyDays: number | null) =>
      handlers['settings.save']({ historyDays, zoom: 125 }, 'main');
    expect(await save(1)).toEqual({ agreed: false });
    // Nothing of a message counts that a person declined.
    expect(settings.get()).toMatchObject({ zoom: 100 });
    expect(settings.get().historyDays).toBeUndefined();
    expect(asked[0]?.question.message).toBe('Delete calls older than 1 days?');
    expect(asked[0]?.question.detail).toContain('1234');
    expect(Date.now() - Date.parse(counted[0]?.to ?? '')).toBeCloseTo(DAY_MS, -4);
    answer = 0;
    expect(await save(1)).toEqual({ agreed: true });
    expect(settings.get().historyDays).toBe(1);
  });

  test('a longer time, and what has nothing to do with it, asks nobody', async () => {
    const { handlers, settings } = handlersOf({ vault: await bench.saved() });
    settings.save({ historyDays: 90 });
    for (const changes of [{ historyDays: 365 }, { historyDays: null }, { zoom: 125 }, {}])
      expect(await handlers['settings.save'](changes, 'main')).toEqual({ agreed: true });
    expect(asked).toEqual([]);
  });

  test('the day is by the servers’ time, as that which counts', async () => {
    const problems = [{ code: 'clock-off', detail: String(-365 * 86_400) } as const];
    const { handlers } = handlersOf({ vault: await bench.saved(), state: { problems } });
    await handlers['settings.save']({ historyDays: 90 }, 'main');
    const from = new Date(Date.now() - (90 + 365) * DAY_MS);
    expect(asked[0]?.question.detail).toContain(`${from.getFullYear()}-`);
    expect(Date.parse(counted[0]?.to ?? '')).toBeCloseTo(from.getTime(), -4);
  });

  test('a history that cannot count is asked about without a number', async () => {
    const count = () => Promise.reject(new Error('no worker'));
    const { handlers } = handlersOf({ vault: await bench.saved(), count });
    await handlers['settings.save']({ historyDays: 90 }, 'main');
    expect(asked[0]?.question.detail).toMatch(/could not be counted/);
  });
});
