/**
 * The smallest HTTP/1.1 request reader that can be strict: bytes in, one head at a time out. It works
 * on latin-1 text so that every byte of the request line can be recorded as it came.
 */

export interface Head {
  requestLine: string;
  method: string;
  path: string;
  query: string;
  headers: [name: string, value: string][];
  problems: string[];
}

const LONGEST_HEAD = 64 * 1024;

/** Collects a connection's bytes and cuts complete heads off the front (requests may be pipelined). */
export class HeadReader {
  #text = '';

  push(chunk: Buffer): void {
    this.#text += chunk.toString('latin1');
  }

  /** The next complete head, or undefined while bytes are missing. */
  next(): Head | undefined {
    const end = this.#text.indexOf('\r\n\r\n');
    if (end < 0) {
      if (this.#text.length > LONGEST_HEAD) throw new Error('head too long');
      return undefined;
    }
    const head = parseHead(this.#text.slice(0, end));
    this.#text = this.#text.slice(end + 4);
    return head;
  }
}

export function parseHead(text: string): Head {
  const [requestLine = '', ...lines] = text.split('\r\n');
  const problems: string[] = [];
  const parts = requestLine.split(' ');
  const [method = '', target = '', version = ''] = parts;
  if (parts.length !== 3) problems.push(`request line has ${parts.length} parts`);
  if (version !== 'HTTP/1.1') problems.push(`version ${version}`);
  if (target.includes('#')) problems.push('fragment in the target');
  if (text.replaceAll('\r\n', '').includes('\n')) problems.push('bare line feed in the head');
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const query = mark < 0 ? '' : target.slice(mark + 1);
  return { requestLine, method, path, query, headers: lines.map(headerLine), problems };
}

function headerLine(line: string): [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, Math.max(colon, 0)).toLowerCase(), line.slice(colon + 1).trim()];
}
