import { z } from 'zod';
import { accountEntrySchema, accountSchema } from '#contract/model/account.ts';
import {
  practiceBehaviourSchema,
  stateChangeSchema,
  stateSnapshotSchema,
} from '#contract/model/app-state.ts';
import { loginViewSchema } from '#contract/model/login.ts';
import { MAX_ID_LENGTH } from '#contract/model/name.ts';
import { OPERATOR_VERDICTS } from '#contract/model/outcome.ts';
import {
  MAX_STREAMS_PER_PRESET,
  presetSchema,
  runEndSchema,
  savedDraftSchema,
} from '#contract/model/preset.ts';
import { previewedCallSchema } from '#contract/model/preview.ts';
import { CHECKS, findingSchema } from '#contract/model/self-check.ts';
import { settingsChangesSchema } from '#contract/model/settings.ts';
import {
  accountTestSchema,
  recordingKeySchema,
  startAgreementShape,
  startQuestionSchema,
  startScopeSchema,
  targetSchema,
} from '#contract/model/start.ts';
import { streamCheckSchema } from '#contract/model/stream-check.ts';
import { ALARM_CHANNELS } from './alarm-channels.ts';
import { ERROR_CODES, type ErrorCode } from './error-codes.ts';
import { FILE_CHANNELS, filesChangedSchema } from './file-channels.ts';
import { HISTORY_CHANNELS, historyChangedSchema } from './history-channels.ts';
import { HOTKEY_CHANNELS } from './hotkey-channels.ts';
import { LINKS, LOCAL_PAGES } from './links.ts';
import type { ChannelName, EventName } from './names.ts';
import { NETWORK_CHANNELS } from './network-channels.ts';
import { type PagePlace, PLACE_CHANNELS, pagePlaceSchema } from './place-channels.ts';
import { PORT_CHANNELS } from './port-channels.ts';
import { SCHEDULE_CHANNELS } from './schedule-channels.ts';
import { SECRET_CHANNELS } from './secret-channels.ts';
import { TRANSFER_CHANNELS } from './transfer-channels.ts';
import { UPDATE_CHANNELS } from './update-channels.ts';
import { WEBHOOK_CHANNELS } from './webhook-channels.ts';

const id = z.string().min(1).max(MAX_ID_LENGTH);
const nothing = z.null();
/** Whether a person agreed, in the system's own dialog: false when nothing was done. */
const agreed = z.strictObject({ agreed: z.boolean() });
/** A start and a stop of each of as many presets as can be put in order. */
const MAX_QUESTIONS = 4000;

/** One question that the renderer may ask: what it sends and what it gets. */
export interface Channel {
  readonly args: z.ZodType;
  readonly result: z.ZodType;
  /** Which pages may ask it; the main one alone unless it says otherwise. */
  readonly pages?: readonly Page[];
}

/** The pages that this program shows: the window, and the one for secrets. */
export const PAGES = ['main', 'secrets'] as const;
export type Page = (typeof PAGES)[number];

/** Recordings that one request may name; the window names what a preset runs, or one, or all by null. */
const MAX_RECORDINGS = 2000;

/** The runs that a stop began, and what it could not be sent for. */
const stoppedSchema = z.strictObject({
  runIds: z.array(z.string()),
  unstopped: z.array(
    z.strictObject({
      presetName: z.string(),
      code: z.lazy(() => z.enum(ERROR_CODES)),
      targets: z.array(targetSchema),
    }),
  ),
});

/** The run that began, or what a person must answer before anything is sent. */
const startAnswerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('started'), runId: z.string() }),
  z.strictObject({
    kind: z.literal('question'),
    question: startQuestionSchema.extend({ kind: z.literal('start') }),
  }),
]);

/**
 * The whole contract between main and renderer. Handlers, preload bridge, types and the test double
 * all come from this record; a missing handler does not compile.
 */
