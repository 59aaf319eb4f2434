/** Refusals of the protocol, with the words that go with each code. */
const FAULTS = {
  100: 'syntax error',
  101: 'unsupported parameter',
  102: 'invalid value',
  103: 'unsupported',
  105: 'no disk',
  107: 'timeline empty',
  108: 'internal error',
  109: 'out of range',
  111: 'remote control disabled',
  120: 'connection rejected',
  150: 'invalid state',
} as const;
export type FaultCode = keyof typeof FAULTS;

/** Answers that carry parameters, and what is pushed. */
const BLOCKS = {
  202: 'slot info',
  204: 'device info',
  205: 'clips info',
  206: 'disk list',
  208: 'transport info',
  209: 'notify',
  210: 'remote info',
  211: 'configuration',
  214: 'clips count',
  215: 'uptime',
  218: 'play on startup',
  220: 'play option',
  222: 'dynamic range',
  500: 'connection info',
  502: 'slot info',
  508: 'transport info',
  510: 'remote info',
  513: 'display timecode',
} as const;
export type BlockCode = keyof typeof BLOCKS;

export type Fields = Readonly<Record<string, string | number | boolean>>;

const END = '\r\n';

export const OK = `200 ok${END}`;

/** A refusal has no colon: that makes it a complete answer. */
export const fault = (code: FaultCode): string => `${code} ${FAULTS[code]}${END}`;

/** An answer with parameters, whole: clients are known that do not join a line that comes in two parts. */
export function block(code: BlockCode, fields: Fields): string {
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${oneLine(String(value))}`);
  return lined(`${code} ${BLOCKS[code]}:`, lines);
}

/** Lines of text up to a blank one; none of them is blank. */
export const lined = (head: string, lines: readonly string[]): string =>
  [head, ...lines, '', ''].join(END);

/** SECURITY: a name must not end the line that it is in, and so make up an answer. */
const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ');
