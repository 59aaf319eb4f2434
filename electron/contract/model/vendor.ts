import { z } from 'zod';
import { recordingFormatSchema } from './recording-profile.ts';
import { rowCodesSchema } from './row-kind.ts';

/** CDN vendors in the spelling of the `Vendor` parameter (specification, "请求参数"; Aliyun: facts §0). */
export const VENDORS = ['Tencent', 'Ws', 'Huawei', 'Aliyun'] as const;
export const vendorSchema = z.enum(VENDORS);
export type Vendor = z.infer<typeof vendorSchema>;

export const ACTIONS = ['StartCDNRecord', 'StopCDNRecord'] as const;
export const actionSchema = z.enum(ACTIONS);
export type Action = z.infer<typeof actionSchema>;

/** What a vendor can do and does, told honestly to the operator. */
export const capabilitiesSchema = z.strictObject({
  /** Whether the vendor ends the recording at `EndTime`. The others go on until they are stopped. */
  endTime: z.boolean(),
  /** Whether `Domain` and `Point` mean anything to it (facts §0). */
  domainAndPoint: z.boolean(),
  /** Whether its answer has a row for each file format of a stream, and not one for the stream. */
  rowPerFormat: z.boolean(),
  /** What a second start of a running stream does there (facts §7). */
  secondStart: z.enum(['second-task', 'error', 'not-documented']),
  /** Whether the specification says which formats, interval and retention it can be set to. */
  profileDocumented: z.boolean(),
  /**
   * Files of which formats ZEGO's MergeMedia joins there, how many at once, and whether the result can be given an
   * expiry (facts §4); null where it joins none.
   */
  merge: z
    .strictObject({
      formats: z.array(recordingFormatSchema).max(5),
      most: z.int(),
      takesExpiry: z.boolean(),
    })
    .nullable(),
  /** Whether the console can have its files demand a playback key (facts "Playback"). */
  playbackKey: z.boolean(),
});
export type Capabilities = z.infer<typeof capabilitiesSchema>;

/** All that a view needs to know of a vendor. Stated in the vendor's folder, and sent with the state. */
export const vendorFactsSchema = capabilitiesSchema.extend({ rowCodes: rowCodesSchema });
export type VendorFacts = z.infer<typeof vendorFactsSchema>;

export const vendorsSchema = z.record(vendorSchema, vendorFactsSchema);
export type Vendors = Readonly<Record<Vendor, VendorFacts>>;
