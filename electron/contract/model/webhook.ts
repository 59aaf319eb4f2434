import { z } from 'zod';
import { ALARM_KINDS, alarmKindSchema } from './alarm.ts';
import { vendorSchema } from './vendor.ts';

/** The services that take messages. Texts: locale keys `webhooks.kind.*`. */
export const WEBHOOK_KINDS = ['dingtalk', 'wecom', 'feishu', 'generic'] as const;
export const webhookKindSchema = z.enum(WEBHOOK_KINDS);
export type WebhookKind = z.infer<typeof webhookKindSchema>;

/**
 * What a generic address gets. `standard`: JSON, signed as Standard Webhooks says. `tally-arbiter`: the state of each
 * preset as a tally. `companion`: the title as the value of a custom variable.
 */
export const WEBHOOK_TEMPLATES = ['standard', 'tally-arbiter', 'companion'] as const;
export const webhookTemplateSchema = z.enum(WEBHOOK_TEMPLATES);
export type WebhookTemplate = z.infer<typeof webhookTemplateSchema>;

/** What a message is about. Texts: locale keys `webhooks.event.*`. */
export const MESSAGE_EVENTS = [
  'trouble',
  'accepted',
  'stopped',
  'ended',
  'file-found',
  'file-missing',
] as const;
export const messageEventSchema = z.enum(MESSAGE_EVENTS);
export type MessageEvent = z.infer<typeof messageEventSchema>;

/** Alarms that a target can be told of each by itself; `trouble` is all of them. Texts: locale keys `alarm.kind.*`. */
export const ALARM_EVENTS = ALARM_KINDS.filter((kind) => kind !== 'file-missing');
/** What a target can be told of. */
export const webhookEventSchema = z.union([messageEventSchema, z.enum(ALARM_EVENTS)]);
export type WebhookEvent = z.infer<typeof webhookEventSchema>;
const EVENT_COUNT = MESSAGE_EVENTS.length + ALARM_EVENTS.length;

/** What passes in quiet hours: something may not be recorded, or is lost. */
export const URGENT_EVENTS: readonly MessageEvent[] = ['trouble', 'file-missing'];

/** `07:05`, local time. */
export const timeOfDaySchema = z
  .string()
  .max(5)
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Hours of each day; where `from` is after `to` they go over midnight. */
export const quietHoursSchema = z
  .strictObject({ from: timeOfDaySchema, to: timeOfDaySchema })
  .refine(({ from, to }) => from !== to, 'begin and end are the same');
export type QuietHours = z.infer<typeof quietHoursSchema>;

const MAX_NAME_LENGTH = 100;
export const webhookNameSchema = z.string().trim().min(1).max(MAX_NAME_LENGTH);

const MAX_URL_LENGTH = 2048;
export const webhookUrlSchema = z.string().trim().min(1).max(MAX_URL_LENGTH);
const MAX_SECRET_LENGTH = 512;
export const webhookSecretSchema = z.string().trim().max(MAX_SECRET_LENGTH);

/** Targets of one program. */
export const MAX_WEBHOOKS = 20;

/** What a person chooses of a target in the settings. */
export const webhookChoicesSchema = z.strictObject({
  enabled: z.boolean(),
  events: z.array(webhookEventSchema).max(EVENT_COUNT),
  quietHours: quietHoursSchema.nullable(),
  /** Of its texts; null: the window's. */
  language: z.enum(['en', 'zh-CN']).nullable(),
});
export type WebhookChoices = z.infer<typeof webhookChoicesSchema>;

/**
 * What a person enters of a target, in the window for secrets. `url` null: the known one stays. `secret` null: the known
 * one stays where the address does; empty: there is none.
 */
export const webhookEntrySchema = z.strictObject({
  name: webhookNameSchema,
  kind: webhookKindSchema,
  template: webhookTemplateSchema,
  url: webhookUrlSchema.nullable(),
  secret: webhookSecretSchema.nullable(),
});
export type WebhookEntry = z.infer<typeof webhookEntrySchema>;

