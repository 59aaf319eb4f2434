import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ControlSettings } from '#contract/model/control.ts';
import {
  type EventClient,
  streamClient,
  webSocketClient,
} from '../../support/control/event-clients.ts';
import {
  CONTROL_TOKEN,
  type HttpDesk,
  httpDesk,
  PRESET,
  READ_TOKEN,
} from '../../support/control/http-desk.ts';
import { until } from '../../support/desktop/until.ts';

/** Who follows the events, for as long as the token that it came in by is what it was. */
let desk: HttpDesk;
let settings: ControlSettings;
const clients: EventClient[] = [];

beforeAll(async () => {
  desk = await httpDesk();
  settings = desk.near.control.get();
});
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
  desk.near.control.save(settings);
});
afterAll(async () => {
  const { faults } = desk;
  await desk.close();
  expect(faults).toEqual([]);
});

/** One over a WebSocket and one of Server-Sent Events, both of which have begun. */
async function followers(token: string): Promise<EventClient[]> {
  const from = { port: desk.port, token };
  const both = [webSocketClient(from), streamClient(from)];
  clients.push(...both);
  await until('the snapshots', () => both.every(({ told }) => told.length > 0));
  return both;
}

type Tokens = ControlSettings['http']['tokens'];

/** Changes the tokens in the settings, as an operator does. */
function changeTokens(change: (tokens: Tokens) => Tokens): void {
  const { http } = desk.near.control.get();
  desk.near.control.save({ http: { ...http, tokens: change(http.tokens) } });
}

/** Renames the preset to this, which is a change that every reader is told. */
function change(name: string): void {
  const [preset] = desk.near.presets.list();
  if (!preset) throw new Error('no preset');
  const { id, ...draft } = preset;
  desk.near.presets.save(id, { ...draft, name });
}

const hears = (client: EventClient, name: string) =>
  client.told.some((message) => message.type === 'preset' && message.preset?.name === name);

const isOpen = (client: EventClient) => client.ended() === null;

test('a token that is revoked takes its readers along, at once, and no others', async () => {
  const ofWall = await followers(READ_TOKEN);
  const ofDeck = await followers(CONTROL_TOKEN);
  changeTokens((tokens) => tokens.filter(({ name }) => name !== 'Wall'));
  change('After it was revoked');
  await until('they are sent away', () => ofWall.every((client) => !isOpen(client)));
  await until('the others hear it', () =>
    ofDeck.every((client) => hears(client, 'After it was revoked')),
  );
  expect(ofWall.some((client) => hears(client, 'After it was revoked'))).toBe(false);
  expect(ofDeck.every(isOpen)).toBe(true);
  expect(ofWall[0]?.ended()).toEqual({ code: 1008, reason: 'The token was revoked or narrowed' });
  change(PRESET);
});

test('a token that is narrowed does the same, one that is widened does not', async () => {
  const ofWall = await followers(READ_TOKEN);
  const ofDeck = await followers(CONTROL_TOKEN);
  changeTokens((tokens) =>
    tokens.map((token) => (token.name === 'Wall' ? { ...token, scope: 'control' } : token)),
  );
  changeTokens((tokens) =>
    tokens.map((token) => (token.name === 'Stream Deck' ? { ...token, scope: 'read' } : token)),
  );
  await until('they are sent away', () => ofDeck.every((client) => !isOpen(client)));
  change('After it was narrowed');
  await until('the others hear it', () =>
    ofWall.every((client) => hears(client, 'After it was narrowed')),
  );
  expect(ofWall.every(isOpen)).toBe(true);
  // Another token under the same id is another one.
  changeTokens((tokens) => tokens.map((token) => ({ ...token, hash: 'a'.repeat(64) })));
  await until('they are sent away', () => ofWall.every((client) => !isOpen(client)));
  change(PRESET);
});

test('one that never reads is sent away too, and leaves nothing behind', async () => {
  const [webSocket] = await followers(READ_TOKEN);
  webSocket?.pause();
  changeTokens(() => []);
  desk.near.control.save(settings);
  await until('no reader is left', async () => {
    const { text } = await desk.ask('/metrics');
    return /^cdn_recorder_event_readers 0$/m.test(text);
  });
});
