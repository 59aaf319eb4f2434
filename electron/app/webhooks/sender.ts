import type {
  QueuedMessage,
  Webhook,
  WebhookMessage,
  WebhookTest,
} from '#contract/model/webhook.ts';
import type { WebhookSecret } from '../../storage/ports.ts';
import type { Settlement, WebhookOutbox } from '../../storage/webhook-ports.ts';
import type { Delivery } from '../../zego/transport/delivery.ts';
import { LIFE_MS, LONGEST_WAIT_MS, nextAttemptAt } from './pace.ts';
import { type Fate, readDelivery } from './read-delivery.ts';
import { RobotPaces } from './robot-paces.ts';
import { WEBHOOK_SERVICES } from './services/registry.ts';
import type { WebhookRequest } from './services/service.ts';

/** A refusal that no document explains is asked for again so often: it must not hold up the others for a day. */
const MOST_REFUSALS = 5;
/** A day that ends while a timer is late. */
const GRACE_MS = 60_000;
/** Longer waits are cut: timers stand still while a computer sleeps, and a clock may be set. */
const LONGEST_TIMER_MS = 60_000;

export interface SenderServices {
  readonly outbox: WebhookOutbox;
  targets(): readonly Webhook[];
  /** Null where the vault does not have it, or is locked. */
  secretOf(id: string): WebhookSecret | null;
  /** One POST. Never throws, never follows a redirect, never repeats. */
  post(request: WebhookRequest): Promise<Delivery>;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls `work` once after so many milliseconds; the function returned takes that back. */
  after(ms: number, work: () => void): () => void;
  /** From 0 up to 1. */
  random(): number;
  /** Takes secrets out of what a service said. */
  clean(text: string): string;
  /** Something of the outbox changed. */
  onChange(): void;
  onFault(error: unknown): void;
}

/** The way of one target's messages: one at a time, the oldest first. */
interface Lane {
  busy: Promise<void> | null;
  cancel: (() => void) | null;
  /** Something came while it was busy, perhaps after it had looked. */
  again: boolean;
}

/**
 * Sends what the outbox holds, each target's messages in their order and apart from the other targets'. A message is in
 * the outbox as `sending` before it leaves; what was cut off is sent again, since only the receiver knows whether it
 * arrived.
 */
export class WebhookSender {
  readonly #services: SenderServices;
  readonly #paces: RobotPaces;
  readonly #lanes = new Map<string, Lane>();
  #stopped = false;

  constructor(services: SenderServices) {
    this.#services = services;
    this.#paces = new RobotPaces(services.outbox);
  }

