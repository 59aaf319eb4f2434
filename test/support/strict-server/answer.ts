import type { Refusal } from './gateway.ts';
import type { RowCode, SeenRequest, StrictOptions, Twist, Vendor } from './types.ts';
import { type Shape, vendorData } from './vendors.ts';

/** Builds the API's JSON. Text is put together by hand because RequestId may have to be a bare number. */

export interface Answer {
  code: number;
  body: string;
  /** Streams for which a vendor would really have started or stopped something, or files that it merges. */
  actedOn: string[];
}

export type AnswerSettings = Required<Pick<StrictOptions, 'wsFormats' | 'wsStopAsArray'>> & {
  unquotedRequestId: boolean;
};

/** What is the vendor's own of an answer. */
export interface VendorPart {
  part: unknown;
  actedOn: string[];
}

let serial = 4191282558729715911n;

export function envelope(code: number, message: string, data: unknown, bareId: boolean): string {
  serial += 2n; // odd, beyond 2^53: a double cannot hold it
  const id = bareId ? `${serial}` : `"${serial}"`;
  const fields = [`"Code":${code}`, `"Message":${JSON.stringify(message)}`];
  fields.push(`"Data":${JSON.stringify(data)}`, `"RequestId":${id}`);
  return `{${fields.join(',')}}`;
}

export function refusal({ code, message }: Refusal, settings: AnswerSettings): Answer {
  // Documented: the four fields always come; an empty Data is shown as null on sibling pages.
  return { code, body: envelope(code, message, null, settings.unquotedRequestId), actedOn: [] };
}

/** The rows of a start or a stop. */
export function recordPart(
  request: SeenRequest,
  nowMs: number,
  settings: AnswerSettings,
  twist: Twist | undefined,
  refused: Record<string, RowCode> = {},
): VendorPart {
  const vendor = request.param('Vendor') as Vendor;
  const asked = request.all('StreamId[]');
  const rows: Partial<Extract<Twist, { do: 'rows' }>> = twist?.do === 'rows' ? twist : {};
  const { missing = [], extra = [] } = rows;
  const codes = { ...refused, ...rows.codes };
  const shape: Shape = {
    action: request.param('Action') ?? '',
    streams: [...asked.filter((stream) => !missing.includes(stream)), ...extra],
    codes,
    nowMs,
    wsFormats: settings.wsFormats,
    wsStopAsArray: settings.wsStopAsArray,
  };
  const actedOn = asked.filter((stream) => codes[stream] === undefined);
  return { part: vendorData[vendor](shape), actedOn };
}

/** A success around a vendor's part. */
export function success(
  request: SeenRequest,
  { part, actedOn }: VendorPart,
  settings: AnswerSettings,
  twist: Twist | undefined,
): Answer {
  const vendor = request.param('Vendor') as Vendor;
  const data = { [vendor]: twist?.do === 'part' ? twist.change(part) : part };
  const padding = twist?.do === 'oversize' ? ` ${'x'.repeat(twist.bytes)}` : '';
  const code = twist?.do === 'part' ? (twist.code ?? 0) : 0;
  return {
    code,
    body: envelope(code, `success${padding}`, data, settings.unquotedRequestId),
    actedOn,
  };
}
