import fc from 'fast-check';
import TSL5 from 'tsl-umd-v5';
import { describe, expect, test } from 'vitest';
import { COLOURS, framed, packet31, packet50 } from '../../../../electron/control/tsl/packet.ts';

/** Packets against the vectors of the protocol, and against a decoder that is not ours. */
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();
const joined = (text: string) => text.replaceAll(' ', '');

const OPTIONS = { screen: 0, brightness: 3, isUtf16: false };
const red = (text: string) => ({ address: 1, colour: 'red', text }) as const;

interface Tally {
  readonly pbc: number;
  readonly screen: number;
  readonly index: number;
  readonly length: number;
  readonly display: Readonly<Record<string, number | string>>;
}

function decoded(packet: Uint8Array): Tally {
  const decoder = new TSL5();
  let seen: Tally | undefined;
  decoder.on('message', (tally: Tally) => {
    seen = tally;
  });
  decoder.processTally(packet, 'test');
  if (!seen) throw new Error('the decoder saw nothing');
  return seen;
}

describe('TSL UMD 5.0', () => {
  test('is the vector of the protocol, in ASCII and in UTF-16', () => {
    expect(hex(packet50(red('A'), OPTIONS))).toBe(joined('0B 00 00 00 00 00 01 00 D5 00 01 00 41'));
    const utf16 = packet50(red('录'), { ...OPTIONS, isUtf16: true });
    expect(hex(utf16)).toBe(joined('0C 00 00 01 00 00 01 00 D5 00 02 00 55 5F'));
  });

  test('over TCP begins with FE 02, and doubles each FE', () => {
    const packet = packet50({ address: 0xfe, colour: 'green', text: 'A' }, OPTIONS);
    expect(hex(packet)).toBe(joined('0B 00 00 00 00 00 FE 00 EA 00 01 00 41'));
    expect(hex(framed(packet))).toBe(joined('FE 02 0B 00 00 00 00 00 FE FE 00 EA 00 01 00 41'));
    expect(decoded(framed(packet50(red('A'), OPTIONS)))).toEqual(
      decoded(packet50(red('A'), OPTIONS)),
    );
  });

  test.each(COLOURS.map((colour, value) => [colour, value] as const))(
    'shows %s in all three lamps, to a decoder that is not ours',
    (colour, value) => {
      const { index, screen, pbc, length, display } = decoded(
        packet50({ address: 300, colour, text: 'Evening news' }, { ...OPTIONS, screen: 7 }),
      );
      expect({ index, screen, pbc, length }).toEqual({
        ...{ index: 300, screen: 7 },
        ...{ pbc: 22, length: 12 },
      });
      expect(display).toMatchObject({
        ...{ rh_tally: value, text_tally: value, lh_tally: value },
        ...{ brightness: 3, text: 'Evening news' },
      });
    },
  );

  test('cuts a text where a character ends', () => {
    const packet = packet50(red(`${'a'.repeat(511)}😀`), { ...OPTIONS, isUtf16: true });
    expect(packet.subarray(12).toString('utf16le')).toBe('a'.repeat(511));
    expect(packet.readUInt16LE(0)).toBe(packet.length - 2);
  });

  test('comes back whole from its frame, whatever is in it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const frame = framed(bytes);
        expect([...frame.subarray(0, 2)]).toEqual([0xfe, 0x02]);
        const back: number[] = [];
        for (let at = 2; at < frame.length; at += 1) {
          const byte = frame[at] ?? 0;
          if (byte === 0xfe) {
            expect(frame[at + 1]).toBe(0xfe);
            at += 1;
          }
          back.push(byte);
        }
        expect(back).toEqual([...bytes]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('TSL UMD 3.1', () => {
  const packet = (colour: (typeof COLOURS)[number], swapTallies = false) =>
    packet31({ address: 5, colour, text: 'News' }, { brightness: 3, swapTallies });

  test('has 18 bytes: address, lamps, and a name that is padded or cut', () => {
    expect(hex(packet('red'))).toBe(joined('85 31 4E 65 77 73') + '20'.repeat(12));
    const long = packet31(red('A name of 17 char'), { brightness: 0, swapTallies: false });
    expect(long.subarray(2).toString('latin1')).toBe('A name of 17 cha');
    expect(long).toHaveLength(18);
  });

  test('lights tally 1 for red, tally 2 for green and both for amber, or the other way round', () => {
    const lamps = (swapped: boolean) =>
      COLOURS.map((colour) => (packet(colour, swapped)[1] ?? 0) & 15);
    expect(lamps(false)).toEqual([0, 1, 2, 3]);
    expect(lamps(true)).toEqual([0, 2, 1, 3]);
  });
});
