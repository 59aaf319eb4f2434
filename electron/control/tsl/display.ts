import type { TslTarget } from '#contract/model/control.ts';
import type { PresetSignal, SignalState } from '#contract/rules/preset-signal.ts';
import { type Colour, type Display, framed, packet31, packet50 } from './packet.ts';

/** Red is the tally: something records, and nothing of it is in doubt. */
const COLOUR_OF: Readonly<Record<SignalState, Colour>> = {
  idle: 'off',
  sending: 'off',
  accepted: 'red',
  incomplete: 'amber',
  'to-verify': 'amber',
  failed: 'off',
  'file-found': 'green',
};

export type TslFormat = Pick<
  TslTarget,
  'protocol' | 'text' | 'screen' | 'brightness' | 'swapTallies' | 'framed' | 'amberAs'
>;

/** @param signal absent where the preset is gone: its lamp is off, and has no name. */
export const displayOf = (address: number, signal: PresetSignal | undefined): Display =>
  signal
    ? { address, colour: COLOUR_OF[signal.state], text: signal.name }
    : { address, colour: 'off', text: '' };

/** The display once the program ends: what is lit red goes on, and no packet will tell its end. */
export const leftBehind = (display: Display): Display =>
  display.colour === 'red' ? { ...display, colour: 'amber' } : display;

/** What goes to the receiver for a display. */
export function packetOf(display: Display, format: TslFormat): Buffer {
  const { protocol, text, screen, brightness, swapTallies, amberAs } = format;
  const colour = display.colour === 'amber' ? amberAs : display.colour;
  const ascii = { ...display, colour, text: asciiName(display.text, display.address) };
  if (protocol === '3.1-udp') return packet31(ascii, { brightness, swapTallies });
  const isUtf16 = text === 'utf-16';
  const packet = packet50(isUtf16 ? { ...display, colour } : ascii, {
    screen,
    brightness,
    isUtf16,
  });
  return protocol === '5.0-tcp' && format.framed ? framed(packet) : packet;
}

/**
 * A name in ASCII: full-width letters and letters with marks by their plain ones. Where others are left out, as all of
 * a Chinese name is, `#` and the address of the display stand before what remains: two names never read alike by that.
 */
export function asciiName(name: string, address: number): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '');
  if (/^[\x20-\x7e]*$/.test(plain)) return plain;
  const left = plain
    .replace(/[^\x20-\x7e]+/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
  return left === '' ? `#${address}` : `#${address} ${left}`;
}
