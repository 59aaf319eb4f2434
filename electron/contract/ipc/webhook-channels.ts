import { z } from 'zod';
import {
  queuedMessageSchema,
  webhookChoicesSchema,
  webhookEntrySchema,
  webhookTestSchema,
} from '#contract/model/webhook.ts';

const id = z.string().min(1).max(64);
const nothing = z.null();

/** Messages that the window lists. */
export const MAX_LISTED_MESSAGES = 100;

/** Targets of messages, and the messages on their way. No channel returns an address. */
export const WEBHOOK_CHANNELS = {
  /** SECURITY: takes address and secret, and so is for the window for secrets alone. */
  'webhooks.save': {
    args: z.strictObject({ id: id.nullable(), entry: webhookEntrySchema }),
    result: z.strictObject({ id: z.string() }),
    pages: ['secrets'],
  },
  'webhooks.configure': {
    args: z.strictObject({ id, choices: webhookChoicesSchema }),
    result: nothing,
  },
  /** Asks the operator. */
  'webhooks.remove': {
    args: z.strictObject({ id }),
    result: z.strictObject({ agreed: z.boolean() }),
  },
  /** Sends one message now; what the service said. */
  'webhooks.test': { args: z.strictObject({ id }), result: webhookTestSchema },
  /** What waits and what failed first, then the newest that arrived. */
  'webhooks.messages': {
    args: nothing,
    result: z.strictObject({ messages: z.array(queuedMessageSchema).max(MAX_LISTED_MESSAGES) }),
  },
  /** Tries a message at once; one that was given up gets a new day. */
  'webhooks.retry': { args: z.strictObject({ messageId: id }), result: nothing },
  'webhooks.discard': { args: z.strictObject({ messageId: id }), result: nothing },
} as const;
