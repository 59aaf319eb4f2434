import { MAX_LISTED_MESSAGES } from '#contract/ipc/webhook-channels.ts';
import { sameName } from '#contract/model/name.ts';
import type {
  ProvisionedWebhook,
  QueuedMessage,
  Webhook,
  WebhookChoices,
  WebhookEntry,
  WebhookMessage,
  WebhookTest,
  WebhookView,
} from '#contract/model/webhook.ts';
import { MAX_WEBHOOKS } from '#contract/model/webhook.ts';
import { addressProblem } from '#contract/rules/webhook-address.ts';
import { Refused } from '../../recording/refused.ts';
import type { VaultRepository, WebhookSecret } from '../../storage/ports.ts';
import type { WebhookOutbox, WebhookRepository } from '../../storage/webhook-ports.ts';
import type { Language, Translate } from '../language.ts';
import type { WebhookSender } from './sender.ts';

/** What a target is told before a person chooses: what needs one. */
const FIRST_CHOICES: WebhookChoices = {
  enabled: true,
  events: ['trouble'],
  quietHours: null,
  language: null,
};

export interface WebhookServiceParts {
  readonly webhooks: WebhookRepository;
  readonly vault: Pick<
    VaultRepository,
    'webhookSecret' | 'saveWebhookSecrets' | 'removeWebhookSecret' | 'isAccessible'
  >;
  readonly outbox: WebhookOutbox;
  readonly sender: Pick<WebhookSender, 'kick' | 'test'>;
  readonly translator: (language: Language) => Translate;
  /** The language of the window. */
  language(): Language;
  newId(): string;
  /** Milliseconds since the epoch. */
  now(): number;
  onChange(): void;
}

/** The targets of messages and the messages on their way, as a person sees and changes them. */
export class WebhookService {
  readonly #parts: WebhookServiceParts;

  constructor(parts: WebhookServiceParts) {
    this.#parts = parts;
  }

  views(): WebhookView[] {
    const { webhooks, vault, outbox } = this.#parts;
    const counts = outbox.counts();
    return webhooks.list().map((webhook) => {
      const secret = vault.webhookSecret(webhook.id);
      const { waiting = 0, failed = 0, deliveredAt = null } = counts.get(webhook.id) ?? {};
      const without = vault.isAccessible ? 'missing' : 'locked';
      return {
        ...webhook,
        host: secret && new URL(secret.url).host,
        secrets: secret ? 'held' : without,
        signed: secret !== null && secret.secret !== null,
        waiting,
        failed,
        deliveredAt: deliveredAt === null ? null : new Date(deliveredAt).toISOString(),
      };
    });
  }

  /**
   * Saves what was entered of a target: a new one, or in the place of the one of this id. Without an address the known
   * one stays, and with it its secret where none was entered.
   *
   * @throws Refused, VaultUnavailable, UnreadableStore
   */
  async save(id: string | null, entry: WebhookEntry): Promise<string> {
    const { webhooks, vault, newId, now } = this.#parts;
    const known = id === null ? undefined : this.#find(id);
    this.#checkName(id, entry.name);
    if (!known && webhooks.list().length >= MAX_WEBHOOKS)
      throw new Refused('too-many-webhooks', 'There are as many targets as there can be.');
    const secret = this.#secretFor(known, entry);
    const { name, kind, template } = entry;
    const choices = known ?? { ...FIRST_CHOICES, since: new Date(now()).toISOString() };
    const saved: Webhook = { ...choices, id: known?.id ?? newId(), name, kind, template };
    // SECURITY: the vault first: a target without its secret shows that, a secret without a target would not.
    await vault.saveWebhookSecrets(new Map([[saved.id, secret]]));
    webhooks.save(saved);
    this.#changed();
    return saved.id;
  }

