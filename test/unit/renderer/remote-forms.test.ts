import { describe, expect, test } from 'vitest';
import { CONTROL_OFF, type HyperdeckControl, type TslTarget } from '#contract/model/control.ts';
import {
  decksFormOf,
  decksOf,
  decksProblems,
  movedSlot,
  withDeck,
} from '../../../renderer/settings/remote/decks-form.ts';
import { httpFormOf, httpOf, httpProblems } from '../../../renderer/settings/remote/http-form.ts';
import {
  lastAddress,
  tallyFormOf,
  tallyOf,
  targetProblems,
  withLamp,
  withProtocol,
  withTarget,
} from '../../../renderer/settings/remote/tally-form.ts';

const { tokens: _, ...HTTP } = CONTROL_OFF.http;

describe('the HTTP API', () => {
  test('lists have one entry a line; blank lines and repeats are left out', () => {
    const hosts = ['recorder.example', '192.0.2.20'];
    const saved = { ...HTTP, hosts, origins: ['https://panel.example'] };
    expect(httpOf(httpFormOf(saved))).toEqual(saved);
    const typed = {
      ...httpFormOf(saved),
      hosts: '\n recorder.example\r\n192.0.2.20\n192.0.2.20\n',
    };
    expect(httpOf(typed)).toEqual(saved);
  });

  test('the line that is wrong, or one too many, is named', () => {
    const form = httpFormOf(HTTP);
    const wrong = { ...form, hosts: 'recorder\nno host', origins: 'https://panel.example/page' };
    expect(httpProblems(wrong)).toMatchObject({
      hosts: 'no host',
      origins: 'https://panel.example/page',
    });
    expect(httpOf(wrong)).toBeNull();
    const many = Array.from({ length: 21 }, (_, index) => `host-${index}`).join('\n');
    expect(httpProblems({ ...form, hosts: many }).hosts).toBe('host-20');
  });
});

const DECKS: HyperdeckControl = {
  enabled: true,
  address: '0.0.0.0',
  allowed: ['192.0.2.0/24'],
  decks: [
    { port: 9993, presets: ['a', 'b', 'c'] },
    { port: 9994, presets: ['a'] },
  ],
};

describe('decks', () => {
  test('what is shown is what is saved', () => {
    expect(decksOf(decksFormOf(DECKS))).toEqual(DECKS);
  });

  test('each has a port of its own and a preset at least', () => {
    const form = decksFormOf(DECKS);
    const [first, second] = form.decks;
    const problems = (ports: readonly [string, string], presets = ['a']) =>
      decksProblems({
        ...form,
        decks: [first, second].flatMap((deck, index) =>
          deck ? [{ ...deck, port: ports[index] ?? '', presets }] : [],
        ),
      }).decks;
    expect([...problems(['9993', ' 9993'])]).toEqual([
      [0, 'repeated'],
      [1, 'repeated'],
    ]);
    expect([...problems(['9993', 'x'])]).toEqual([[1, 'port']]);
    expect([...problems(['9993', '9994'], [])]).toEqual([
      [0, 'empty'],
      [1, 'empty'],
    ]);
    expect(decksOf({ ...form, allowed: 'studio' })).toBeNull();
    expect(decksProblems({ ...form, allowed: '192.0.2.20\nstudio' }).allowed).toBe('studio');
  });

  test('a new deck has the next port, and a key that no other has', () => {
    expect(withDeck([])).toEqual([{ key: 0, port: '9993', presets: [] }]);
    const more = withDeck(decksFormOf(DECKS).decks.slice(1));
    expect(more.at(-1)).toEqual({ key: 2, port: '9995', presets: [] });
  });

  test('a slot moves by one, and not past an end', () => {
    const presets = ['a', 'b', 'c'];
    expect(movedSlot(presets, 1, -1)).toEqual(['b', 'a', 'c']);
    expect(movedSlot(presets, 1, 1)).toEqual(['a', 'c', 'b']);
    expect(movedSlot(presets, 0, -1)).toBe(presets);
    expect(movedSlot(presets, 2, 1)).toBe(presets);
  });
});

const TARGET: TslTarget = {
  protocol: '5.0-tcp',
  host: 'multiviewer.example',
  port: 8900,
  text: 'utf-16',
  screen: 65_535,
  brightness: 1,
  swapTallies: false,
  framed: false,
  amberAs: 'red',
  addresses: [{ presetId: 'a', address: 0 }],
};

describe('tally', () => {
  test('what is shown is what is saved', () => {
    expect(tallyOf(tallyFormOf([TARGET]))).toEqual([TARGET]);
  });

  test('a new receiver needs its host alone; a lamp gets the next address', () => {
    const [target] = withTarget([]);
    if (!target) throw new Error('there is none');
    expect(targetProblems(target)).toEqual({ fields: new Set(['host']), lamps: new Set() });
    const lamps = withLamp(withLamp([], 'a'), 'b');
    expect(lamps.map(({ address }) => address)).toEqual(['1', '2']);
    expect(tallyOf({ targets: [{ ...target, host: ' 192.0.2.20 ', lamps }] })).toMatchObject([
      {
        host: '192.0.2.20',
        port: 8900,
        text: 'utf-16',
        addresses: [{ address: 1 }, { address: 2 }],
      },
    ]);
  });

  test('what cannot be saved is named', () => {
    const [form] = tallyFormOf([TARGET]).targets;
    if (!form) throw new Error('there is none');
    const lamps = [{ presetId: 'a', address: '127' }];
    expect(targetProblems({ ...form, port: '0', screen: '65536', lamps })).toEqual({
      fields: new Set(['port', 'screen']),
      lamps: new Set(),
    });
    const old = { ...form, ...withProtocol(form, '3.1-udp'), lamps };
    expect(old.text).toBe('ascii');
    expect([...targetProblems(old).lamps]).toEqual(['a']);
    expect(tallyOf({ targets: [old] })).toBeNull();
    expect([lastAddress('3.1-udp'), lastAddress('5.0-udp')]).toEqual([126, 65_534]);
  });
});
