import type { MediaOptions } from './media/types.ts';

/**
 * The words of the strict server. It is an independent second opinion on the wire format, so nothing
 * here is shared with the product: what both sides agree on must come from the specification alone.
 */

export type Vendor = 'Tencent' | 'Ws' | 'Huawei' | 'Aliyun';
export type RowCode = string | number;

/** Something the client did that the documentation does not allow. */
export interface Violation {
  /** Number of the request, counted from 1 over all connections. */
  request: number;
  rule: string;
  detail: string;
}

/** Reports what a request breaks. */
export type Violate = (rule: string, detail: string) => void;

/** What the server understood of a request whose head was complete. */
export interface SeenRequest {
  /** Counted from 1 in the order in which the requests' heads were complete. */
  n: number;
  connection: number;
  /** The request line as the bytes came in, latin-1, without the line end. */
  requestLine: string;
  headers: [name: string, value: string][];
  /** Decoded parameters in the order of the query. */
  params: [name: string, value: string][];
  /** The first value of a parameter, or undefined. */
  param(name: string): string | undefined;
  /** All values of a repeated parameter. */
  all(name: string): string[];
  /** Monotonic milliseconds (`performance.now()`), and the same moment on the server's wall clock. */
  arrivedAt: number;
  arrivedUnixMs: number;
  violations: Violation[];
  /** Set when the last byte was handed to the system, or when the connection was given up. */
  answer?: GivenAnswer;
}

export interface GivenAnswer {
  /** Which twist of the script was applied, `none` when the server behaved. */
  twist: Twist['do'] | 'none';
  /** The API's return code, null where the answer carried none. */
  code: number | null;
  status: number | null;
  body: string;
  at: number;
  /** Whether a real service would have started or stopped something after this request. */
  acted: boolean;
}

/** One way to misbehave. Each may wait first, so many milliseconds, or until a test lets the answer out. */
export type Twist = { delayMs?: number; after?: Promise<unknown> } & (
  | { do: 'nothing' }
  /** Read everything, never answer: the connection stays open. */
  | { do: 'silence' }
  /** RST instead of an answer, after the whole request was read. */
  | { do: 'reset' }
  /** An orderly close instead of an answer. */
  | { do: 'close' }
  /** A Content-Length that promises more than the half that is sent before the close. */
  | { do: 'half-body' }
  /** One byte (or `bytes`) at a time. */
  | { do: 'drip'; everyMs: number; bytes?: number; headToo?: boolean }
  /** A well-formed success whose Message is padded to at least this many bytes. */
  | { do: 'oversize'; bytes: number }
  /** Exactly these bytes on the wire, then a close. */
  | { do: 'raw'; bytes: string | Uint8Array }
  /** A return code of the API. */
  | { do: 'code'; code: number; message?: string }
  /** An HTTP answer that is not the API's. */
  | { do: 'http'; status: number; body?: string; headers?: Record<string, string> }
  /** Same success, other rows: vendor codes per stream, streams left out, streams nobody asked for. */
  | { do: 'rows'; codes?: Record<string, RowCode>; missing?: string[]; extra?: string[] }
  /** The vendor's part of `Data` as this makes it of the documented one; the vendor has acted all the same. */
  | { do: 'part'; change: (part: unknown) => unknown; code?: number }
);

/** `when`: the n-th request, or a predicate, or absent for every request. The first rule that fits wins. */
export interface Rule {
  when?: number | ((request: SeenRequest) => boolean);
  /** How often it applies; without it, once for a number and for ever for the rest. */
  times?: number;
  twist: Twist | ((request: SeenRequest) => Twist);
}

/** For faults that come before any request is read. */
export interface ConnectionRule {
  /** The n-th connection, counted from 1; absent for every one. */
  when?: number;
  fault: 'close' | 'reset';
}

export interface StrictOptions {
  appId: number;
  secret: string;
  /** More projects on the same server, each with its own limit. */
  moreApps?: Record<number, string>;
  /** The server's wall clock minus the machine's, in milliseconds. */
  clockOffsetMs?: number;
  dateHeader?: boolean;
  /** RequestId as a bare 19-digit number, which a careless JSON.parse changes. */
  unquotedRequestId?: boolean;
  /** File formats of Ws: one row each. */
  wsFormats?: string[];
  /** The documentation shows StopCDNRecord of Ws both ways. */
  wsStopAsArray?: boolean;
  limit?: { requests: number; windowMs: number };
  /** So many tasks of one stream run at once at a vendor that allows several; without it any number. */
  mostTasks?: number;
  /** Huawei and Aliyun refuse a second task for a stream that has one, and so many starts of it after its stop. */
  singleTasks?: { refusals: number };
  /** Close a connection that was idle for so long after an answer; 0 never. */
  keepAliveMs?: number;
  /** The address to listen on; 127.0.0.1 without it. */
  host?: string;
  /** Speak https with this key and certificate (PEM). */
  tls?: { key: string; cert: string };
  /** Files that the vendors hold, and those that recordings become. */
  media?: MediaOptions;
  script?: Rule[];
  connections?: ConnectionRule[];
}
