import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { Services } from '../../../electron/compose/index.ts';
import { composedStation } from '../composed-station.ts';
import { type TempFolder, tempFolder } from '../desktop/temp.ts';
import { until } from '../desktop/until.ts';
import { freePort } from '../network/free-port.ts';
import { provisionedServer } from '../provision.ts';
import type { StrictServer } from '../strict-server/strict-server.ts';

/** Tokens of the desk, as a provision file brings them. */
export const CONTROL_TOKEN = 'stream-deck-0123456789-control';
export const READ_TOKEN = 'wall-display-0123456789-read';
export const PRESET = 'Evening news';

export interface Asked {
  readonly method?: string;
  readonly token?: string | null;
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface Told {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  /** Parsed where it is JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: what a program gets has no type before it is looked at
  readonly json: any;
}

/** The whole program without its desktop, with the HTTP API switched on, against an independent server. */
export interface HttpDesk {
  readonly far: StrictServer;
  readonly near: Services;
  readonly port: number;
  readonly folder: TempFolder;
  /** What the program logged as faults. */
  readonly faults: readonly string[];
  /** Asks with the control token unless another one, or null, is given; a POST gets a key of its own. */
  ask(path: string, asked?: Asked): Promise<Told>;
  /** Sends these bytes, and resolves with all that comes back before the connection ends. */
  raw(bytes: string): Promise<string>;
  close(): Promise<void>;
}

let keys = 0;

export async function httpDesk(
  preset: Parameters<typeof provisionedServer>[0] = { vendors: ['Tencent'], streamIds: ['cdn01'] },
  http: object = {},
  /** Further surfaces, as a provision file names them. */
  others: object = {},
): Promise<HttpDesk> {
  const { server: far, provision } = await provisionedServer(preset);
  const port = await freePort();
  const folder = tempFolder('http-desk');
  const faults: string[] = [];
  const near = await composedStation(folder.path, (what) => faults.push(what));
  const tokens = [
    { name: 'Stream Deck', token: CONTROL_TOKEN, scope: 'control' },
    { name: 'Wall', token: READ_TOKEN, scope: 'read' },
  ];
  const file = {
    ...JSON.parse(provision),
    control: { http: { port, tokens, ...http }, ...others },
  };
  const problems: string[] = [];
  const code = await near.session.importer(JSON.stringify(file), (text) => problems.push(text));
  if (code !== 0) throw new Error(problems.join('\n'));
  near.beginControl();
  await until('the HTTP API listens', () => answers(port));
  return {
    ...{ far, near, port, folder, faults },
    ask: (path, asked = {}) => ask(port, path, asked),
    raw: (bytes) => raw(port, bytes),
    async close() {
      near.runner.giveUp();
      await near.close();
      await far.close();
      folder.remove();
    },
  };
}

/** Whether a connection is taken there. */
export function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function ask(port: number, path: string, asked: Asked): Promise<Told> {
  const { method = 'GET', token = CONTROL_TOKEN, key, headers = {}, body } = asked;
  keys += 1;
  const own = key === undefined ? `key-${keys}` : key;
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        ...{ host: '127.0.0.1', port, path, method, agent: false },
        headers: {
          ...(token !== null && { authorization: `Bearer ${token}` }),
          ...(method === 'POST' && own !== null && { 'idempotency-key': own }),
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const isJson = /json/.test(response.headers['content-type'] ?? '');
          const json = isJson ? JSON.parse(text) : null;
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json });
        });
      },
    );
    request.once('error', reject);
    request.end(body);
  });
}

function raw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => undefined);
    socket.once('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
    socket.write(bytes);
  });
}
