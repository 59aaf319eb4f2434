import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CHANNELS } from '#contract/ipc/channels.ts';
import {
  CONTROL_OFF,
  type Deck,
  type HyperdeckControl,
  MAX_TOKENS,
  type TslTarget,
} from '#contract/model/control.ts';
import type { SecretRequest } from '#contract/model/secrets.ts';
import type { Confirmation } from '../../../electron/app/confirmation-text.ts';
import { RemoteControl } from '../../../electron/app/control/remote-control.ts';
import { findToken } from '../../../electron/app/control/tokens.ts';
import { translatorFor } from '../../../electron/app/language.ts';
import { controlHandlers } from '../../../electron/ipc/control-handlers.ts';
import { openControl } from '../../../electron/storage/control/control-store.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder('control');
});
afterEach(() => folder.remove());

const TOKEN_TASK: SecretRequest = { task: { kind: 'token' }, intents: [] };

/** The handlers on a data folder, and a person who gives this answer to each question. */
function world(answer: number | null, request: SecretRequest | null = TOKEN_TASK) {
  const control = openControl(folder.path, new Date());
  const asked: Confirmation[] = [];
  const handlers = controlHandlers({
    remoteControl: new RemoteControl(control),
    secretPrompt: { request },
    translate: () => translatorFor('en'),
    confirm: async (_page, question) => {
      asked.push(question);
      return answer;
    },
  });
  const { tokens: _, ...http } = CONTROL_OFF.http;
  return {
    ...{ control, asked, handlers },
    saveHttp: (change: Partial<typeof http>) =>
      handlers['control.http']({ ...http, enabled: true, ...change }, 'main'),
    saveDecks: (change: Partial<HyperdeckControl>) =>
      handlers['control.hyperdeck'](
        { ...CONTROL_OFF.hyperdeck, enabled: true, decks: [DECK], ...change },
        'main',
      ),
    saveTally: (...targets: TslTarget[]) => handlers['control.tsl']({ targets }, 'main'),
    make: (name: string) => handlers['control.makeToken']({ name, scope: 'control' }, 'secrets'),
  };
}

const DECK: Deck = { port: 9993, presets: ['p1'] };
const LAMPS: TslTarget = {
  protocol: '5.0-udp',
  host: '192.0.2.20',
  port: 8900,
  text: 'utf-16',
  screen: 0,
  brightness: 3,
  swapTallies: false,
  framed: true,
  amberAs: 'amber',
  addresses: [{ presetId: 'p1', address: 1 }],
};

test('the pause is saved without a question', async () => {
  const { control, asked, handlers } = world(null);
  await handlers['control.pause']({ paused: true }, 'main');
  expect(control.get().paused).toBe(true);
  expect(openControl(folder.path, new Date()).get().paused).toBe(true);
  expect(asked).toEqual([]);
});

describe('the HTTP API', () => {
  test('on this computer alone it is switched on without a question, and keeps its tokens', async () => {
    const { control, asked, saveHttp, make } = world(null);
    await make('Stream Deck');
    expect(await saveHttp({ hosts: ['recorder.example'] })).toEqual({ agreed: true });
    expect(control.get().http).toMatchObject({ enabled: true, hosts: ['recorder.example'] });
    expect(control.get().http.tokens.map(({ name }) => name)).toEqual(['Stream Deck']);
    expect(asked).toEqual([]);
  });

  test('at another address or port a person is asked, and once only', async () => {
    const { asked, saveHttp } = world(0);
    await saveHttp({ address: '0.0.0.0' });
    await saveHttp({ address: '0.0.0.0', origins: ['https://panel.example'] });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.message).toContain('0.0.0.0 : 9480');
    await saveHttp({ address: '0.0.0.0', port: 9481 });
    await saveHttp({ address: '192.0.2.20', port: 9481 });
    expect(asked).toHaveLength(3);
  });

  test('declined: nothing is saved', async () => {
    const { control, asked, saveHttp } = world(null);
    expect(await saveHttp({ address: '0.0.0.0' })).toEqual({ agreed: false });
    expect(control.get()).toEqual(CONTROL_OFF);
    expect(await saveHttp({ address: '0.0.0.0', enabled: false })).toEqual({ agreed: true });
    expect(asked).toHaveLength(1);
    // Switched on at the address that was saved while it was off.
    expect(await saveHttp({ address: '0.0.0.0' })).toEqual({ agreed: false });
  });
});

