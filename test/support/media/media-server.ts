import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One file of the server: its bytes, or what it answers in their place. */
export interface ServedFile {
  readonly bytes?: Buffer | string;
  /** In place of 200 or 206, without the bytes. */
  readonly status?: number;
  /** As some servers do: sends the whole file whatever part was asked for. */
  readonly noRanges?: boolean;
  /** A part comes without the size of the whole. */
  readonly noTotal?: boolean;
  /** The connection ends before this byte of the file is sent. */
  readonly cutAt?: number;
  /** The query that opens it; without it the answer is 403. */
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A file server of our own on loopback, which counts what it is asked for. */
export interface MediaServer {
  readonly origin: string;
  readonly files: Record<string, ServedFile>;
  /** `GET /path?query range`, in order. */
  readonly requests: string[];
  /** Bytes of bodies that were written. */
  readonly sent: () => number;
  close(): Promise<void>;
}

export async function mediaServer(files: Record<string, ServedFile> = {}): Promise<MediaServer> {
  const requests: string[] = [];
  let sent = 0;
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, search } = new URL(request.url ?? '', 'http://media');
    requests.push(`${request.method} ${pathname}${search} ${request.headers.range ?? ''}`.trim());
    const file = files[pathname];
    if (!file) return response.writeHead(404).end();
    if (file.key !== undefined && search !== `?${file.key}`) return response.writeHead(403).end();
    if (file.status !== undefined) return response.writeHead(file.status, file.headers).end();
    const all = Buffer.from(file.bytes ?? '');
    const wanted = file.noRanges ? null : /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
    if (!wanted) {
      sent += all.length;
      return response.writeHead(200, { ...file.headers, 'content-length': all.length }).end(all);
    }
    const from = Number(wanted[1]);
    const to = Math.min(wanted[2] ? Number(wanted[2]) : Number.POSITIVE_INFINITY, all.length - 1);
    if (from >= all.length) {
      return response.writeHead(416, { 'content-range': `bytes */${all.length}` }).end();
    }
    const total = file.noTotal ? '*' : all.length;
    const part = all.subarray(from, to + 1);
    sent += part.length;
    const range = {
      'content-range': `bytes ${from}-${to}/${total}`,
      'content-length': part.length,
    };
    response.writeHead(206, { ...file.headers, ...range });
    const cut = file.cutAt === undefined ? null : Math.max(0, file.cutAt - from);
    if (cut === null || cut >= part.length) return response.end(part);
    // The bytes before it arrive first.
    return response.write(part.subarray(0, cut), () => request.socket.end());
  };
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    files,
    requests,
    sent: () => sent,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
