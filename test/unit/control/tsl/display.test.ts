import { describe, expect, test } from 'vitest';
import type { PresetSignal, SignalState } from '#contract/rules/preset-signal.ts';
import {
  asciiName,
  displayOf,
  leftBehind,
  packetOf,
  type TslFormat,
} from '../../../../electron/control/tsl/display.ts';

const signal = (state: SignalState, name = 'Evening news'): PresetSignal => ({
  ...{ presetId: 'preset', name, state, records: state === 'accepted' },
  ...{ acceptedAt: null, endsAt: null, practice: false },
});

const format = (change: Partial<TslFormat> = {}): TslFormat => ({
  ...{ protocol: '5.0-udp', text: 'ascii', screen: 0, brightness: 3 },
  ...{ swapTallies: false, framed: true, amberAs: 'amber' },
  ...change,
});

describe('the colour of a display', () => {
  test.each([
    ['idle', 'off'],
    ['sending', 'off'],
    ['accepted', 'red'],
    ['incomplete', 'amber'],
    ['to-verify', 'amber'],
    ['failed', 'off'],
    ['file-found', 'green'],
  ] as const)('%s: %s', (state, colour) => {
    expect(displayOf(1, signal(state))).toEqual({ address: 1, colour, text: 'Evening news' });
  });

  test('is off, without a name, where the preset is gone', () => {
    expect(displayOf(1, undefined)).toEqual({ address: 1, colour: 'off', text: '' });
  });

  test('is amber where the program leaves what records', () => {
    const left = (state: SignalState) => leftBehind(displayOf(1, signal(state))).colour;
    expect([left('accepted'), left('incomplete'), left('idle'), left('file-found')]).toEqual([
      ...['amber', 'amber', 'off', 'green'],
    ]);
  });
});

describe('a name in ASCII', () => {
  test.each([
    ['Evening news', 'Evening news'],
    ['Événement', 'Evenement'],
    ['ＡＢＣ１２', 'ABC12'],
    ['晚间新闻', '#7'],
    ['晚间新闻 2 HD', '#7 2 HD'],
    ['Studio 录制 A', '#7 Studio A'],
    ['', ''],
  ])('%s: %s', (name, ascii) => {
    expect(asciiName(name, 7)).toBe(ascii);
  });
});

describe('a packet', () => {
  const news = displayOf(7, signal('incomplete', '晚间新闻'));

  test('has the name as it is, or in ASCII', () => {
    const utf16 = packetOf(news, format({ text: 'utf-16' }));
    expect(utf16.subarray(12).toString('utf16le')).toBe('晚间新闻');
    expect(packetOf(news, format()).subarray(12).toString('latin1')).toBe('#7');
    const old = packetOf(news, format({ protocol: '3.1-udp', text: 'utf-16' }));
    expect(old.subarray(2).toString('latin1')).toBe('#7'.padEnd(16));
  });

  test('has another colour for a receiver that misreads amber', () => {
    const lamps = (amberAs: TslFormat['amberAs']) =>
      packetOf(news, format({ amberAs })).readUInt16LE(8) & 3;
    expect([lamps('amber'), lamps('red'), lamps('green'), lamps('off')]).toEqual([3, 1, 2, 0]);
  });

  test('is framed over TCP alone, and there unless the receiver takes it bare', () => {
    const head = (change: Partial<TslFormat>) => packetOf(news, format(change)).readUInt8(0);
    const bare = packetOf(news, format()).readUInt8(0);
    expect(head({ protocol: '5.0-tcp' })).toBe(0xfe);
    expect(head({ protocol: '5.0-tcp', framed: false })).toBe(bare);
    expect(bare).not.toBe(0xfe);
  });
});
