import { z } from 'zod';
import { fileWatchSchema, LOOK_STATES, lookFaultSchema, recordedFileSchema } from './file.ts';
import { MAX_ID_LENGTH } from './name.ts';
import { VENDORS, vendorSchema } from './vendor.ts';

/**
 * How far a file is confirmed. `confirmed`: a search found it at the vendor. `reported`: a callback alone said
 * so. `forbidden`: it is there, and the vendor does not give it out.
 */
export const FILE_STATES = ['confirmed', 'reported', 'forbidden'] as const;
export const fileStateSchema = z.enum(FILE_STATES);
export type FileState = z.infer<typeof fileStateSchema>;

/** Days ahead that files which the vendor will delete are named, where the settings say nothing. */
export const USUAL_EXPIRY_DAYS = 3;

export const MAX_FILES_PAGE = 200;
/** Longest text to look for, and most values that one part of a filter names. */
export const MAX_FILE_TEXT = 200;
export const MAX_FILE_VALUES = 50;

const values = <T extends z.ZodType>(value: T, most = MAX_FILE_VALUES) => z.array(value).max(most);

/** Longer than any moment is written, fractions of a second included. */
const moment = z.iso.datetime().max(40);

/** What a file must meet, all parts together; of the values of one part any. Empty parts ask nothing. */
export const fileFilterSchema = z.strictObject({
  /** It stands in the list (`listedMoment`) at this moment or later, and before that one. */
  from: moment.nullable(),
  to: moment.nullable(),
  vendors: values(vendorSchema, VENDORS.length),
  /** Ids of accounts. */
  accounts: values(z.string().max(MAX_ID_LENGTH)),
  /** Names of presets, as they were when they started it. */
  presets: values(z.string().max(MAX_FILE_TEXT)),
  /** Lower case. */
  formats: values(z.string().max(20)),
  states: values(fileStateSchema, FILE_STATES.length),
  /** Whether it belongs to a start that this program knows; null for both. */
  linked: z.boolean().nullable(),
  /** It expires at this moment or later, and before that one; what expires never, or nobody knows when, meets none. */
  expiresFrom: moment.nullable(),
  expiresTo: moment.nullable(),
  /**
   * Part of a stream, a preset or a file's name, or the beginning of an id (from six characters on). Case and
   * width do not matter.
   */
  text: z.string().max(MAX_FILE_TEXT),
});
export type FileFilter = z.infer<typeof fileFilterSchema>;

/** Asks nothing: every file meets it. */
export const NO_FILE_FILTER: FileFilter = {
  from: null,
  to: null,
  vendors: [],
  accounts: [],
  presets: [],
  formats: [],
  states: [],
  linked: null,
  expiresFrom: null,
  expiresTo: null,
  text: '',
};

/** A page ends where the next begins: files with a place below `before`, those that began last first. */
export const filesQuerySchema = z.strictObject({
  filter: fileFilterSchema,
  before: z.int().nullable(),
  limit: z.int().min(1).max(MAX_FILES_PAGE),
});
export type FilesQuery = z.infer<typeof filesQuerySchema>;

/** A file and where it stands in the list. */
export const listedFileSchema = recordedFileSchema.extend({
  /** By its `listedMoment`: of two files the later one has the higher place. It moves when its begin becomes known. */
  place: z.int(),
});
export type ListedFile = z.infer<typeof listedFileSchema>;

/** As a page of the history: it may hold fewer files than asked for, even none, and not be the last. */
export const filesPageSchema = z.strictObject({
  files: z.array(listedFileSchema),
  /** Pass as `before` for the next page; null at the end. */
  next: z.int().nullable(),
  /** How far back the pages up to this one have searched; null at the end. */
  searchedTo: z.iso.datetime().nullable(),
});
export type FilesPage = z.infer<typeof filesPageSchema>;

/** The files of one run, oldest first, and how the search for them stands, stream by stream. */
export const filesOfRunSchema = z.strictObject({
  files: z.array(recordedFileSchema),
  watches: z.array(fileWatchSchema),
});
export type FilesOfRun = z.infer<typeof filesOfRunSchema>;

const fileCount = z.int().min(0);

/** What a filter can choose from, most used first, with the number of files of each. */
export const fileFacetsSchema = z.strictObject({
  accounts: z.array(z.strictObject({ id: z.string(), name: z.string(), files: fileCount })),
  presets: z.array(z.strictObject({ name: z.string(), files: fileCount })),
  formats: z.array(z.strictObject({ format: z.string(), files: fileCount })),
  states: z.array(z.strictObject({ state: fileStateSchema, files: fileCount })),
  /** How the search for files stands: recordings of each state. */
  watches: z.array(z.strictObject({ state: z.enum(LOOK_STATES), recordings: fileCount })),
  /** The hour of the oldest file; null when there is none. */
  oldest: z.iso.datetime().nullable(),
});
export type FileFacets = z.infer<typeof fileFacetsSchema>;

/** What an operator's look for the files of a run came to. */
export const lookResultSchema = z.strictObject({
  /** Files that were not known before. */
  found: fileCount,
  /** Streams at vendors that were asked for. */
  asked: z.int().min(0),
  /** Streams at vendors that could not be asked for, by what was in the way. */
  faults: z.array(
    z.strictObject({
      vendor: vendorSchema,
      accountName: z.string(),
      fault: lookFaultSchema,
      /** The API's return code; null where there was none. */
      code: z.number().nullable(),
      streams: z.int().min(1),
    }),
  ),
});
export type LookResult = z.infer<typeof lookResultSchema>;
