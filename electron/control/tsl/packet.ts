/** What a lamp of a display shows. */
export const COLOURS = ['off', 'red', 'green', 'amber'] as const;
export type Colour = (typeof COLOURS)[number];

/** One display of a receiver: its address, its lamps and its name. */
export interface Display {
  readonly address: number;
  readonly colour: Colour;
  readonly text: string;
}

export interface Packet50Options {
  /** 65535: every screen. */
  readonly screen: number;
  /** 0 to 3, 3 the brightest. */
  readonly brightness: number;
  /** Else each byte of the text is a character of ASCII. */
  readonly isUtf16: boolean;
}

/** Of TSL UMD 5.0: the value of a lamp in two bits. */
const LAMP: Readonly<Record<Colour, number>> = { off: 0, red: 1, green: 2, amber: 3 };

/** A packet has at most 2048 bytes; no name of ours comes near. */
const MOST_TEXT_UNITS = 512;
const HEAD_BYTES = 12;

/**
 * A packet of TSL UMD 5.0 with one display: receivers are known that read the first one only. All three lamps, left,
 * text and right, have the colour. Little-endian.
 */
export function packet50({ address, colour, text }: Display, options: Packet50Options): Buffer {
  const { screen, brightness, isUtf16 } = options;
  const letters = Buffer.from(wholeUnits(text), isUtf16 ? 'utf16le' : 'latin1');
  const packet = Buffer.alloc(HEAD_BYTES + letters.length);
  const lamp = LAMP[colour];
  packet.writeUInt16LE(packet.length - 2, 0);
  packet.writeUInt8(0, 2);
  packet.writeUInt8(isUtf16 ? 1 : 0, 3);
  packet.writeUInt16LE(screen, 4);
  packet.writeUInt16LE(address, 6);
  packet.writeUInt16LE(lamp | (lamp << 2) | (lamp << 4) | (brightness << 6), 8);
  packet.writeUInt16LE(letters.length, 10);
  letters.copy(packet, HEAD_BYTES);
  return packet;
}

/** At most so many units of UTF-16, and no half of a character at the end. */
function wholeUnits(text: string): string {
  const cut = text.slice(0, MOST_TEXT_UNITS);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

const DLE = 0xfe;
const STX = 0x02;

/** The packet as TSL UMD 5.0 goes over TCP: `FE 02` before it, and each `FE` in it doubled. */
export function framed(packet: Uint8Array): Buffer {
  const bytes = [DLE, STX];
  for (const byte of packet) {
    bytes.push(byte);
    if (byte === DLE) bytes.push(DLE);
  }
  return Buffer.from(bytes);
}

export interface Packet31Options {
  /** 0 to 3, 3 the brightest. */
  readonly brightness: number;
  /** Tally 1 is green and tally 2 red, in place of the other way round. */
  readonly swapTallies: boolean;
}

const NAME_LENGTH = 16;
const RED_AND_GREEN = { off: 0, red: 1, green: 2, amber: 3 } as const;
const GREEN_AND_RED = { off: 0, red: 2, green: 1, amber: 3 } as const;

/**
 * A packet of TSL UMD 3.1, which knows no colours: tally 1 stands for red, tally 2 for green, both for amber.
 *
 * @param display its text in ASCII; what has more than 16 characters is cut.
 */
export function packet31(
  { address, colour, text }: Display,
  { brightness, swapTallies }: Packet31Options,
): Buffer {
  const tallies = (swapTallies ? GREEN_AND_RED : RED_AND_GREEN)[colour];
  const name = text.slice(0, NAME_LENGTH).padEnd(NAME_LENGTH, ' ');
  return Buffer.concat([
    Buffer.from([0x80 + address, tallies | (brightness << 4)]),
    Buffer.from(name, 'latin1'),
  ]);
}
