import type { Vendor } from '../types.ts';

/** Vendors whose files the API can search. */
export type MediaVendor = Exclude<Vendor, 'Aliyun'>;

/** One file of the library. All moments are milliseconds of the server's wall clock. */
export interface StoredFile {
  readonly appId: number;
  readonly vendor: MediaVendor;
  /** Null for a merged file: it is of no stream. */
  readonly streamId: string | null;
  /** Tencent's TaskId or the PersistentId of Ws, which no answer to a search tells; null elsewhere. */
  readonly taskId: string | null;
  /** Tencent's FileId, or the key of Ws and Huawei. */
  readonly fileId: string;
  readonly name: string;
  readonly format: string;
  readonly beginMs: number;
  readonly seconds: number;
  readonly sizeBytes: number;
  readonly url: string;
  /** CreateTime or LastModified. */
  readonly createdMs: number;
  /** From then on a search finds it. */
  readonly appearsAtMs: number;
  /** Null for never; Tencent alone says. */
  readonly expiresMs: number | null;
  readonly status: 'Normal' | 'Forbidden';
}

/** What a test says of a file; the library makes up the rest. */
export interface FileSpec {
  vendor: MediaVendor;
  streamId: string;
  /** ISO 8601 or milliseconds; so many `seconds` ago without it. */
  beginAt?: string | number;
  /** 30 without it. */
  seconds?: number;
  /** `mp4` without it. */
  format?: string;
  appId?: number;
  taskId?: string;
  fileId?: string;
  name?: string;
  url?: string;
  sizeBytes?: number;
  createdAt?: string | number;
  expiresAt?: string | number;
  status?: 'Normal' | 'Forbidden';
  /** How long no search finds it. */
  appearsAfterMs?: number;
}

/** Makes files of what the server records, whether or not the answer to the start came through. */
export interface RecordingRule {
  /** All vendors and streams without them. */
  vendor?: MediaVendor;
  streamId?: string;
  /** `start`: a segment of so many `seconds` closes by itself. `stop`: one file from start to stop. */
  when: 'start' | 'stop';
  seconds?: number;
  /** One file for each; without it those of the answer's rows (Ws), or `mp4`. */
  formats?: string[];
  appearsAfterMs?: number;
}

/** Points in which the documentation contradicts itself, or leaves the choice. May be changed at any time. */
export interface MediaForms {
  /** The key of a new file of Ws: a file's name as in the example, or the PersistentId as in the text. */
  wsKey: 'name' | 'persistent-id';
  /** Whether addresses say `http://`. */
  urlScheme: boolean;
  /** Tencent's times: `Z` as in the example, or UTC+8 with its offset. */
  zone: 'utc' | 'china';
  /** Tencent's second address, which is of use inside its network alone. */
  intranetUrl: boolean;
}

export interface MediaOptions {
  files?: FileSpec[];
  recordings?: RecordingRule[];
  forms?: Partial<MediaForms>;
  /** How long a merge waits, and then works. */
  mergeMs?: { waiting: number; processing: number };
  /** Host and path in front of every file's address; `media.test.invalid` without it. */
  baseUrl?: string;
}