  /** Looks at every target: there is something new, or what kept one waiting may be over. */
  kick(): void {
    if (this.#stopped) return;
    for (const target of this.#services.targets()) this.#kick(target.id);
  }

  /** Sends one message past the outbox, within the limits of the service. */
  async test(target: Webhook, message: WebhookMessage, id: string): Promise<WebhookTest> {
    const secret = this.#services.secretOf(target.id);
    if (!secret) return { delivered: false, reason: 'not-sent', answer: '' };
    const { now } = this.#services;
    const service = WEBHOOK_SERVICES[target.kind];
    const pace = this.#paces.of(target.id, secret.url, now());
    if (pace.allowedAt(service.windows, now()) > now())
      return { delivered: false, reason: 'busy', answer: '' };
    const { fate, answer } = await this.#post(target, secret, { id, message });
    return {
      delivered: fate.kind === 'delivered',
      reason: fate.kind === 'delivered' ? null : fate.kind,
      answer,
    };
  }

  /** Ends once what is under way has been written down, after `graceMs` at the latest. */
  async stop(graceMs: number): Promise<void> {
    this.kick();
    const busy = [...this.#lanes.values()].flatMap((lane) => lane.busy ?? []);
    let cancel: (() => void) | null = null;
    const late = new Promise<void>((resolve) => {
      cancel = this.#services.after(graceMs, resolve);
    });
    await Promise.race([Promise.all(busy), late]);
    this.#stopped = true;
    for (const lane of this.#lanes.values()) lane.cancel?.();
    (cancel as (() => void) | null)?.();
  }

  /** Resolves once nothing is under way any more; to be asked after `stop`. */
  async idle(): Promise<void> {
    await Promise.all([...this.#lanes.values()].map((lane) => lane.busy));
  }

  #kick(id: string): void {
    const lane = this.#lanes.get(id) ?? { busy: null, cancel: null, again: false };
    this.#lanes.set(id, lane);
    lane.cancel?.();
    lane.cancel = null;
    lane.again = lane.busy !== null;
    if (lane.busy) return;
    const isOver = (wait: number | null) => {
      lane.busy = null;
      if (this.#stopped) return;
      const ms = lane.again ? 0 : wait;
      if (ms !== null)
        lane.cancel = this.#services.after(Math.min(ms, LONGEST_TIMER_MS), () => this.#kick(id));
    };
    lane.busy = this.#work(id).then(isOver, (error: unknown) => {
      this.#services.onFault(error);
      isOver(LONGEST_TIMER_MS);
    });
  }

  /** Sends what may be sent. Milliseconds until the next may; null where there is none. */
  async #work(id: string): Promise<number | null> {
    const { outbox, now } = this.#services;
    while (!this.#stopped) {
      const target = this.#services.targets().find((known) => known.id === id);
      const head = target ? outbox.head(id) : null;
      if (!target || !head) return null;
      if (now() > head.createdAt + LIFE_MS + GRACE_MS) {
        this.#settle(head, {
          state: 'failed',
          nextAt: null,
          reason: head.reason ?? 'too-old',
          answer: head.answer,
        });
        continue;
      }
      const wait = this.#waitFor(target, head);
      if (wait > 0) return wait;
      await this.#attempt(target, head);
    }
    return null;
  }

  /** Milliseconds until a message may leave. What waits for a person or the vault is looked at again when that changes. */
  #waitFor(target: Webhook, head: QueuedMessage): number {
    const now = this.#services.now();
    const secret = target.enabled ? this.#services.secretOf(target.id) : null;
    if (!secret) return Math.max(1, head.createdAt + LIFE_MS + GRACE_MS + 1 - now);
    const { windows } = WEBHOOK_SERVICES[target.kind];
    const allowed = this.#paces.of(target.id, secret.url, now).allowedAt(windows, now);
    // A clock that was set back must not make a message wait for a year.
    const due = head.nextAt !== null && head.nextAt - now < 2 * LONGEST_WAIT_MS ? head.nextAt : now;
    return Math.max(due, allowed) - now;
  }

  async #attempt(target: Webhook, head: QueuedMessage): Promise<void> {
    const { outbox, now, secretOf } = this.#services;
    const secret = secretOf(target.id);
    if (!secret) return;
    outbox.markSending(head.id, now());
    this.#services.onChange();
    const { fate, answer } = await this.#post(target, secret, head);
    this.#settle(head, this.#settlement({ ...head, attempts: head.attempts + 1 }, fate, answer));
  }

  async #post(
    target: Webhook,
    secret: WebhookSecret,
    outgoing: Pick<QueuedMessage, 'id' | 'message'>,
  ): Promise<{ fate: Fate; answer: string }> {
    const { now, post, clean } = this.#services;
    const service = WEBHOOK_SERVICES[target.kind];
    const pace = this.#paces.of(target.id, secret.url, now());
    pace.sent(now());
    const address = { ...secret, template: target.template };
    const delivery = await post(service.request(outgoing, address, now()));
    const { fate, answer } = readDelivery(target.kind, delivery, now());
    if (fate.kind === 'busy') pace.block(now() + fate.waitMs);
    return { fate, answer: clean(answer) };
  }

  #settlement(message: QueuedMessage, fate: Fate, answer: string): Settlement {
    if (fate.kind === 'delivered')
      return { state: 'delivered', nextAt: null, reason: null, answer };
    const reason = fate.kind;
    const isOver =
      fate.kind === 'message' || (fate.kind === 'refused' && message.attempts >= MOST_REFUSALS);
    const now = this.#services.now();
    const next = isOver ? null : nextAttemptAt({ ...message, now }, this.#services.random());
    if (next === null) return { state: 'failed', nextAt: null, reason, answer };
    const nextAt = fate.kind === 'busy' ? now + fate.waitMs : next;
    return { state: 'waiting', nextAt, reason, answer };
  }

  #settle({ id }: QueuedMessage, settlement: Settlement): void {
    this.#services.outbox.settle(id, settlement);
    this.#services.onChange();
  }
}
