import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import type { SecretRequest } from '#contract/model/secrets.ts';
import { SecretsDesk } from '../../../../electron/desktop/credentials/secrets-desk.ts';
import { PaperPage } from '../../../support/secrets-page.ts';

let pages: PaperPage[];
let changes: number;
let desk: SecretsDesk;
beforeEach(() => {
  pages = [];
  changes = 0;
  desk = new SecretsDesk();
  desk.attach({
    open: () => {
      const page = new PaperPage();
      pages.push(page);
      return page;
    },
    onChange: () => {
      changes += 1;
    },
  });
});

const START = { kind: 'start', name: 'Evening news' } as const;
const STOP = { kind: 'stop', name: 'Evening news' } as const;
const UNLOCK: SecretRequest = { task: { kind: 'unlock' }, intents: [START] };
const ACCOUNT: SecretRequest = { task: { kind: 'account', accountId: 'a' }, intents: [] };
const [first, second] = [() => pages[0] as PaperPage, () => pages[1] as PaperPage];

/** What became of a question so far. */
async function settled(asking: Promise<string | null>): Promise<string | null> {
  await turn();
  return Promise.race([asking, Promise.resolve('open')]);
}

test('nothing is open before somebody asks', () => {
  expect([desk.request, desk.contents, pages]).toEqual([null, null, []]);
  desk.finish('unlock', null);
  desk.close();
  expect(pages).toEqual([]);
});

test('before a window can be opened, a task counts as given up', async () => {
  const early = new SecretsDesk();
  expect(await early.ask(UNLOCK)).toBeNull();
  expect(early.request).toBeNull();
});

test('a task opens its window, and tells what it is for', async () => {
  const asking = desk.ask(UNLOCK);
  expect(desk.request).toEqual(UNLOCK);
  expect(desk.contents).toBe(first().contents);
  expect(await settled(asking)).toBe('open');
  expect(changes).toBe(0);
});

test('done: the one who asked hears the account, and the window goes after its own question is answered', async () => {
  const asking = desk.ask(ACCOUNT);
  desk.finish('account', 'a');
  expect(first().isDestroyed).toBe(false);
  // SECURITY: from here on the page is nobody's.
  expect([desk.contents, desk.request]).toEqual([null, null]);
  expect(await asking).toBe('a');
  await turn();
  expect(first().isDestroyed).toBe(true);
});

test('given up by the window’s own button: null, and the next task gets a new window', async () => {
  const asking = desk.ask(UNLOCK);
  first().close();
  expect(await asking).toBeNull();
  expect(desk.request).toBeNull();
  void desk.ask(ACCOUNT);
  expect(pages).toHaveLength(2);
  expect(desk.request).toEqual(ACCOUNT);
});

test('given up in the page: null, and the window is gone', async () => {
  const asking = desk.ask(UNLOCK);
  desk.close();
  expect(await asking).toBeNull();
  expect(first().isDestroyed).toBe(true);
});

test('another task’s end is none of this one’s', async () => {
  const asking = desk.ask(UNLOCK);
  desk.finish('account', 'a');
  desk.finish('passphrase', null);
  expect(await settled(asking)).toBe('open');
  expect(desk.contents).toBe(first().contents);
});

test('the same task again: one window, brought to the front, with both clicks in it', async () => {
  const asking = [desk.ask(UNLOCK), desk.ask({ task: { kind: 'unlock' }, intents: [STOP] })];
  expect(pages).toHaveLength(1);
  expect(first().focused).toBe(1);
  expect(desk.request?.intents).toEqual([START, STOP]);
  expect(changes).toBe(1);
  desk.finish('unlock', null);
  expect(await Promise.all(asking)).toEqual([null, null]);
});

test('another task meanwhile: not taken, and the open one is brought to the front', async () => {
  const asking = desk.ask(ACCOUNT);
  expect(await desk.ask(UNLOCK)).toBeNull();
  expect(await desk.ask({ ...ACCOUNT, task: { kind: 'account', accountId: 'b' } })).toBeNull();
  expect([pages.length, first().focused, changes]).toEqual([1, 2, 0]);
  expect(desk.request).toEqual(ACCOUNT);
  expect(await settled(asking)).toBe('open');
});

test('what is asked with is not written into', () => {
  const request = { ...UNLOCK, intents: [START] };
  void desk.ask(request);
  void desk.ask({ task: { kind: 'unlock' }, intents: [STOP] });
  expect(request.intents).toEqual([START]);
});

test('a task right after the last one’s end has its own window, which the old one’s end leaves alone', async () => {
  void desk.ask(UNLOCK);
  desk.finish('unlock', null);
  const asking = desk.ask(ACCOUNT);
  await turn();
  expect(first().isDestroyed).toBe(true);
  expect(second().isDestroyed).toBe(false);
  expect(desk.contents).toBe(second().contents);
  expect(await settled(asking)).toBe('open');
});
