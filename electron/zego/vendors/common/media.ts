import type { RecordedFile } from '#contract/model/file.ts';
import type { Parameters } from '../../request/query.ts';

/**
 * One file as a vendor's answer to SearchMedia reports it. Tencent tells when it was made and how long it is, and
 * neither begin nor end; the others tell the begin, by the file's name, and no duration.
 */
export type FoundFile = Pick<
  RecordedFile,
  | 'streamId'
  | 'fileId'
  | 'name'
  | 'format'
  | 'beginAt'
  | 'endAt'
  | 'createdAt'
  | 'durationSeconds'
  | 'sizeBytes'
  | 'url'
  | 'expiresAt'
  | 'status'
> & {
  readonly fileId: string;
};

/** Which files to look for. */
export interface MediaSearch {
  /** Tencent only: the stream; the others list what there is. */
  readonly streamId: string | null;
  /** Unix seconds, by the time that the file was made; Tencent only. */
  readonly from: number;
  readonly to: number;
  /** Where the last page ended (`MediaPage.next`); null for the first. */
  readonly cursor: string | null;
}

export interface MediaPage {
  readonly files: readonly FoundFile[];
  /** Where the next page begins: a page's number at Tencent, a marker elsewhere; null at the end. */
  readonly next: string | null;
  /** Entries that could not be read. */
  readonly unreadable: number;
}

/** What is to be joined. */
export interface MediaMerge {
  readonly format: 'MP3' | 'MP4' | 'M3U8';
  /** In the order in which they are joined. */
  readonly fileIds: readonly string[];
  readonly name: string;
  /** After how many hours it is deleted; 0 for never, null where the vendor takes none. */
  readonly expireHours: number | null;
}

/** How a task of a merge stands. */
export interface MediaTask {
  readonly state: 'waiting' | 'processing' | 'finished' | 'failed';
  readonly fileId: string | null;
  readonly url: string | null;
  readonly message: string | null;
}

/** How a vendor's files are asked for, joined and played. Null members: the vendor cannot do that. */
export interface VendorMedia {
  /** `stream`: one request for each stream and span of time; `listing`: all files of the project, page by page. */
  readonly searchBy: 'stream' | 'listing';
  searchParameters(search: MediaSearch): Parameters;
  /** Reads its part of `Data`; null when that is not its shape. Never throws. */
  readSearch(data: unknown, search: MediaSearch): MediaPage | null;
  /** What it joins, how many files at once, and whether they can expire, is in its `capabilities.merge`. */
  readonly merge: {
    parameters(merge: MediaMerge): Parameters;
    /** The task's id; null when that is not its shape. */
    readTask(data: unknown): string | null;
  } | null;
  /** Reads the answer of DescribeMediaTask; null where a merge cannot be asked after. */
  readonly readTask: ((data: unknown) => MediaTask | null) | null;
  /**
   * The address with the signature that the console's playback key asks for (facts "Playback"). Good for the
   * moment: never kept.
   *
   * @param nowMs milliseconds since the epoch.
   */
  signUrl(url: string, key: string, nowMs: number): string;
}
