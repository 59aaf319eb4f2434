import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import { vaultOf } from '../support/app-states.ts';
import { type FakeWindow, windowForTests } from '../support/fake-bridge/open-page.ts';
import { boardSeed, secretsSeed } from '../support/fake-bridge/seeds.ts';
import { openSettings } from '../support/fake-bridge/view.ts';
import { queuedMessageOf, webhookViewOf } from '../support/fake-bridge/webhook-views.ts';
import { A_SECRET } from '../support/fake-bridge/without-secrets.ts';

const TEXTS = LOCALES.en;
const NAME = 'Master control';

let view: FakeWindow;
let page: Page;
windowForTests((opened) => {
  view = opened;
  page = view.page;
});

const labelled = (key: keyof typeof TEXTS, values: Record<string, string>) =>
  Object.entries(values).reduce(
    (text, [name, value]) => text.replace(`{{${name}}}`, value),
    TEXTS[key],
  );
const button = (name: string) => page.getByRole('button', { name, exact: true });

const openMessages = async () => {
  await view.show({
    ...boardSeed({ webhooks: [webhookViewOf({ quietHours: null, waiting: 1, failed: 1 })] }),
    messages: [
      queuedMessageOf(),
      queuedMessageOf({ id: 'msg_2', state: 'failed', nextAt: null, reason: 'no-answer' }),
    ],
  });
  await openSettings(page, TEXTS, 'messages');
};

test('a target: events, quiet hours and language count at once; a test shows the service’s own answer', async () => {
  await openMessages();
  await page.getByText('oapi.dingtalk.com', { exact: false }).waitFor();
  await page.getByRole('checkbox', { name: TEXTS['webhooks.event.accepted'] }).check();
  await page.getByRole('switch', { name: TEXTS['webhooks.quiet'] }).check();
  await page.getByLabel(TEXTS['webhooks.quiet.to'], { exact: true }).fill('06:30');
  await page.getByLabel(TEXTS['webhooks.language'], { exact: true }).selectOption('');
  expect((await view.asked('webhooks.configure')).at(-1)).toEqual({
    id: 'hook-1',
    choices: {
      enabled: true,
      events: ['trouble', 'accepted', 'file-missing'],
      quietHours: { from: '23:00', to: '06:30' },
      language: null,
    },
  });
  await page.evaluate(() => {
    const answer = 'HTTP 200 {"errcode":310000,"errmsg":"keywords not in content"}';
    window.fakeBridge.webhooks.test = { delivered: false, reason: 'target', answer };
  });
  await button(labelled('webhooks.test.label', { name: NAME })).click();
  await page.getByText('keywords not in content', { exact: false }).waitFor();
});

test('the outbox says why a message waits; it is tried again, or discarded', async () => {
  await openMessages();
  const title = queuedMessageOf().message.title;
  await page.getByText('sign not match', { exact: false }).first().waitFor();
  await button(labelled('webhooks.retry.label', { title })).first().click();
  await page.getByText(TEXTS['webhooks.state.delivered'], { exact: false }).last().waitFor();
  expect(await view.asked('webhooks.retry')).toEqual([{ messageId: 'msg_1' }]);
  await button(labelled('webhooks.discard.label', { title })).click();
  await page
    .getByText(TEXTS['webhooks.state.failed'], { exact: false })
    .waitFor({ state: 'detached' });
  expect(await view.asked('webhooks.discard')).toEqual([{ messageId: 'msg_2' }]);
});

test('adding opens the window for secrets; deleting asks main, and a “no” keeps the target', async () => {
  await openMessages();
  await button(TEXTS['webhooks.add']).click();
  expect(await view.asked('secrets.open')).toEqual([
    { task: { kind: 'webhook', webhookId: null } },
  ]);
  await page.evaluate(() => {
    window.fakeBridge.agrees = false;
  });
  await button(labelled('webhooks.delete.label', { name: NAME })).click();
  await page.getByRole('heading', { name: NAME }).waitFor();
  await page.evaluate(() => {
    window.fakeBridge.agrees = true;
  });
  await button(labelled('webhooks.delete.label', { name: NAME })).click();
  await page.getByText(TEXTS['webhooks.empty']).waitFor();
});

test('the window for secrets takes address and secret, and keeps what is left empty', {
  tags: ['slow'],
}, async () => {
  const open = (webhookId: string | null) =>
    view.show(
      secretsSeed(
        { task: { kind: 'webhook', webhookId }, intents: [] },
        { vault: vaultOf(), webhooks: [webhookViewOf()] },
      ),
      { width: 480, height: 640 },
    );
  const field = (key: keyof typeof TEXTS) => page.getByLabel(TEXTS[key], { exact: true });
  const save = () => button(TEXTS.save).click();
  await open(null);
  await save();
  await page.getByText(TEXTS['webhooks.problem.url']).waitFor();
  await field('webhooks.enter.name').fill('Room');
  await field('webhooks.enter.kind').selectOption('feishu');
  expect(await field('webhooks.enter.url').getAttribute('type')).toBe('password');
  await field('webhooks.enter.url').fill(' https://open.feishu.cn/open-apis/bot/v2/hook/x ');
  await field('webhooks.enter.secret').fill('signs');
  await save();
  await page.getByText(TEXTS['secrets.done.saved']).waitFor();
  const entry = { name: 'Room', kind: 'feishu', template: 'standard' };
  const secrets = { url: A_SECRET, secret: A_SECRET };
  expect(await view.asked('webhooks.save')).toEqual([
    { id: null, entry: { ...entry, ...secrets } },
  ]);
  await open('hook-1');
  await page.getByText(TEXTS['webhooks.enter.url.keep']).waitFor();
  await save();
  await page.getByText(TEXTS['secrets.done.saved']).waitFor();
  expect((await view.asked('webhooks.save')).at(-1)).toMatchObject({
    id: 'hook-1',
    entry: { name: NAME, kind: 'dingtalk', url: null, secret: null },
  });
});
