import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ControlSettings } from '#contract/model/control.ts';
import { ChangeFeed } from '../../../electron/control/published/change-feed.ts';
import { publishedState } from '../../../electron/control/published/collections.ts';
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
import { FeedClient, Follower } from '../../support/published.ts';

/** Who follows the events, for as long as the token that it came in by is what it was. */
let desk: HttpDesk;
let settings: ControlSettings;
let presetId: string;
const clients: EventClient[] = [];
const references: FeedClient[] = [];

beforeAll(async () => {
  desk = await httpDesk();
  settings = desk.near.control.get();
  presetId = desk.near.presets.findByName(PRESET)?.id ?? '';
});
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
  for (const client of references.splice(0)) client.close();
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
  const preset = desk.near.presets.find(presetId);
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

test('one that never reads is sent away too, and leaves nothing behind', {
  tags: ['slow'],
}, async () => {
  const [webSocket] = await followers(READ_TOKEN);
  webSocket?.pause();
  changeTokens(() => []);
  desk.near.control.save(settings);
  await until('no reader is left', async () => {
    const { text } = await desk.ask('/metrics');
    return /^cdn_recorder_event_readers 0$/m.test(text);
  });
});

/** Changes that floods have told so far. */
let flooded = 0;

/** Changes that every reader is told, one in each turn of the event loop. */
async function flood(count: number, bytes: number): Promise<void> {
  const { state } = desk.near;
  for (let at = 0; at < count; at += 1) {
    flooded += 1;
    state.update({ problems: [{ code: 'clock-off', detail: `${'x'.repeat(bytes)} ${flooded}` }] });
    await state.told();
  }
}

/** Whether it has the last change, by itself or in the snapshot behind a gap. */
function isThrough({ told }: EventClient): boolean {
  const isLast = (detail = '') => detail.endsWith(` ${flooded}`);
  const last = told.at(-1);
  if (last?.type === 'problem') return isLast(last.problem?.detail);
  return last?.type === 'snapshot' && last.problems.some(({ detail }) => isLast(detail));
}

/** Each is numbered without a hole, leads to the state that is, and accounts for each of the changes. */
function expectWhole({ told }: EventClient, changes: number): void {
  expect(told.map(({ seq }) => seq)).toEqual(told.map((_one, index) => index + 1));
  const follower = new Follower();
  for (const message of told) follower.take(message);
  expect(follower.state).toEqual(publishedState(desk.near.state.state));
  const lost = told.reduce((sum, one) => sum + (one.type === 'gap' ? one.lost : 0), 0);
  const got = told.filter(({ type }) => type !== 'gap' && type !== 'snapshot');
  expect(got.length + lost).toBe(changes);
  const details = got.flatMap((one) => (one.type === 'problem' ? (one.problem?.detail ?? []) : []));
  const numbers = details.flatMap((detail) => /\d+$/.exec(detail)?.map(Number) ?? []);
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
}

/** Until each has been told all that was changed before; resolves with how many changes it has had by then. */
async function caughtUp(readers: readonly EventClient[]): Promise<Map<EventClient, number>> {
  change('Before the flood');
  await until('they hear the last change', () =>
    readers.every((client) => hears(client, 'Before the flood')),
  );
  return new Map(readers.map((client) => [client, client.told.length - 1]));
}

/** All changes from now on, as a reader has them that takes each at once. */
function counted(): { readonly changes: number } {
  const client = new FeedClient(new ChangeFeed(desk.near.state, () => new Date()));
  references.push(client);
  return {
    get changes() {
      return client.messages.length - 1;
    },
  };
}

test('ten readers are told a thousand changes, in order, each or with a gap that is told', async () => {
  const all: EventClient[] = [];
  for (let pair = 0; pair < 5; pair += 1) all.push(...(await followers(READ_TOKEN)));
  const before = await caughtUp(all);
  const reference = counted();
  await flood(1_000, 100);
  await until('all are through', () => all.every(isThrough));
  expect(reference.changes).toBe(1_000);
  for (const [client, had] of before) expectWhole(client, had + reference.changes);
  change(PRESET);
});

test('a reader that never reads costs no more than its bound, and is told what it lost', {
  tags: ['slow'],
}, async () => {
  const sockets: Socket[] = [];
  const onSocket = (message: unknown) => sockets.push((message as { socket: Socket }).socket);
  subscribe('net.server.socket', onSocket);
  const deaf = await followers(READ_TOKEN);
  unsubscribe('net.server.socket', onSocket);
  const ofDeaf = sockets.filter(({ localPort }) => localPort === desk.port);
  expect(ofDeaf).toHaveLength(2);
  const honest = await followers(READ_TOKEN);
  const before = await caughtUp([...deaf, ...honest]);
  const reference = counted();
  for (const client of deaf) client.pause();
  const large = 200_000;
  // How much the system's own buffers of a connection hold is up to the system.
  for (let round = 0; round < 50; round += 1) {
    if (ofDeaf.every(({ writableNeedDrain }) => writableNeedDrain)) break;
    await flood(10, large);
  }
  await flood(20, large);
  await until('the others are through', () => honest.every(isThrough));
  expect(ofDeaf.map(({ writableNeedDrain }) => writableNeedDrain)).toEqual([true, true]);
  for (const { writableLength } of ofDeaf) expect(writableLength).toBeLessThan(2 * large);
  for (const client of deaf) client.resume();
  await until('they are through', () => deaf.every(isThrough));
  for (const client of deaf) {
    expect(client.told.filter(({ type }) => type === 'gap').length).toBeGreaterThan(0);
  }
  for (const [client, had] of before) expectWhole(client, had + reference.changes);
  change(PRESET);
});