export const CHANNELS = {
  'state.get': { args: nothing, result: stateSnapshotSchema, pages: ['main', 'secrets'] },
  'presets.save': {
    args: z.strictObject({ id: id.nullable(), draft: savedDraftSchema }),
    result: presetSchema,
  },
  'presets.remove': { args: z.strictObject({ id }), result: nothing },
  /** Takes back the last removal of this session, to where it stood. */
  'presets.restore': { args: z.strictObject({ id }), result: presetSchema },
  /** The presets in the operator's order: all ids, each once. */
  'presets.reorder': { args: z.strictObject({ ids: z.array(id).max(2000) }), result: nothing },
  /** The requests that a start of all of it would make now. Sends nothing, signs nothing, needs no secret. */
  'presets.preview': {
    args: z.strictObject({ draft: savedDraftSchema }),
    result: z.strictObject({ calls: z.array(previewedCallSchema) }),
  },
  'accounts.save': {
    args: z.strictObject({ id: id.nullable(), entry: accountEntrySchema }),
    result: accountSchema,
    pages: ['secrets'],
  },
  /** Asks the operator; on request first stops the recordings that no remaining account could stop. */
  'accounts.remove': { args: z.strictObject({ id }), result: agreed },
  /** Whether the project records all streams by default: a file proves nothing of a call then. Null: not known. */
  'accounts.recordsByDefault': {
    args: z.strictObject({ id, recordsByDefault: z.boolean().nullable() }),
    result: nothing,
  },
  ...SECRET_CHANNELS,
  /** Read-only, signed, sent only when asked for. */
  'accounts.test': { args: z.strictObject({ id }), result: accountTestSchema },
  /** Whether the streams of a preset are published. Read-only, signed, sent only when asked for. */
  'streams.check': {
    args: z.strictObject({ presetId: id }),
    result: z.strictObject({ checks: z.array(streamCheckSchema).max(MAX_STREAMS_PER_PRESET) }),
  },
  'runs.start': {
    args: z.strictObject({
      presetId: id,
      scope: startScopeSchema,
      /** A person has agreed to a start that leaves no record. */
      unrecorded: z.boolean(),
      ...startAgreementShape,
      /** One of several presets that a person started with one click. */
      together: z.boolean().optional(),
      /** In place of the preset's end, for this run alone; with null it has none. */
      end: runEndSchema.nullable().optional(),
    }),
    result: startAnswerSchema,
  },
  /** Starts what is missing of a preset; what runs is left alone without a question. */
  'runs.retryMissing': {
    args: z.strictObject({ presetId: id, together: z.boolean() }),
    result: startAnswerSchema,
  },
  /** Gives what runs of a preset another end; `left` is what only its vendor ends, at its own time. */
  'runs.moveEnd': {
    args: z.strictObject({ presetId: id, until: z.int().min(1).nullable() }),
    result: z.strictObject({ moved: z.int().min(0), left: z.array(targetSchema) }),
  },
  /** Stops what of a preset was accepted and is not stopped; the preset may have been deleted since. */
  'runs.stop': {
    args: z.strictObject({
      presetId: id,
      /** A person has agreed to this stop. */
      confirmed: z.boolean(),
    }),
    result: z.discriminatedUnion('kind', [
      stoppedSchema.extend({ kind: z.literal('stopped') }),
      z.strictObject({ kind: z.literal('question') }),
    ]),
  },
  /** Stops these recordings; with null, everything that runs or may run. */
  'recordings.stop': {
    args: z.strictObject({ keys: z.array(recordingKeySchema).max(MAX_RECORDINGS).nullable() }),
    result: stoppedSchema,
    // An account that gets another AppId may leave something running.
    pages: ['main', 'secrets'],
  },
  /** Starts again the second tasks that were not accepted: see `handOverSchema`. */
  'recordings.handOver': {
    args: z.strictObject({ keys: z.array(recordingKeySchema).max(MAX_RECORDINGS) }),
    result: stoppedSchema,
  },
  /** Takes back what is not sent yet. */
  'runs.cancel': { args: z.strictObject({ runId: id }), result: nothing },
  /** Puts the result of a newest run away, or shows it again. */
  'runs.dismiss': {
    args: z.strictObject({ runId: id, dismissed: z.boolean() }),
    result: nothing,
  },
  /** Puts questions of the tray aside: nothing of what they ask about is done. */
  'questions.dismiss': {
    args: z.strictObject({
      about: z
        .array(z.strictObject({ kind: z.enum(['start', 'stop']), presetId: id }))
        .max(MAX_QUESTIONS),
    }),
    result: nothing,
  },
  /** Asks a person, who has looked in the vendors' consoles: what ran before a journal was lost is known then. */
  'journal.confirm': { args: nothing, result: agreed },
  /** A person's verdict on an outcome that is unknown. Asks where it would take what certainly runs out of sight. */
  'outcomes.settle': {
    args: z.strictObject({
      callId: id,
      streamId: z.string().max(255),
      verdict: z.enum(OPERATOR_VERDICTS),
    }),
    result: agreed,
  },
  /** One verdict on several unknown outcomes. Asks of each as `outcomes.settle` does; a "no" leaves the rest as it is. */
  'outcomes.settleAll': {
    args: z.strictObject({
      outcomes: z
        .array(z.strictObject({ callId: id, streamId: z.string().max(255) }))
        .min(1)
        .max(MAX_STREAMS_PER_PRESET),
      verdict: z.enum(OPERATOR_VERDICTS),
    }),
    result: agreed,
  },
  /**
   * The operator's verdict on what runs; `callId`: since which call. Asks where it would take what certainly
   * runs out of sight.
   */
  'recordings.settle': {
    args: z.strictObject({
      key: recordingKeySchema,
      callId: id,
      verdict: z.enum(OPERATOR_VERDICTS),
    }),
    result: agreed,
  },
  ...HISTORY_CHANNELS,
  ...FILE_CHANNELS,
  ...SCHEDULE_CHANNELS,
  ...ALARM_CHANNELS,
  ...TRANSFER_CHANNELS,
  /** Asks a person where the history would get shorter. */
  'settings.save': { args: settingsChangesSchema, result: agreed },
  ...PORT_CHANNELS,
  ...HOTKEY_CHANNELS,
  /** Whether the program starts at login, as the system has it now. */
  'login.get': { args: nothing, result: loginViewSchema },
  /** The answer is read back from the system. */
  'login.set': { args: z.strictObject({ on: z.boolean() }), result: loginViewSchema },
  ...NETWORK_CHANNELS,
  ...WEBHOOK_CHANNELS,
  ...UPDATE_CHANNELS,
  'practice.behave': {
    args: z.strictObject({ behaviour: practiceBehaviourSchema }),
    result: nothing,
  },
  /** Checks everything that the program depends on; connects to the accounts' servers, and sends nothing. */
  'check.run': {
    args: nothing,
    result: z.strictObject({ found: z.array(findingSchema).max(CHECKS.length) }),
  },
  /** What a support report says now. */
  'report.preview': { args: nothing, result: z.strictObject({ text: z.string() }) },
  /** Asks for a place and saves what was shown last; null when no place was given. */
  'report.save': { args: nothing, result: z.strictObject({ saved: z.string().nullable() }) },
  /** Opens one of our own addresses in the user's browser. */
  'links.open': {
    args: z.strictObject({ link: z.enum([...LINKS, ...LOCAL_PAGES]) }),
    result: nothing,
  },
  ...PLACE_CHANNELS,
  /** Fills the screen with the window, or gives the screen back. */
  'window.fullScreen': { args: nothing, result: nothing },
  /** Asks a person, then ends the program as the tray's Quit does. What runs at the vendors goes on. */
  'app.quit': { args: nothing, result: agreed },
} as const satisfies Record<ChannelName, Channel>;

