import { z } from 'zod';
import { certificateFormatSchema } from '#contract/model/certificate.ts';
import { MAX_SHOWN_WATCHES } from '#contract/model/file.ts';
import { fileCheckSchema } from '#contract/model/file-check.ts';
import {
  fileFacetsSchema,
  filesOfRunSchema,
  filesPageSchema,
  filesQuerySchema,
  lookResultSchema,
  MAX_FILES_PAGE,
} from '#contract/model/file-query.ts';
import {
  MAX_EXPIRE_HOURS,
  MAX_MERGE_INPUTS,
  mergeAnswerSchema,
  mergeSchema,
} from '#contract/model/merge.ts';
import { MAX_ID_LENGTH } from '#contract/model/name.ts';
import { vendorSchema } from '#contract/model/vendor.ts';
import { isMergeName, MAX_MERGE_NAME } from '#contract/rules/mergeable.ts';

const id = z.string().min(1).max(MAX_ID_LENGTH);
/** A file's place in the list. */
const fileId = z.int().min(0);
/** Tencent's FileId, or the key of Ws and Huawei. */
const vendorsId = z.string().min(1).max(1024);
const nothing = z.null();

/** What the window asks of the files of recordings. */
export const FILE_CHANNELS = {
  'files.page': { args: filesQuerySchema, result: filesPageSchema },
  /** The files of a run, and how the search for them stands. */
  'files.ofRun': { args: z.strictObject({ runId: id }), result: filesOfRunSchema },
  'files.facets': { args: nothing, result: fileFacetsSchema },
  /** Looks for the files of a run now, at all its vendors that can be asked. Reads only. */
  'files.look': { args: z.strictObject({ runId: id }), result: lookResultSchema },
  /** The operator has seen that these recordings have no file. */
  'files.dismiss': {
    args: z.strictObject({
      watches: z
        .array(z.strictObject({ callId: id, streamId: z.string().max(255) }))
        .max(MAX_SHOWN_WATCHES),
    }),
    result: nothing,
  },
  /** Plays a file in the window for that. Its signed address goes to that window and no other page. */
  'files.play': { args: z.strictObject({ id: fileId }), result: nothing },
  /** Opens a file in the user's browser. */
  'files.open': { args: z.strictObject({ id: fileId }), result: nothing },
  /** Puts the address of a file, signed where there is a key for it, into the clipboard. */
  'files.copyLink': {
    args: z.strictObject({ id: fileId }),
    result: z.strictObject({ signed: z.boolean() }),
  },
  /** Joins files of a run, in this order. Sends at most one request, which is on disk before it leaves. */
  'files.merge': {
    args: z.strictObject({
      runId: id,
      vendor: vendorSchema,
      fileIds: z
        .array(vendorsId)
        .min(1)
        .max(MAX_MERGE_INPUTS + 1),
      format: mergeSchema.shape.format,
      /** Null for a name of the stream and the time. */
      name: z.string().max(MAX_MERGE_NAME).refine(isMergeName).nullable(),
      /** 0 for never. */
      expireHours: z.int().min(0).max(MAX_EXPIRE_HOURS),
      /** A person has agreed to merge again what was merged, or may have been. */
      again: z.boolean(),
    }),
    result: mergeAnswerSchema,
  },
  /** The merges of which these files are parts or results, newest first. */
  'files.merges': {
    args: z.strictObject({ fileIds: z.array(vendorsId).max(MAX_FILES_PAGE) }),
    result: z.array(mergeSchema),
  },
  /** Asks a person where to, and saves the certificate of a run; its file's name, null when no place was given. */
  'files.certificate': {
    args: z.strictObject({ runId: id, format: certificateFormatSchema }),
    result: z.strictObject({ saved: z.string().nullable() }),
  },
  /** Whether a file exists, and how long it is: requests parts of it. */
  'files.check': { args: z.strictObject({ id: fileId }), result: fileCheckSchema },
} as const;

/** Most runs that one event names; of more it names none, and any may have changed. */
export const MAX_CHANGED_RUNS = 100;

/** Files came, or what is known of some has changed. */
export const filesChangedSchema = z.strictObject({
  /** Ids of the runs that they belong to; null for any. */
  runIds: z.array(z.string()).max(MAX_CHANGED_RUNS).nullable(),
});
