import { z } from 'zod';
import { type Webhook, webhookSchema } from '#contract/model/webhook.ts';
import { StoreFile } from '../store-file.ts';
import { StoredValue, type StoreFault, salvageList } from '../stored-value.ts';
import type { WebhookRepository } from '../webhook-ports.ts';

/** The file of the targets. */
export const webhooksFile = (directory: string): StoreFile<Webhook[]> =>
  new StoreFile<Webhook[]>({
    directory,
    name: 'webhooks',
    version: 1,
    schema: z.array(webhookSchema),
    salvage: salvageList(webhookSchema),
  });

/** The targets without their addresses and secrets, in `webhooks.json`. */
export class WebhookStore implements WebhookRepository {
  readonly #stored: StoredValue<Webhook[]>;

  constructor(directory: string, now: Date) {
    this.#stored = new StoredValue<Webhook[]>(webhooksFile(directory), [], now);
  }

  get fault(): StoreFault | null {
    return this.#stored.fault;
  }

  refresh(): void {
    this.#stored.refresh();
  }

  onChange(listener: () => void): () => void {
    return this.#stored.onChange(listener);
  }

  list(): readonly Webhook[] {
    return this.#stored.value;
  }

  save(webhook: Webhook): void {
    this.refresh();
    const isKnown = this.list().some(({ id }) => id === webhook.id);
    this.#stored.set(
      isKnown
        ? this.list().map((known) => (known.id === webhook.id ? webhook : known))
        : [...this.list(), webhook],
    );
  }

  remove(id: string): void {
    this.refresh();
    this.#stored.set(this.list().filter((webhook) => webhook.id !== id));
  }
}