describe('decks', () => {
  test('each port that opens is asked about, on this computer too', async () => {
    const { asked, saveDecks } = world(0);
    await saveDecks({});
    expect(asked[0]?.message).toContain('127.0.0.1 : 9993');
    expect(asked[0]?.detail).toContain('Only this computer');
    await saveDecks({ decks: [{ ...DECK, presets: ['p2', 'p1'] }] });
    expect(asked).toHaveLength(1);
    await saveDecks({ decks: [DECK, { ...DECK, port: 9994 }] });
    expect(asked).toHaveLength(2);
  });

  test('who may connect besides is named, and asked about when it becomes more', async () => {
    const { asked, saveDecks } = world(0);
    const open = { address: '0.0.0.0', allowed: ['192.0.2.20'] };
    await saveDecks(open);
    expect(asked[0]?.detail).toContain('• 192.0.2.20');
    await saveDecks({ ...open, allowed: [] });
    expect(asked).toHaveLength(1);
    await saveDecks(open);
    expect(asked).toHaveLength(2);
    await saveDecks({ ...open, enabled: false, allowed: ['192.0.2.0/24'] });
    expect(asked).toHaveLength(2);
  });

  test('declined: no port opens', async () => {
    const { control, saveDecks } = world(null);
    expect(await saveDecks({})).toEqual({ agreed: false });
    expect(control.get()).toEqual(CONTROL_OFF);
  });

  test('two decks have no port in common', () => {
    const { args } = CHANNELS['control.hyperdeck'];
    const of = (...decks: Deck[]) => args.safeParse({ ...CONTROL_OFF.hyperdeck, decks }).success;
    expect([of(DECK), of(DECK, DECK), of(DECK, { ...DECK, port: 9994 })]).toEqual([
      true,
      false,
      true,
    ]);
  });
});

describe('tally', () => {
  test('a receiver is asked about before anything is sent to it; what it shows is not', async () => {
    const { control, asked, saveTally } = world(0);
    await saveTally(LAMPS);
    expect(asked[0]?.detail).toContain('192.0.2.20:8900');
    await saveTally({ ...LAMPS, addresses: [], text: 'ascii' });
    expect(asked).toHaveLength(1);
    await saveTally(LAMPS, { ...LAMPS, host: '2001:db8::1' });
    expect(asked[1]?.detail).toContain('[2001:db8::1]:8900');
    await saveTally();
    expect([asked.length, control.get().tsl]).toEqual([2, []]);
  });

  test('declined: nothing is sent anywhere', async () => {
    const { control, saveTally } = world(null);
    expect(await saveTally(LAMPS)).toEqual({ agreed: false });
    expect(control.get().tsl).toEqual([]);
  });

  test('only what can be sent is taken', () => {
    const { args } = CHANNELS['control.tsl'];
    const takes = (change: Partial<TslTarget>) =>
      args.safeParse({ targets: [{ ...LAMPS, ...change }] }).success;
    const [lamp] = LAMPS.addresses;
    expect(takes({})).toBe(true);
    expect(takes({ protocol: '3.1-udp' })).toBe(false);
    expect(takes({ protocol: '3.1-udp', text: 'ascii' })).toBe(true);
    const high = [{ presetId: 'p1', address: 127 }];
    expect(takes({ protocol: '3.1-udp', text: 'ascii', addresses: high })).toBe(false);
    expect(takes({ addresses: [...LAMPS.addresses, ...(lamp ? [lamp] : [])] })).toBe(false);
  });
});

describe('tokens', () => {
  test('a token is given once; what is kept recognizes it, and is not it', async () => {
    const { control, make } = world(null);
    const { token } = await make(' Stream Deck ');
    const { tokens } = control.get().http;
    expect(findToken(tokens, token)).toMatchObject({ name: 'Stream Deck', scope: 'control' });
    expect(readFileSync(join(folder.path, 'control.json'), 'utf8')).not.toContain(token);
  });

  test('no two have one name, and there is an end of them', async () => {
    const { control, make } = world(null);
    await make('Stream Deck');
    expect(() => make('Stream Deck')).toThrow('has this name');
    for (let count = 1; count < MAX_TOKENS; count += 1) await make(`Desk ${count}`);
    expect(() => make('One more')).toThrow('as many tokens');
    expect(control.get().http.tokens).toHaveLength(MAX_TOKENS);
  });

  test.each([null, { task: { kind: 'unlock' }, intents: [] }] as const)(
    'none is made while the window for secrets is open for %j',
    (request) => {
      const { control, make } = world(null, request && { ...request, intents: [] });
      expect(() => make('Stream Deck')).toThrow('not open for a token');
      expect(control.get()).toEqual(CONTROL_OFF);
    },
  );

  test('one is revoked once a person agrees, and no other goes with it', async () => {
    const declined = world(null);
    const { token } = await declined.make('Stream Deck');
    await declined.make('Panel');
    const id = findToken(declined.control.get().http.tokens, token)?.id ?? '';
    expect(await declined.handlers['control.revokeToken']({ id }, 'main')).toEqual({
      agreed: false,
    });
    expect(declined.asked[0]?.message).toContain('Stream Deck');
    const { control, handlers } = world(0);
    expect(await handlers['control.revokeToken']({ id }, 'main')).toEqual({ agreed: true });
    expect(control.get().http.tokens.map(({ name }) => name)).toEqual(['Panel']);
    await expect(handlers['control.revokeToken']({ id }, 'main')).rejects.toThrow('not exist');
  });
});
