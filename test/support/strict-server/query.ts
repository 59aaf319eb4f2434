/**
 * Query decoding on bytes, written here rather than taken from `URL`: URL parsers repair what clients
 * send, and a strict server must see what was really sent.
 */

export interface DecodedQuery {
  params: [string, string][];
  problems: string[];
}

const HEX = '0123456789abcdefABCDEF';
/** RFC 3986 `query`, and the raw brackets that the documentation itself prints in `StreamId[]`. */
const ALLOWED = /^[A-Za-z0-9\-._~!$'()*+,;:@/?%=[\]]$/;

export function decodeQuery(query: string): DecodedQuery {
  const params: [string, string][] = [];
  const problems: string[] = [];
  if (query === '') return { params, problems };
  for (const piece of query.split('&')) {
    const cut = piece.indexOf('=');
    if (piece === '') problems.push('empty piece between two &');
    else if (cut < 0) problems.push(`parameter without a value: ${piece}`);
    else {
      params.push([
        decodePiece(piece.slice(0, cut), problems),
        decodePiece(piece.slice(cut + 1), problems),
      ]);
    }
  }
  return { params, problems };
}

/** Form decoding: `+` is a space, as in the official samples that encode with a form encoder. */
function decodePiece(text: string, problems: string[]): string {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '%') {
      const pair = text.slice(at + 1, at + 3);
      if (pair.length === 2 && [...pair].every((digit) => HEX.includes(digit))) {
        bytes.push(Number.parseInt(pair, 16));
        at += 2;
      } else {
        problems.push(`broken percent escape in ${text}`);
        bytes.push(0x25);
      }
    } else {
      if (!ALLOWED.test(char)) problems.push(`raw byte 0x${char.charCodeAt(0).toString(16)}`);
      bytes.push(char === '+' ? 0x20 : char.charCodeAt(0));
    }
  }
  return utf8(Uint8Array.from(bytes), problems);
}

function utf8(bytes: Uint8Array, problems: string[]): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    problems.push('not UTF-8');
    return Buffer.from(bytes).toString('latin1');
  }
}
