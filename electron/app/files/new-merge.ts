import { randomUUID } from 'node:crypto';
import type { RecordedFile } from '#contract/model/file.ts';
import type { Merge } from '#contract/model/merge.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import type { MergeFormat } from '#contract/rules/mergeable.ts';
import type { RunAccount } from '../../recording/ports.ts';
import type { NewMerge } from '../../storage/ports.ts';
import { vendorOf } from '../../zego/vendors/registry.ts';

/** Files of one run that are to be joined. */
export interface MergeRequest {
  readonly runId: string;
  readonly vendor: Vendor;
  /** In the order in which they are joined. */
  readonly fileIds: readonly string[];
  readonly format: MergeFormat;
  /** Without the format; null for a name of the stream, the time and the merge. */
  readonly name: string | null;
  /** After how many hours the vendor deletes it; 0 for never. */
  readonly expireHours: number;
}

/** A merge that may begin. */
export interface MergeOrder {
  readonly request: MergeRequest;
  readonly files: readonly RecordedFile[];
  readonly signer: RunAccount;
  /** The merge of the same files that the caller knows of, and has agreed to do again. */
  readonly earlier: Merge | null;
}

/**
 * A merge as it is written down before its request leaves.
 *
 * @param at ISO 8601, UTC.
 */
export function newMerge({ request, files, signer }: MergeOrder, at: string): Merge {
  const { vendor, fileIds, format, expireHours } = request;
  const [first] = files;
  if (!first) throw new Error('a merge of nothing');
  const id = randomUUID();
  const takesExpiry = vendorOf(vendor).capabilities.merge?.takesExpiry ?? false;
  return {
    id,
    appId: first.appId,
    service: first.service,
    accountId: signer.id,
    accountName: signer.name,
    isTest: signer.credentials.isTest,
    practice: signer.practice,
    vendor,
    streamId: first.streamId,
    inputs: [...fileIds],
    format,
    name: request.name ?? nameFor(first, id, at),
    expireHours: takesExpiry ? expireHours : null,
    createdAt: at,
    changedAt: at,
    state: 'sending',
    taskId: null,
    requestId: null,
    code: null,
    message: null,
    fileId: null,
    url: null,
    reported: false,
    lookedAt: null,
  };
}

/** What the journal takes of a merge before its request leaves. */
export function writtenOf(merge: Merge): NewMerge {
  const { state, taskId, requestId, code, message, fileId, url, ...begun } = merge;
  const { reported, changedAt, lookedAt, ...written } = begun;
  return written;
}

/** No two merges have one name: a result is known by it where the vendor tells no task. */
const nameFor = ({ streamId }: RecordedFile, id: string, at: string): string =>
  `${streamId ?? 'merged'}-${at.slice(0, 19).replace(/\D/g, '')}-${id.slice(0, 8)}`;
