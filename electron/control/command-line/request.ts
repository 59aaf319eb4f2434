import { z } from 'zod';
import { MAX_ID_LENGTH } from '#contract/model/name.ts';
import { MAX_MERGE_TIMEOUT_S } from './parse.ts';
import type { ReceiveRequest } from './receive-options.ts';
import type { HistoryRequest } from './report-options.ts';
import type { RoomRequest } from './room-options.ts';
import { VIEW_KINDS } from './view-options.ts';

/** Largest provision file that is read: thousands of presets fit. */
export const MAX_PROVISION_BYTES = 4 * 1024 * 1024;

/**
 * A command line with everything that only the process it was given to can know: files are read, and
 * standard input too. This is what one process hands to another.
 */
export const commandRequestSchema = z.strictObject({
  actions: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('start'), preset: z.string().max(1000) }),
        z.strictObject({ kind: z.literal('stop'), preset: z.string().max(1000) }),
        z.strictObject({ kind: z.literal('stop-all') }),
        z.strictObject({ kind: z.literal('files'), preset: z.string().max(1000) }),
        z.strictObject({
          kind: z.literal('merge'),
          preset: z.string().max(1000),
          timeoutSeconds: z.int().min(1).max(MAX_MERGE_TIMEOUT_S),
        }),
        z.strictObject({ kind: z.literal('test-account'), account: z.string().max(1000) }),
        z.strictObject({
          kind: z.literal('provision'),
          content: z.string().max(MAX_PROVISION_BYTES),
        }),
      ]),
    )
    .max(1000),
  /** What to show; nothing else is done then. */
  views: z
    .array(z.strictObject({ kind: z.enum(VIEW_KINDS) }))
    .max(1000)
    .optional(),
  force: z.boolean(),
  /** Tell the requests that would leave: nothing is sent then, written down or locked. */
  dryRun: z.literal(true).optional(),
  /** Wait for the files of what is started; absent: for the responses alone. */
  wait: z.literal('file').optional(),
  exit: z.boolean(),
  hidden: z.boolean(),
  /** The preset that a link names: the window shows it. */
  shows: z.string().min(1).max(MAX_ID_LENGTH).optional(),
});
/** `receive`, `history`, `exportTo`, `room`: what the process itself does; it is never handed to another. */
export type CommandRequest = z.infer<typeof commandRequestSchema> & {
  readonly receive?: ReceiveRequest;
  readonly history?: HistoryRequest;
  readonly exportTo?: string;
  readonly room?: RoomRequest;
};

/** What the process that does the work tells the one that asked. */
export const commandEventSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('line'),
    json: z.record(z.string(), z.unknown()).nullable(),
    text: z.string(),
  }),
  /** For standard error. */
  z.strictObject({ kind: z.literal('notice'), text: z.string() }),
  /** What is wrong with the program's own files, disk or clock. For standard error; with `--json` also a line. */
  z.strictObject({
    kind: z.literal('problem'),
    code: z.string(),
    detail: z.string(),
    text: z.string().nullable(),
  }),
  /** One message of what is published, as it is; see `publishedMessageSchema`. */
  z.strictObject({ kind: z.literal('published'), message: z.record(z.string(), z.unknown()) }),
  /** The process with the data cannot do it at all: for standard error, and a dialog where a window was meant. */
  z.strictObject({ kind: z.literal('refused'), text: z.string() }),
  z.strictObject({ kind: z.literal('done'), exitCode: z.int().min(0).max(3) }),
]);
export type CommandEvent = z.infer<typeof commandEventSchema>;