/** What main tells the renderer unasked. */
export const EVENTS = {
  'state.changed': stateChangeSchema,
  'history.changed': historyChangedSchema,
  'files.changed': filesChangedSchema,
  /** More waits for the task in the window for secrets: ask `secrets.request` again. */
  'secrets.changed': nothing,
  /** A section, or a part of it, is wanted on the screen: the tray leads there. */
  'section.requested': pagePlaceSchema,
  /** Whether the window fills the screen now, whoever brought that about. */
  'window.fullScreenChanged': z.strictObject({ fullScreen: z.boolean() }),
} as const satisfies Record<EventName, z.ZodType>;

export type { ChannelName, EventName, PagePlace };
export type ChannelArgs<N extends ChannelName> = z.infer<(typeof CHANNELS)[N]['args']>;
export type ChannelResult<N extends ChannelName> = z.infer<(typeof CHANNELS)[N]['result']>;
export type EventPayload<N extends EventName> = z.infer<(typeof EVENTS)[N]>;

export { ERROR_CODES, type ErrorCode };

/** Every answer over the bridge: a value, or a named error. An exception never crosses it. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string };

/** What `window.cdnRecorder` offers: two functions, typed by the contract, and nothing of Electron. */
export interface Bridge {
  ask<N extends ChannelName>(channel: N, args: ChannelArgs<N>): Promise<Answer<ChannelResult<N>>>;
  on<N extends EventName>(event: N, listener: (payload: EventPayload<N>) => void): () => void;
}
