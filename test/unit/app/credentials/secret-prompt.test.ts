import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import type { SecretRequest } from '#contract/model/secrets.ts';
import { SecretPrompt } from '../../../../electron/app/credentials/secret-prompt.ts';
import { PaperPage } from '../../../support/secrets-page.ts';

let pages: PaperPage[];
let changes: number;
let secretPrompt: SecretPrompt;
beforeEach(() => {
  pages = [];
  changes = 0;
  secretPrompt = new SecretPrompt();
  secretPrompt.attach({
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
  expect([secretPrompt.request, secretPrompt.page, pages]).toEqual([null, null, []]);
  secretPrompt.finish('unlock', null);
  secretPrompt.close();
  expect(pages).toEqual([]);
});

test('before a window can be opened, a task counts as given up', async () => {
  const early = new SecretPrompt();
  expect(await early.ask(UNLOCK)).toBeNull();
  expect(early.request).toBeNull();
});

test('a task opens its window, and tells what it is for', async () => {
  const asking = secretPrompt.ask(UNLOCK);
  expect(secretPrompt.request).toEqual(UNLOCK);
  expect(secretPrompt.page).toBe(first());
  expect(await settled(asking)).toBe('open');
  expect(changes).toBe(0);
});

test('done: the one who asked hears the account, and the window goes after its own question is answered', async () => {
  const asking = secretPrompt.ask(ACCOUNT);
  secretPrompt.finish('account', 'a');
  expect(first().isDestroyed).toBe(false);
  // SECURITY: from here on the page is nobody's.
  expect([secretPrompt.page, secretPrompt.request]).toEqual([null, null]);
  expect(await asking).toBe('a');
  await turn();
  expect(first().isDestroyed).toBe(true);
});

test('given up by the window’s own button: null, and the next task gets a new window', async () => {
  const asking = secretPrompt.ask(UNLOCK);
  first().close();
  expect(await asking).toBeNull();
  expect(secretPrompt.request).toBeNull();
  void secretPrompt.ask(ACCOUNT);
  expect(pages).toHaveLength(2);
  expect(secretPrompt.request).toEqual(ACCOUNT);
});

test('given up in the page: null, and the window is gone', async () => {
  const asking = secretPrompt.ask(UNLOCK);
  secretPrompt.close();
  expect(await asking).toBeNull();
  expect(first().isDestroyed).toBe(true);
});

test('another task’s end is none of this one’s', async () => {
  const asking = secretPrompt.ask(UNLOCK);
  secretPrompt.finish('account', 'a');
  secretPrompt.finish('passphrase', null);
  expect(await settled(asking)).toBe('open');
  expect(secretPrompt.page).toBe(first());
});

test('the same task again: one window, brought to the front, with both clicks in it', async () => {
  const asking = [
    secretPrompt.ask(UNLOCK),
    secretPrompt.ask({ task: { kind: 'unlock' }, intents: [STOP] }),
  ];
  expect(pages).toHaveLength(1);
  expect(first().focused).toBe(1);
  expect(secretPrompt.request?.intents).toEqual([START, STOP]);
  expect(changes).toBe(1);
  secretPrompt.finish('unlock', null);
  expect(await Promise.all(asking)).toEqual([null, null]);
});

test('another task meanwhile: not taken, and the open one is brought to the front', async () => {
  const asking = secretPrompt.ask(ACCOUNT);
  expect(await secretPrompt.ask(UNLOCK)).toBeNull();
  expect(
    await secretPrompt.ask({ ...ACCOUNT, task: { kind: 'account', accountId: 'b' } }),
  ).toBeNull();
  expect([pages.length, first().focused, changes]).toEqual([1, 2, 0]);
  expect(secretPrompt.request).toEqual(ACCOUNT);
  expect(await settled(asking)).toBe('open');
});

test('what is asked with is not written into', () => {
  const request = { ...UNLOCK, intents: [START] };
  void secretPrompt.ask(request);
  void secretPrompt.ask({ task: { kind: 'unlock' }, intents: [STOP] });
  expect(request.intents).toEqual([START]);
});

test('a task right after the last one’s end has its own window, which the old one’s end leaves alone', async () => {
  void secretPrompt.ask(UNLOCK);
  secretPrompt.finish('unlock', null);
  const asking = secretPrompt.ask(ACCOUNT);
  await turn();
  expect(first().isDestroyed).toBe(true);
  expect(second().isDestroyed).toBe(false);
  expect(secretPrompt.page).toBe(second());
  expect(await settled(asking)).toBe('open');
});
