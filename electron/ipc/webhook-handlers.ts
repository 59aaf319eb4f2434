import { webhookConfirmation } from '../app/confirmation-text.ts';
import type { SecretPrompt } from '../app/credentials/secret-prompt.ts';
import type { WebhookService } from '../app/webhooks/webhook-service.ts';
import type { ConfirmedServices } from './confirmed-handlers.ts';
import type { Handlers } from './register.ts';

export interface WebhookServices extends Pick<ConfirmedServices, 'confirm' | 'translate'> {
  readonly webhooks: WebhookService;
  readonly secretPrompt: Pick<SecretPrompt, 'finish'>;
}

type WebhookChannel = Extract<keyof Handlers, `webhooks.${string}`>;

/** Targets of messages, and the messages on their way. */
export function webhookHandlers({
  webhooks,
  secretPrompt,
  confirm,
  translate,
}: WebhookServices): Pick<Handlers, WebhookChannel> {
  return {
    'webhooks.save': async ({ id: given, entry }) => {
      const id = await webhooks.save(given, entry);
      secretPrompt.finish('webhook', null);
      return { id };
    },
    'webhooks.configure': ({ id, choices }) => {
      webhooks.configure(id, choices);
      return null;
    },
    'webhooks.remove': async ({ id }, page) => {
      const question = webhookConfirmation(webhooks.nameOf(id), translate());
      if ((await confirm(page, question)) === null) return { agreed: false };
      await webhooks.remove(id);
      return { agreed: true };
    },
    'webhooks.test': ({ id }) => webhooks.test(id),
    'webhooks.messages': () => ({ messages: webhooks.messages() }),
    'webhooks.retry': ({ messageId }) => {
      webhooks.retry(messageId);
      return null;
    },
    'webhooks.discard': ({ messageId }) => {
      webhooks.discard(messageId);
      return null;
    },
  };
}
