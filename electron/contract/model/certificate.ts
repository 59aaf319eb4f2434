import { z } from 'zod';
import { fileMatchSchema } from './file.ts';
import { fileCheckSchema } from './file-check.ts';
import { reasonSchema, statusSchema } from './outcome.ts';
import { sourceSchema } from './run.ts';
import { vendorSchema } from './vendor.ts';

const moment = z.iso.datetime();
const text = z.string().nullable();

/** One request, as it was sent and answered. */
const certifiedCallSchema = z.strictObject({
  callId: z.string(),
  vendor: vendorSchema,
  streamIds: z.array(z.string()),
  /** Unix seconds as sent; null where none was sent. */
  endTime: z.int().nullable(),
  /** By the workstation's clock; null where it was never sent. */
  sentAt: moment.nullable(),
  durationMs: z.int().nullable(),
  attempts: z.int(),
  httpStatus: z.int().nullable(),
  code: z.union([z.number(), z.string()]).nullable(),
  requestId: text,
});

/** One stream at one vendor: what the vendor answered, and what was found out besides. */
const certifiedOutcomeSchema = z.strictObject({
  callId: z.string(),
  vendor: vendorSchema,
  streamId: z.string(),
  status: statusSchema,
  reason: reasonSchema.nullable(),
  taskId: text,
  persistentId: text,
  vendorRequestId: text,
  /** What settled an outcome that the answer left open; null where nothing did. */
  settled: z
    .strictObject({
      verdict: z.enum(['recording', 'not-recording']),
      at: moment,
      by: z.enum(['operator', 'callback', 'search']),
      fileId: text,
      /** It holds only if the project does not record all streams by default. */
      provided: z.boolean(),
    })
    .nullable(),
});

const certifiedFileSchema = z.strictObject({
  vendor: vendorSchema,
  streamId: text,
  fileId: text,
  taskId: text,
  name: z.string(),
  format: text,
  beginAt: moment.nullable(),
  endAt: moment.nullable(),
  createdAt: moment.nullable(),
  durationSeconds: z.number().nullable(),
  sizeBytes: z.int().nullable(),
  expiresAt: moment.nullable(),
  /** The vendor's address, without any signature. */
  url: text,
  match: fileMatchSchema,
  callbackAt: moment.nullable(),
  searchedAt: moment.nullable(),
  mergedFrom: z.array(z.string()),
  /** The last check while the program ran; null where there was none. */
  check: fileCheckSchema.nullable(),
});

/** How far one stream at one vendor was looked for. */
const certifiedSearchSchema = z.strictObject({
  vendor: vendorSchema,
  streamId: z.string(),
  endedAt: moment.nullable(),
  found: z.int(),
  expected: z.int().nullable(),
  lookedAt: moment.nullable(),
  state: z.string(),
});

/** What a certificate says: everything but its hash. */
export const certificateContentSchema = z.strictObject({
  program: z.strictObject({ name: z.literal('CDN Recorder'), version: z.string() }),
  madeAt: moment,
  run: z.strictObject({
    runId: z.string(),
    preset: z.string(),
    account: z.string(),
    appId: z.int(),
    practice: z.boolean(),
    source: sourceSchema,
    requestedAt: moment,
  }),
  clock: z.strictObject({
    /** The server's time minus the workstation's, in milliseconds; null where no difference is known. */
    serverAheadMs: z.int().nullable(),
    /** When that was measured, by the workstation's clock; null: while this certificate was made. */
    measuredAt: moment.nullable(),
  }),
  calls: z.array(certifiedCallSchema),
  outcomes: z.array(certifiedOutcomeSchema),
  files: z.array(certifiedFileSchema),
  searches: z.array(certifiedSearchSchema),
});
export type CertificateContent = z.infer<typeof certificateContentSchema>;

/**
 * A run's report for a rights holder. `sha256`: lower-case hex, over the canonical JSON of `content` in UTF-8:
 * the members of each object in the order of their names by code unit, no space anywhere (RFC 8785).
 */
export const certificateSchema = z.strictObject({
  format: z.literal('cdn-recorder-certificate/1'),
  content: certificateContentSchema,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Certificate = z.infer<typeof certificateSchema>;

export const CERTIFICATE_FORMATS = ['pdf', 'json'] as const;
export const certificateFormatSchema = z.enum(CERTIFICATE_FORMATS);
export type CertificateFormat = z.infer<typeof certificateFormatSchema>;

/** What the page of a certificate shows, in the fragment of its address: it has no bridge to ask by. */
export const certificatePageSchema = z.strictObject({
  certificate: certificateSchema,
  language: z.enum(['en', 'zh-CN']),
});
export type CertificatePage = z.infer<typeof certificatePageSchema>;

export const certificateAddress = (page: CertificatePage): string =>
  `certificate.html#${encodeURIComponent(JSON.stringify(page))}`;

/** @throws where the fragment was not written by `certificateAddress`. */
export const readCertificatePage = (fragment: string): CertificatePage =>
  certificatePageSchema.parse(JSON.parse(decodeURIComponent(fragment.replace(/^#/, ''))));