  /**
   * Saves targets of a file, each in the place of the one of its name. One is replaced whole: a secret that the file
   * does not have is removed.
   *
   * @throws VaultUnavailable, UnreadableStore
   */
  async saveByName(given: readonly ProvisionedWebhook[]): Promise<void> {
    const { webhooks, vault, newId, now } = this.#parts;
    const saved = given.map(({ url: _, secret: _s, ...facts }): Webhook => {
      const known = webhooks.list().find(({ name }) => sameName(name, facts.name));
      return { ...facts, id: known?.id ?? newId(), since: new Date(now()).toISOString() };
    });
    const secrets = saved.map(({ id }, index) => {
      const { url = '', secret = null } = given[index] ?? {};
      return [id, { url, secret }] as const;
    });
    await vault.saveWebhookSecrets(new Map(secrets));
    for (const webhook of saved) webhooks.save(webhook);
    this.#changed();
  }

  /** @throws Refused, UnreadableStore */
  configure(id: string, choices: WebhookChoices): void {
    const { webhooks, now } = this.#parts;
    const known = this.#find(id);
    const { enabled, events } = choices;
    const isMore = (enabled && !known.enabled) || events.some((one) => !known.events.includes(one));
    const since = isMore ? new Date(now()).toISOString() : known.since;
    webhooks.save({ ...known, ...choices, since });
    this.#changed();
  }

  /** @throws Refused */
  nameOf(id: string): string {
    return this.#find(id).name;
  }

  /** @throws VaultUnavailable, UnreadableStore */
  async remove(id: string): Promise<void> {
    const { webhooks, vault, outbox } = this.#parts;
    await vault.removeWebhookSecret(id);
    webhooks.remove(id);
    outbox.forget(id);
    this.#changed();
  }

  /** What the service says to a message that a person has sent now. @throws Refused */
  async test(id: string): Promise<WebhookTest> {
    const { sender, translator, language, vault, newId } = this.#parts;
    const target = this.#find(id);
    if (!vault.webhookSecret(id))
      throw new Refused('credentials-unavailable', 'The address is not known now.');
    const t = translator(target.language ?? language());
    return sender.test(target, this.#testMessage(t), newId());
  }

  messages(): QueuedMessage[] {
    return this.#parts.outbox.list(MAX_LISTED_MESSAGES);
  }

  retry(messageId: string): void {
    this.#parts.outbox.retry(messageId, this.#parts.now());
    this.#changed();
  }

  discard(messageId: string): void {
    this.#parts.outbox.discard(messageId);
    this.#changed();
  }

  #testMessage(t: Translate): WebhookMessage {
    return {
      event: 'test',
      at: new Date(this.#parts.now()).toISOString(),
      title: t('webhooks.test.title'),
      lines: [t('webhooks.test.text')],
      preset: null,
      recording: null,
      streams: [],
      streamCount: 0,
    };
  }

  #changed(): void {
    this.#parts.sender.kick();
    this.#parts.onChange();
  }

  #find(id: string): Webhook {
    const known = this.#parts.webhooks.list().find((webhook) => webhook.id === id);
    if (!known) throw new Refused('not-found', 'There is no such target any more.');
    return known;
  }

  #checkName(id: string | null, name: string): void {
    const namesake = this.#parts.webhooks.list().find((known) => sameName(known.name, name));
    if (namesake && namesake.id !== id)
      throw new Refused('name-taken', 'Another target has this name.');
  }

  /** SECURITY: a kept secret stays with its address and its kind: it signs nothing for another server. */
  #secretFor(known: Webhook | undefined, entry: WebhookEntry): WebhookSecret {
    const before = known ? this.#parts.vault.webhookSecret(known.id) : null;
    const url = entry.url ?? before?.url ?? null;
    if (url === null || (entry.url === null && known?.kind !== entry.kind))
      throw new Refused('secret-required', 'The address has to be entered.');
    const isSame = entry.url === null || entry.url === before?.url;
    const kept = isSame ? (before?.secret ?? null) : null;
    const secret = entry.secret === null ? kept : entry.secret || null;
    const problem = addressProblem(entry.kind, entry.template, { url, secret });
    if (problem === 'bad-address')
      throw new Refused('bad-webhook-address', 'Not a usable address.');
    if (problem === 'bad-secret') throw new Refused('bad-webhook-secret', 'Not a usable secret.');
    return { url, secret };
  }
}
