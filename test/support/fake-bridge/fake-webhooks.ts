import type { AppState } from '#contract/model/app-state.ts';
import type { QueuedMessage, WebhookTest, WebhookView } from '#contract/model/webhook.ts';
import type { Handlers } from './fake-bridge.ts';

export type WebhookChannel = Extract<keyof Handlers, `webhooks.${string}`>;

/** The side of the double that the targets need. */
export interface WebhookHost {
  readonly current: () => AppState;
  readonly agrees: () => boolean;
  readonly update: (changes: Partial<AppState>) => void;
}

/** Main's targets of messages as the pages see them: no address, and nothing that is sent. */
export class FakeWebhooks {
  messages: readonly QueuedMessage[];
  /** What the service says to the next test message. */
  test: WebhookTest = {
    delivered: true,
    reason: null,
    answer: 'HTTP 200 {"errcode":0,"errmsg":"ok"}',
  };
  readonly #host: WebhookHost;

  constructor(host: WebhookHost, messages: readonly QueuedMessage[] = []) {
    this.#host = host;
    this.messages = messages;
  }

  #set(webhooks: readonly WebhookView[]): void {
    this.#host.update({ webhooks: [...webhooks] });
  }

  #setMessages(messages: readonly QueuedMessage[]): void {
    this.messages = messages;
    this.#set(this.#host.current().webhooks.map((webhook) => ({ ...webhook })));
  }

  readonly handlers: Pick<Handlers, WebhookChannel> = {
    'webhooks.save': ({ id: given, entry: { name, kind, template, url, secret } }) => {
      const { webhooks } = this.#host.current();
      const known = webhooks.find(({ id }) => id === given);
      const id = known?.id ?? `hook-${webhooks.length + 1}`;
      const first = { enabled: true, events: ['trouble' as const], quietHours: null };
      const shown = { waiting: 0, failed: 0, deliveredAt: null, language: null };
      const saved: WebhookView = {
        ...{ ...first, ...shown, since: '2026-11-22T10:00:00.000Z', ...known },
        ...{ id, name, kind, template, secrets: 'held' },
        host: url === null ? (known?.host ?? null) : new URL(url).host,
        signed: secret === null ? (known?.signed ?? false) : secret !== '',
      };
      this.#set([...webhooks.filter((webhook) => webhook.id !== id), saved]);
      return { id };
    },
    'webhooks.configure': ({ id, choices }) => {
      const { webhooks } = this.#host.current();
      this.#set(webhooks.map((one) => (one.id === id ? { ...one, ...choices } : one)));
      return null;
    },
    'webhooks.remove': ({ id }) => {
      const agreed = this.#host.agrees();
      if (agreed) this.#set(this.#host.current().webhooks.filter((one) => one.id !== id));
      return { agreed };
    },
    'webhooks.test': () => this.test,
    'webhooks.messages': () => ({ messages: [...this.messages] }),
    'webhooks.retry': ({ messageId }) => {
      this.#setMessages(
        this.messages.map((message) =>
          message.id === messageId
            ? { ...message, state: 'delivered', nextAt: null, reason: null }
            : message,
        ),
      );
      return null;
    },
    'webhooks.discard': ({ messageId }) => {
      this.#setMessages(this.messages.filter(({ id }) => id !== messageId));
      return null;
    },
  };
}
