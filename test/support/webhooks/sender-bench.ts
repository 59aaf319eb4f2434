import { setImmediate as turn } from 'node:timers/promises';
import type { Webhook, WebhookMessage } from '#contract/model/webhook.ts';
import { WebhookSender } from '../../../electron/app/webhooks/sender.ts';
import type { WebhookSecret } from '../../../electron/storage/ports.ts';
import type { WebhookOutbox } from '../../../electron/storage/webhook-ports.ts';
import { createTransport } from '../../../electron/zego/transport/transport.ts';
import { PATIENT } from '../patience.ts';

/** A clock that stands still until a test moves it, with the timers that hang on it. */
export class ManualClock {
  now: number;
  #timers: { at: number; work: () => void }[] = [];
  /** Work under way that a step of the clock waits for. */
  underWay = 0;

  constructor(now: number) {
    this.now = now;
  }

  readonly after = (ms: number, work: () => void): (() => void) => {
    const timer = { at: this.now + ms, work };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  /** Lets what is under way end, with real sockets in real time. */
  async rest(): Promise<void> {
    for (let idle = 0; idle < 5; idle = this.underWay === 0 ? idle + 1 : 0) await turn();
  }

  /** Moves the clock on, and has each timer run at its own time. */
  async advance(ms: number): Promise<void> {
    const until = this.now + ms;
    await this.rest();
    for (;;) {
      const [next] = this.#timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.now = Math.max(this.now, next.at);
      next.work();
      await this.rest();
    }
    this.now = until;
  }
}

export const webhookOf = (change: Partial<Webhook> = {}): Webhook => ({
  id: 'hook',
  name: 'Master control',
  kind: 'generic',
  template: 'standard',
  enabled: true,
  events: ['trouble'],
  quietHours: null,
  language: null,
  since: '2026-11-22T00:00:00.000Z',
  ...change,
});

export const messageOfTest = (title: string): WebhookMessage => ({
  event: 'trouble',
  at: '2026-11-22T10:00:00.000Z',
  title,
  lines: ['CDN: refused'],
  preset: 'Evening news',
  recording: false,
  streams: [],
  streamCount: 0,
});

/** A sender on the product's own transport, and on a clock of the test's. */
export class SenderBench {
  readonly clock: ManualClock;
  readonly sender: WebhookSender;
  targets: Webhook[];
  readonly secrets = new Map<string, WebhookSecret>();
  readonly outbox: WebhookOutbox;
  readonly faults: unknown[] = [];
  /** Targets that never answer: what is sent there is given up soon. */
  isSilent: (url: string) => boolean = () => false;
  readonly #transport = createTransport({ timeouts: PATIENT });
  readonly #impatient = createTransport({ timeouts: { ...PATIENT, headers: 300 } });
  #ids = 0;

  constructor(outbox: WebhookOutbox, clock: ManualClock, targets: Webhook[]) {
    this.outbox = outbox;
    this.clock = clock;
    this.targets = targets;
    this.sender = new WebhookSender({
      outbox,
      targets: () => this.targets,
      secretOf: (id) => this.secrets.get(id) ?? null,
      post: async (request) => {
        clock.underWay += 1;
        const transport = this.isSilent(request.url) ? this.#impatient : this.#transport;
        const delivery = await transport.post(request);
        clock.underWay -= 1;
        return delivery;
      },
      now: () => clock.now,
      after: clock.after,
      random: () => 0.5,
      clean: (text) => text,
      onChange: () => undefined,
      onFault: (error) => this.faults.push(error),
    });
  }

  /** Writes messages down for a target, in this order. */
  add(titles: readonly string[], webhookId = 'hook'): void {
    this.outbox.add(
      titles.map((title) => {
        this.#ids += 1;
        const id = `msg_${title}_${this.#ids}`;
        const message = messageOfTest(title);
        return { id, webhookId, keys: [id], message, createdAt: this.clock.now };
      }),
    );
    this.sender.kick();
  }

  async close(): Promise<void> {
    const stopped = this.sender.stop(0);
    await this.clock.advance(1);
    await stopped;
    await Promise.all([this.#transport.close(), this.#impatient.close()]);
  }
}
