import { z } from 'zod';
import { accountColourSchema } from './account-colours.ts';
import { MAX_ID_LENGTH } from './name.ts';
import { MAX_NAME, newNameSchema, storedNameSchema } from './name-schema.ts';
import { recordingProfileSchema } from './recording-profile.ts';
import { VENDORS, vendorSchema } from './vendor.ts';

/** Letters, digits, `-`, `_`, at most 255 of them: what every ZEGO document allows (facts §6). */
export const STREAM_ID_PATTERN = /^[A-Za-z0-9_-]{1,255}$/;
const STREAM_ID_RULE = 'must be 1 to 255 letters, digits, - or _';
export const streamIdSchema = z
  .string()
  // Said again beside the pattern, so that a bound of every text can be read off the contract.
  .max(255, { error: STREAM_ID_RULE, abort: true })
  .regex(STREAM_ID_PATTERN, STREAM_ID_RULE);

/** Streams that one preset may hold; a control room has dozens, a mistaken paste has thousands. */
export const MAX_STREAMS_PER_PRESET = 500;

/** At most 24 h ahead (specification, `EndTime`); the call checks it again at the moment of sending. */
export const MAX_END_MINUTES = 24 * 60;

/**
 * How far from that limit an end time stays: before the first answer the server's clock is not known, and
 * one that is a few seconds behind ours would refuse a full day. A day that ends ten seconds early is a
 * recording; one that is refused is none.
 */
export const LIMIT_MARGIN_SECONDS = 10;

const TIME_RULE = 'must be a time of day from 00:00 to 23:59';

/** When the recording shall end: never by itself, after a duration, or at a local time of day. */
export const endSchema = z.union(
  [
    z.strictObject({ afterMinutes: z.int().min(1).max(MAX_END_MINUTES) }),
    z.strictObject({
      at: z
        .string()
        .max(5, { error: TIME_RULE, abort: true })
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/, TIME_RULE),
    }),
  ],
  'must be {"afterMinutes": 1 to 1440} or {"at": "00:00" to "23:59"}',
);
export type End = z.infer<typeof endSchema>;

/** How one run ends: as a preset can end, or at a moment in Unix seconds. */
export const runEndSchema = z.union([endSchema, z.strictObject({ until: z.int().min(1) })]);
export type RunEnd = z.infer<typeof runEndSchema>;

export const presetNameSchema = newNameSchema(MAX_NAME);

const printableSchema = z
  .string()
  .trim()
  .max(255)
  .regex(/^[\x21-\x7e]*$/, 'must be printable ASCII without spaces');

/** So many pinned presets stand at the top of the tray's menu; more would push the rest out of reach. */
export const MAX_PINNED = 5;

export const MAX_TAGS = 10;
/** Characters of a tag, or of a group's heading. */
export const MAX_LABEL = 40;
export const presetLabelSchema = newNameSchema(MAX_LABEL);

const unique = (items: readonly string[]) => new Set(items).size === items.length;

export const presetDraftSchema = z.strictObject({
  name: presetNameSchema,
  accountId: z.string().max(MAX_ID_LENGTH),
  vendors: z.array(vendorSchema).min(1).max(VENDORS.length).refine(unique, 'names a vendor twice'),
  streamIds: z
    .array(streamIdSchema)
    .min(1)
    .max(MAX_STREAMS_PER_PRESET)
    .refine(unique, 'names a stream twice'),
  end: endSchema.nullable(),
  /** At its end the program stops what the vendor does not end by itself; yes where absent. */
  stopAtEnd: z.boolean().optional(),
  /** Ask before stopping; yes where absent. */
  confirmStop: z.boolean().optional(),
  /** Ask before starting; no where absent. */
  confirmStart: z.boolean().optional(),
  /** Under which heading of the board it stands; with the others where absent. */
  group: presetLabelSchema.optional(),
  tags: z.array(presetLabelSchema).max(MAX_TAGS).refine(unique, 'names a tag twice').optional(),
  colour: accountColourSchema.optional(),
  /** At the top of the tray's menu, with the first `MAX_PINNED` on the board. */
  pinned: z.boolean().optional(),
  /** On no board and in no menu; no command starts it until the operator brings it back. */
  archived: z.boolean().optional(),
  profile: recordingProfileSchema.optional(),
  /** Aliyun only: pull domain and access point (facts §0). */
  domain: printableSchema.optional(),
  point: printableSchema.optional(),
});
export type PresetDraft = z.infer<typeof presetDraftSchema>;

const storedNames = {
  name: storedNameSchema(MAX_NAME),
  group: storedNameSchema(MAX_LABEL).optional(),
  tags: z.array(storedNameSchema(MAX_LABEL)).max(MAX_TAGS).refine(unique).optional(),
};

/** A draft whose names may be those that its preset has already: the store looks at the new ones. */
export const savedDraftSchema = presetDraftSchema.extend(storedNames);

export const presetSchema = savedDraftSchema.extend({ id: z.string() });
export type Preset = z.infer<typeof presetSchema>;

/** A preset as one run takes it. */
export type RunPreset = Omit<Preset, 'end'> & { readonly end: RunEnd | null };
