import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { coalesce } from '../app/coalesce.ts';
import { secretsOf } from '../app/credentials/known-secrets.ts';
import { translatorFor } from '../app/language.ts';
import { WebhookFeed } from '../app/webhooks/feed.ts';
import { WebhookSender } from '../app/webhooks/sender.ts';
import { WebhookService } from '../app/webhooks/webhook-service.ts';
import { openOutbox } from '../storage/webhooks/open-outbox.ts';
import { WebhookStore } from '../storage/webhooks/webhook-store.ts';
import { redactor } from '../zego/redact/redact.ts';
import type { Api } from './api.ts';
import type { ComposeOptions } from './options.ts';
import type { Persistence } from './persistence.ts';

/** Between two pictures of the targets, in milliseconds. */
const SHOW_MS = 200;
/** How long the end of the program waits for messages that are under way, in milliseconds. */
const GRACE_MS = 2_000;

/** Messages to other services. Nothing of a start waits for them: they have a queue and limits of their own. */
export interface Webhooks {
  readonly webhooks: WebhookService;
  /** Sends what the last process left, and tells what happens from now on. */
  beginWebhooks(): void;
  /** Writes down what has happened, and ends once what is under way has an answer, or two seconds have passed. */
  stopWebhooks(): Promise<void>;
  /** To be called when no connection can be under way any more. */
  closeWebhooks(): Promise<void>;
}

export function createWebhooks(
  { userData, log }: ComposeOptions,
  { state, vault, clock, setProblem }: Persistence,
  { transport }: Pick<Api, 'transport'>,
): Webhooks {
  const { store, outbox } = openStores(userData, setProblem);
  const onFault = (error: unknown) => log.error('messages to other services:', error);
  const secrets = () => secretsOf(vault, process.env);
  const language = () => state.state.language;
  const newId = () => `msg_${randomUUID()}`;
  let isClosed = false;
  const show = coalesce(() => {
    if (isClosed) return;
    try {
      state.update({ webhooks: webhooks.views() });
    } catch (error) {
      onFault(error);
    }
  }, SHOW_MS);
  const common = { outbox, targets: () => store.list(), now: clock.now, after, onFault };
  const sender = new WebhookSender({
    ...common,
    secretOf: (id) => vault.webhookSecret(id),
    post: (request) => transport.post(request),
    random: Math.random,
    clean: (text) => redactor(secrets()).text(text),
    onChange: show,
  });
  const feed = new WebhookFeed({
    ...common,
    state,
    translator: translatorFor,
    hide: (text) => redactor(secrets()).id(text),
    newId,
    onAdded() {
      sender.kick();
      show();
    },
  });
  const parts = { webhooks: store, vault, outbox, sender, language, newId };
  const webhooks = new WebhookService({
    ...parts,
    translator: translatorFor,
    now: clock.now,
    onChange: show,
  });
  store.onChange(show);
  vault.onChange(() => {
    sender.kick();
    show();
  });
  // The window shows the targets from its first picture on.
  show();
  let isBegun = false;
  const beginWebhooks = () => {
    if (isBegun) return;
    isBegun = true;
    outbox.prune(clock.now());
    feed.begin();
    sender.kick();
    show();
  };
  return {
    webhooks,
    beginWebhooks,
    async stopWebhooks() {
      // A process that ends at once, as a script's does, has something to tell too.
      beginWebhooks();
      feed.stop();
      await sender.stop(GRACE_MS);
    },
    async closeWebhooks() {
      await sender.idle();
      isClosed = true;
      outbox.close();
    },
  };
}

/** The targets and the outbox, with a problem for what of their files cannot be used. */
function openStores(userData: string, setProblem: Persistence['setProblem']) {
  const now = new Date();
  const store = new WebhookStore(userData, now);
  if (store.fault) setProblem('webhooks-unreadable', store.fault.detail);
  const { outbox, fault } = openOutbox(join(userData, 'webhooks.sqlite'), now);
  if (fault !== null) setProblem('webhooks-unavailable', fault);
  return { store, outbox };
}

function after(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms).unref();
  return () => clearTimeout(timer);
}
