import type { Page } from 'playwright';
import type { QueuedMessage, WebhookView } from '#contract/model/webhook.ts';
import { vaultOf } from '../app-states.ts';
import { boardSeed, secretsSeed } from './seeds.ts';
import { openSettings, type Texts, type View } from './view.ts';

const AT = Date.parse('2026-11-22T12:04:05.000Z');

/** A target of the double's, and what a test says otherwise. */
export const webhookViewOf = (change: Partial<WebhookView> = {}): WebhookView => ({
  id: 'hook-1',
  name: 'Master control',
  kind: 'dingtalk',
  template: 'standard',
  enabled: true,
  events: ['trouble', 'file-missing'],
  quietHours: { from: '23:00', to: '07:00' },
  language: 'zh-CN',
  since: '2026-11-22T10:00:00.000Z',
  host: 'oapi.dingtalk.com',
  secrets: 'held',
  signed: true,
  waiting: 0,
  failed: 0,
  deliveredAt: '2026-11-22T12:00:00.000Z',
  ...change,
});

export const queuedMessageOf = (change: Partial<QueuedMessage> = {}): QueuedMessage => ({
  id: 'msg_1',
  webhookId: 'hook-1',
  message: {
    event: 'trouble',
    at: new Date(AT).toISOString(),
    title: 'Evening news: 1 of 2 not recording',
    lines: [],
    preset: 'Evening news',
    recording: true,
    streams: [],
    streamCount: 2,
  },
  createdAt: AT,
  state: 'waiting',
  attempts: 3,
  attemptedAt: AT + 60_000,
  nextAt: AT + 120_000,
  reason: 'target',
  answer: 'HTTP 200 {"errcode":310000,"errmsg":"sign not match"}',
  ...change,
});

const open = (page: Page, texts: Texts) => openSettings(page, texts, 'messages');

/** Targets of messages in the settings, with an outbox, and the step that enters one. */
export const WEBHOOK_VIEWS: readonly View[] = [
  { name: 'messages-none', seed: (appearance) => boardSeed(appearance), reach: open },
  {
    name: 'messages-outbox',
    seed: (appearance) => ({
      ...boardSeed({
        ...appearance,
        webhooks: [
          webhookViewOf({ waiting: 1, failed: 1 }),
          webhookViewOf({
            ...{ id: 'hook-2', name: 'Tally', kind: 'generic', template: 'tally-arbiter' },
            ...{ secrets: 'locked', host: null, signed: false, quietHours: null },
          }),
        ],
      }),
      messages: [
        queuedMessageOf(),
        queuedMessageOf({ id: 'msg_2', state: 'failed', nextAt: null, reason: 'no-answer' }),
        queuedMessageOf({ id: 'msg_3', state: 'delivered', nextAt: null, reason: null }),
      ],
    }),
    async reach(page, texts) {
      await open(page, texts);
      await page.getByRole('heading', { name: texts['webhooks.outbox'] }).waitFor();
      await page.getByText(texts['webhooks.state.failed'], { exact: false }).first().waitFor();
    },
  },
  {
    name: 'secrets-webhook',
    seed: (appearance) =>
      secretsSeed(
        { task: { kind: 'webhook', webhookId: null }, intents: [] },
        { ...appearance, vault: vaultOf() },
      ),
    async reach(page, texts) {
      await page.getByLabel(texts['webhooks.enter.kind']).selectOption('generic');
      await page.getByText(texts['webhooks.template.standard.hint']).waitFor();
    },
  },
];
