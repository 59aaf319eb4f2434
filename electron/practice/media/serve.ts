import type { IncomingMessage, ServerResponse } from 'node:http';

/** Something to be served, in parts that lie one after the other. */
export interface Content {
  readonly type: string;
  readonly parts: readonly Buffer[];
}

interface Range {
  readonly from: number;
  /** The last byte itself. */
  readonly to: number;
}

/** The range that a request names; null for the whole, also for several ranges and for units other than bytes. */
function rangeOf(header: string | undefined, size: number): Range | 'beyond' | null {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from > to ? 'beyond' : { from, to };
}

/** Answers a GET or HEAD with a content or a range of it (RFC 9110 §14), as a CDN does; null is not found. */
export function serveContent(
  request: IncomingMessage,
  response: ServerResponse,
  content: Content | null,
): void {
  // Players of any page read it: the picture is no secret, its address is.
  response.setHeader('access-control-allow-origin', '*');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  if (!content) {
    response.writeHead(404).end();
    return;
  }
  const size = content.parts.reduce((sum, { length }) => sum + length, 0);
  const range = rangeOf(request.headers.range, size);
  if (range === 'beyond') {
    response.writeHead(416, { 'content-range': `bytes */${size}` }).end();
    return;
  }
  const { from, to } = range ?? { from: 0, to: size - 1 };
  response.writeHead(range ? 206 : 200, {
    'content-type': content.type,
    'content-length': to - from + 1,
    'accept-ranges': 'bytes',
    ...(range && { 'content-range': `bytes ${from}-${to}/${size}` }),
  });
  response.end(request.method === 'HEAD' ? undefined : slice(content.parts, { from, to }));
}

function slice(parts: readonly Buffer[], { from, to }: Range): Buffer {
  let at = 0;
  const cut = parts.map((part) => {
    const begin = at;
    at += part.length;
    return part.subarray(Math.max(0, from - begin), Math.max(0, to + 1 - begin));
  });
  return Buffer.concat(cut);
}
