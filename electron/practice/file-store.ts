import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type PracticeAssets, readAssets } from './media/assets.ts';
import { segmentOf } from './media/playlist.ts';
import { type Content, serveContent } from './media/serve.ts';
import { PracticeRecordings } from './recordings.ts';

const TYPES = {
  mp4: 'video/mp4',
  m3u8: 'application/vnd.apple.mpegurl',
} as const;

/** Where the files of practice are kept and fetched. */
export interface FileStore {
  readonly recordings: PracticeRecordings;
  /** Answers a request for a file; false for any other request. */
  serve(request: IncomingMessage, response: ServerResponse): boolean;
}

/**
 * SECURITY: each path begins with a random part that only answers to signed requests tell, and what is served is
 * made of the recording that ships with the program: no path reaches a file of this machine.
 *
 * @param folder of the recording; read when there is a first file.
 * @param origin without a slash at its end.
 */
export function createFileStore(folder: string, origin: string): FileStore {
  const root = `/media/${randomBytes(16).toString('base64url')}/`;
  let read: PracticeAssets | null = null;
  const assets = () => {
    read ??= readAssets(folder);
    return read;
  };
  const recordings = new PracticeRecordings({
    sizeOf: (format, seconds) => assets().sizeOf(format, seconds),
    urlOf: (path) => origin + root + path.split('/').map(encodeURIComponent).join('/'),
  });
  const contentAt = (path: string): Content | null => {
    const segment = segmentOf(path.slice(path.lastIndexOf('/') + 1));
    const bytes = segment === null ? undefined : assets().segments[segment];
    if (bytes) return { type: 'video/mp2t', parts: [bytes] };
    const url = origin + path;
    const file = recordings.files(Date.now()).find((one) => one.url === url);
    if (!file) return null;
    const parts = assets().contentOf(file.format, (file.endMs - file.beginMs) / 1000);
    return { type: TYPES[file.format], parts };
  };
  return {
    recordings,
    serve(request, response) {
      const path = request.url?.split('?', 1)[0] ?? '';
      if (!path.startsWith('/media/')) return false;
      serveContent(request, response, path.startsWith(root) ? contentAt(path) : null);
      return true;
    },
  };
}
