import { LOOKS } from '../../shared/looks.ts';
import type { ShownState } from '../../shared/signals.ts';

export interface KeyFace {
  readonly state: ShownState;
  readonly name: string;
  /** Below the name; empty where there is none. */
  readonly time: string;
  /** How much of the hold that stops has passed, 0 to 1. */
  readonly held: number;
}

/** A key has 72 or 144 pixels; everything here is in these units. */
const SIZE = 144;
const MIDDLE = SIZE / 2;
/** No smaller than this is read at 72 pixels. */
const NAME_SIZES = [28, 24, 20];
const NAME_WIDTH = 132;
const NAME_LINES = 2;
const TIME_SIZE = 30;
/** Of a height; the colons are narrower. */
const DIGIT_WIDTH = 0.56;
const RING = { radius: 66, width: 10 };
const FONTS = "'Noto Sans SC','PingFang SC','Microsoft YaHei',Arial,sans-serif";

/** The picture of a key as SVG: ground and sign of its state, name, time, and a ring while it is held. */
export function drawKey({ state, name, time, held }: KeyFace): string {
  const { ground, ink } = LOOKS[state];
  const { size, lines } = fitName(name);
  const first = lines.length > 1 ? 74 : 88;
  const names = lines.map((line, at) => text(line, first + at * size * 1.08, size, ink));
  const parts = [
    `<rect width="${SIZE}" height="${SIZE}" fill="${ground}"/>`,
    sign(state, ink, ground),
    ...names,
    ...(held > 0 ? [ring(Math.min(held, 1), ink)] : timeLine(time, ink)),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}" viewBox="0 0 ${SIZE} ${SIZE}">${parts.join('')}</svg>`;
}

const text = (value: string, y: number, size: number, ink: string): string =>
  `<text x="${MIDDLE}" y="${round(y)}" font-family="${FONTS}" font-size="${size}" font-weight="bold" text-anchor="middle" fill="${ink}">${escaped(value)}</text>`;

const timeLine = (time: string, ink: string): string[] => {
  const size = Math.min(TIME_SIZE, Math.floor(NAME_WIDTH / (time.length * DIGIT_WIDTH)));
  return time ? [text(time, 134, size, ink)] : [];
};

const round = (value: number): string => String(Math.round(value * 100) / 100);

/** What XML does not allow: control characters, and halves of a pair. */
const FORBIDDEN = /[\p{Cc}\ufffe\uffff]|\p{Cs}/gu;

const escaped = (value: string): string =>
  value
    .replace(FORBIDDEN, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** Clockwise from the top. Drawn as a path: what draws the keys knows no dashes. */
function ring(share: number, ink: string): string {
  const { radius, width } = RING;
  const stroke = `fill="none" stroke="${ink}" stroke-width="${width}"`;
  if (share >= 1) return `<circle cx="${MIDDLE}" cy="${MIDDLE}" r="${radius}" ${stroke}/>`;
  const angle = 2 * Math.PI * share;
  const x = round(MIDDLE + radius * Math.sin(angle));
  const y = round(MIDDLE - radius * Math.cos(angle));
  const isLarge = share > 0.5 ? 1 : 0;
  return `<path d="M${MIDDLE} ${MIDDLE - radius} A${radius} ${radius} 0 ${isLarge} 1 ${x} ${y}" ${stroke}/>`;
}

/** Signs are paths: no font is relied upon. */
function sign(state: ShownState, ink: string, ground: string): string {
  const line = `fill="none" stroke="${ink}" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"`;
  const question = (at: string) =>
    `<g transform="${at}"><path d="M-10 -10 a10 10 0 1 1 13.5 9.4 c-2.5 1.2 -3.5 2.6 -3.5 6.6" ${line}/><circle cx="0" cy="17" r="4" fill="${ink}"/></g>`;
  switch (state) {
    case 'idle':
      return `<circle cx="72" cy="28" r="15" ${line}/>`;
    case 'sending':
      return [50, 72, 94].map((x) => `<circle cx="${x}" cy="30" r="7" fill="${ink}"/>`).join('');
    case 'accepted':
      return `<circle cx="72" cy="28" r="18" fill="${ink}"/>`;
    case 'incomplete':
      return `<circle cx="72" cy="28" r="16" fill="${ground}" stroke="${ink}" stroke-width="6"/><path d="M72 12 A16 16 0 0 0 72 44 Z" fill="${ink}"/>`;
    case 'to-verify':
      return question('translate(72 26)');
    case 'failed':
      return `<path d="M58 14 L86 42 M86 14 L58 42" ${line}/>`;
    case 'file-found':
      return `<path d="M54 28 L67 41 L90 16" ${line}/>`;
    case 'unknown':
      return question('translate(72 27) scale(1.05)');
  }
}

/** A sign of Chinese is as wide as it is high, others about so much of that. */
const widthOf = (sign: string): number => {
  if (/[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/.test(sign)) return 1;
  if (/[A-Z0-9mwMW@%&]/.test(sign)) return 0.7;
  if (/[\s.,:;|!'ijl()[\]]/.test(sign)) return 0.35;
  return sign.length > 1 ? 1 : 0.58;
};

const widthOfLine = (line: string): number =>
  [...line].reduce((sum, sign) => sum + widthOf(sign), 0);

/** The name in the largest letters in which it fits; else as much of it as does. */
export function fitName(name: string): { readonly size: number; readonly lines: string[] } {
  const clean = name.replace(/\s+/g, ' ').trim();
  for (const size of NAME_SIZES) {
    const lines = wrap(clean, NAME_WIDTH / size);
    if (lines.length <= NAME_LINES) return { size, lines };
  }
  const size = NAME_SIZES.at(-1) ?? 20;
  const [first = '', second = ''] = wrap(clean, NAME_WIDTH / size);
  return { size, lines: [first, cut(`${second}…`, NAME_WIDTH / size)] };
}

/** Words stay whole where they fit; Chinese breaks anywhere. @param most width of a line, in heights of a letter. */
function wrap(name: string, most: number): string[] {
  const words = name.match(
    /[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60]|\s|[^\s\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60]+/g,
  );
  const lines = [''];
  const put = (piece: string) => {
    const last = lines.length - 1;
    const line = lines[last] ?? '';
    if (widthOfLine((line + piece).trimEnd()) <= most) lines[last] = line + piece;
    else lines.push(piece.trimStart());
  };
  for (const word of words ?? []) {
    if (widthOfLine(word) <= most) put(word);
    else for (const letter of word) put(letter);
  }
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

/** So that the line ends with its dots. */
function cut(line: string, most: number): string {
  const signs = [...line.slice(0, -1)];
  while (signs.length > 0 && widthOfLine(`${signs.join('')}…`) > most) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}
