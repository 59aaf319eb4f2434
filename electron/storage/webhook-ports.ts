import type { QueuedMessage, Webhook, WebhookMessage } from '#contract/model/webhook.ts';
import type { Observable, Recoverable } from './ports.ts';

/** The targets of messages, without what is secret. Every write throws UnreadableStore where nothing can be saved. */
export interface WebhookRepository extends Observable, Recoverable {
  list(): readonly Webhook[];
  /** In the place of the one of its id. */
  save(webhook: Webhook): void;
  remove(id: string): void;
}

/** A message for one target, with what it tells. Without a message: what is told counts as told, and nothing is sent. */
export interface NewMessage {
  readonly id: string;
  readonly webhookId: string;
  readonly keys: readonly string[];
  readonly message: WebhookMessage | null;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/** What became of an attempt. `nextAt`: of one that waits, milliseconds since the epoch. */
export interface Settlement {
  readonly state: QueuedMessage['state'];
  readonly nextAt: number | null;
  readonly reason: QueuedMessage['reason'];
  /** What the service said, cleaned. */
  readonly answer: string | null;
}

export interface OutboxCounts {
  readonly waiting: number;
  readonly failed: number;
  readonly deliveredAt: number | null;
}

/** Messages on their way, each on disk before it is sent. Every method throws where the disk refuses. */
export interface WebhookOutbox {
  /** Writes messages down, all or none; one of which everything was told before is left out. */
  add(messages: readonly NewMessage[]): void;
  isTold(webhookId: string, key: string): boolean;
  /** The oldest message that waits or was being sent; null where there is none. */
  head(webhookId: string): QueuedMessage | null;
  markSending(id: string, now: number): void;
  settle(id: string, settlement: Settlement): void;
  /** What waits first, then what failed, then the rest; each newest first. */
  list(limit: number): QueuedMessage[];
  /** By target. */
  counts(): ReadonlyMap<string, OutboxCounts>;
  /** When messages were tried since then, oldest first. */
  attemptsSince(webhookId: string, since: number): number[];
  /** Has a message tried at once; one that failed gets a new day. */
  retry(id: string, now: number): void;
  discard(id: string): void;
  /** Forgets all that is known of a target. */
  forget(webhookId: string): void;
  prune(now: number): void;
  close(): void;
}