/** A target, without what is secret: its address and its secret are in the vault. */
export const webhookSchema = webhookChoicesSchema.extend({
  id: z.string().min(1).max(64),
  name: webhookNameSchema,
  kind: webhookKindSchema,
  /** Of a generic one; others have one form. */
  template: webhookTemplateSchema,
  /** Since when it is told what it is told now: nothing earlier is sent after a restart. */
  since: z.iso.datetime(),
});
export type Webhook = z.infer<typeof webhookSchema>;

/** A target as a provision file brings it. */
export type ProvisionedWebhook = Omit<Webhook, 'id' | 'since'> & {
  readonly url: string;
  readonly secret: string | null;
};

/** What one stream came to, in a message. `result` is a `Result` of `app/notifications/run-streams.ts`. */
const messageStreamSchema = z.strictObject({
  vendor: vendorSchema,
  streamId: z.string(),
  result: z.enum([
    'done',
    'already',
    'not-done',
    'in-part',
    'to-verify',
    'sending',
    'ended',
    'found',
    'missing',
  ]),
});

/** Streams that a message lists; more are only counted. */
export const MAX_MESSAGE_STREAMS = 100;

/** A message in the words of its target, before it takes the form of a service. It holds no secret. */
export const webhookMessageSchema = z.strictObject({
  event: z.union([messageEventSchema, z.literal('test')]),
  /** Which alarms it is about; absent where it is about none. */
  alarms: z.array(alarmKindSchema).optional(),
  at: z.iso.datetime(),
  title: z.string(),
  lines: z.array(z.string()),
  preset: z.string().nullable(),
  /** Whether anything of the preset counts as recording after the event; null where it is about no preset. */
  recording: z.boolean().nullable(),
  streams: z.array(messageStreamSchema).max(MAX_MESSAGE_STREAMS),
  streamCount: z.int().min(0),
});
export type WebhookMessage = z.infer<typeof webhookMessageSchema>;

/**
 * `waiting`: it is yet to be tried, or tried again. `sending`: under way, or cut off by the end of the program.
 * `failed`: given up.
 */
export const QUEUED_STATES = ['waiting', 'sending', 'delivered', 'failed'] as const;
export const queuedStateSchema = z.enum(QUEUED_STATES);

/**
 * Why a message was not delivered. `not-sent`: nothing left this computer. `no-answer`: it left, and whether it
 * arrived is not known. `busy`: the service takes no more now. `target`: address, signature or server are not right.
 * `message`: the service never takes this one. `refused`: it says no. `too-old`: it could not be tried for a day.
 * Texts: locale keys `webhooks.reason.*`.
 */
export const WEBHOOK_REASONS = [
  'not-sent',
  'no-answer',
  'busy',
  'target',
  'message',
  'refused',
  'too-old',
] as const;
export const webhookReasonSchema = z.enum(WEBHOOK_REASONS);
export type WebhookReason = z.infer<typeof webhookReasonSchema>;

/** A message on its way, as the outbox keeps it. Times in milliseconds since the epoch. */
export const queuedMessageSchema = z.strictObject({
  id: z.string(),
  webhookId: z.string(),
  message: webhookMessageSchema,
  createdAt: z.int(),
  state: queuedStateSchema,
  attempts: z.int().min(0),
  attemptedAt: z.int().nullable(),
  nextAt: z.int().nullable(),
  reason: webhookReasonSchema.nullable(),
  /** What the service said, or which fault kept it from being reached. */
  answer: z.string().nullable(),
});
export type QueuedMessage = z.infer<typeof queuedMessageSchema>;

/** What the window shows of a target. */
export const webhookViewSchema = webhookSchema.extend({
  /** Where its messages go, without what of the address is secret; null where that is not known. */
  host: z.string().nullable(),
  /** Whether address and secret are in the vault. */
  secrets: z.enum(['held', 'missing', 'locked']),
  /** Whether its messages are signed. */
  signed: z.boolean(),
  waiting: z.int().min(0),
  failed: z.int().min(0),
  deliveredAt: z.iso.datetime().nullable(),
});
export type WebhookView = z.infer<typeof webhookViewSchema>;

/** What a service said to a test message. */
export const webhookTestSchema = z.strictObject({
  delivered: z.boolean(),
  reason: webhookReasonSchema.nullable(),
  answer: z.string(),
});
export type WebhookTest = z.infer<typeof webhookTestSchema>;
