import type { WebhookOutbox } from '../../storage/webhook-ports.ts';
import { allowedAt } from './pace.ts';
import type { RateWindow } from './services/service.ts';

/** Attempts that are remembered: more than the largest window of any service counts. */
const REMEMBERED = 200;
const MINUTE_MS = 60_000;

/** How fast one robot may be sent to, whichever targets use its address. */
class RobotPace {
  #sentAt: number[];
  #blockedUntil = 0;

  constructor(sentAt: readonly number[]) {
    this.#sentAt = [...sentAt];
  }

  /** When the next message may leave, milliseconds since the epoch; `now` where it may at once. */
  allowedAt(windows: readonly RateWindow[], now: number): number {
    // After a clock was set back, what lies ahead of it counts for nothing.
    const sentAt = this.#sentAt.filter((at) => at <= now);
    const blocked = this.#blockedUntil - now > 60 * MINUTE_MS ? now : this.#blockedUntil;
    return Math.max(blocked, allowedAt(sentAt, windows, now));
  }

  sent(now: number): void {
    this.#sentAt = [...this.#sentAt, now].slice(-REMEMBERED);
  }

  block(until: number): void {
    this.#blockedUntil = until;
  }
}

/** The paces of all robots, by their addresses; what was sent before a restart counts. */
export class RobotPaces {
  readonly #outbox: Pick<WebhookOutbox, 'attemptsSince'>;
  readonly #paces = new Map<string, RobotPace>();

  constructor(outbox: Pick<WebhookOutbox, 'attemptsSince'>) {
    this.#outbox = outbox;
  }

  of(webhookId: string, url: string, now: number): RobotPace {
    const known = this.#paces.get(url);
    if (known) return known;
    const pace = new RobotPace(this.#outbox.attemptsSince(webhookId, now - MINUTE_MS));
    this.#paces.set(url, pace);
    return pace;
  }
}
