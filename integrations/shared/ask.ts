import { type IncomingMessage, request } from 'node:http';

/** Where CDN Recorder listens, and the token that it knows. */
export interface DeskAddress {
  readonly address: string;
  readonly port: number;
  readonly token: string;
}

export interface Answer {
  readonly status: number;
  /** Null where it is no JSON. */
  readonly json: unknown;
}

/** No answer came. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
  /** False: no connection came about, so that nothing can have been done. */
  readonly mayHaveArrived: boolean;

  constructor(cause: string, mayHaveArrived: boolean) {
    super(cause);
    this.mayHaveArrived = mayHaveArrived;
  }
}

/** A run of many streams is told with all of them. */
const MOST_BYTES = 8 * 1024 * 1024;

/** Host and port as an address has them: an IPv6 address in brackets. */
export const hostOf = ({ address, port }: DeskAddress): string =>
  `${address.includes(':') ? `[${address}]` : address}:${port}`;

export const authorization = ({ token }: DeskAddress): Readonly<Record<string, string>> => ({
  authorization: `Bearer ${token}`,
});

/**
 * Asks once; nothing is tried again. No redirect is followed, so that the token goes nowhere else.
 *
 * @throws Unanswered where no whole answer came within the time, in milliseconds.
 */
export function ask(
  at: DeskAddress,
  method: 'GET' | 'POST',
  path: string,
  { timeoutMs, headers = {} }: { timeoutMs: number; headers?: Readonly<Record<string, string>> },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let isConnected = false;
    const sending = request(
      {
        host: at.address,
        port: at.port,
        path,
        method,
        agent: false,
        headers: { ...authorization(at), ...headers },
        signal: AbortSignal.timeout(timeoutMs),
      },
      (response) => {
        readAnswer(response).then(resolve, (error: Error) =>
          reject(new Unanswered(causeOf(error), true)),
        );
      },
    );
    sending.once('socket', (socket) => {
      socket.once('connect', () => {
        isConnected = true;
      });
    });
    sending.once('error', (error) => reject(new Unanswered(causeOf(error), isConnected)));
    sending.end();
  });
}

/** The whole of an answer. @throws where it breaks off or is too long. */
export async function readAnswer(response: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Error('the answer is too long');
    chunks.push(chunk);
  }
  return {
    status: response.statusCode ?? 0,
    json: parsed(Buffer.concat(chunks).toString('utf8')),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What the system says of it, or its message. */
export const causeOf = (error: Error): string => {
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'ETIMEDOUT';
  return (error as NodeJS.ErrnoException).code ?? error.message;
};

/** Letters, digits, dots, dashes; an IPv6 address with or without brackets. */
const ADDRESS = /^[A-Za-z0-9._:-]{1,255}$/;
const TOKEN = /^[\x21-\x7e]{1,512}$/;

/** The address that an operator has entered; null where one of the three is missing or cannot be one. */
export function deskAddress(entered: {
  readonly address?: unknown;
  readonly port?: unknown;
  readonly token?: unknown;
}): DeskAddress | null {
  const address = String(entered.address ?? '')
    .trim()
    .replace(/^\[(.*)\]$/, '$1');
  const token = String(entered.token ?? '').trim();
  const port = Number(entered.port);
  const isPort = Number.isInteger(port) && port >= 1 && port <= 65_535;
  if (!isPort || !ADDRESS.test(address) || !TOKEN.test(token)) return null;
  return URL.canParse(`ws://${hostOf({ address, port, token })}/`)
    ? { address, port, token }
    : null;
}
