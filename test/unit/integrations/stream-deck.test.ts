import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, test } from 'vitest';
import type { ShownPreset } from '../../../integrations/shared/board.ts';
import { LOOKS } from '../../../integrations/shared/looks.ts';
import { SHOWN_STATES } from '../../../integrations/shared/signals.ts';
import { drawKey, fitName } from '../../../integrations/stream-deck-plugin/src/draw-key.ts';
import { HOLD_MS, KeyGesture } from '../../../integrations/stream-deck-plugin/src/key-gesture.ts';
import manifest from '../../../package.json' with { type: 'json' };
import { repositoryRoot } from '../../support/desktop/electron.ts';

const pixelsOf = (svg: string) =>
  new Resvg(svg, { fitTo: { mode: 'width', value: 72 }, font: { loadSystemFonts: false } }).render()
    .pixels;

describe('the picture of a key', () => {
  test('differs for each state, without any letter', () => {
    const drawn = SHOWN_STATES.map((state) =>
      pixelsOf(drawKey({ state, name: '', time: '', held: 0 })).toString('base64'),
    );
    expect(new Set(drawn).size).toBe(SHOWN_STATES.length);
  });

  test('has the ground of its state in the corners, and a ring that grows while it is held', () => {
    const inked = [0, 0.2, 0.6, 1].map((held) => {
      const pixels = pixelsOf(drawKey({ state: 'accepted', name: '', time: '', held }));
      expect(pixels.subarray(0, 3).toString('hex')).toBe(LOOKS.accepted.ground.slice(1));
      let white = 0;
      for (let at = 0; at < pixels.length; at += 4) if ((pixels[at + 1] ?? 0) > 200) white += 1;
      return white;
    });
    expect(inked).toEqual(inked.toSorted((one, other) => one - other));
    expect(new Set(inked).size).toBe(inked.length);
  });

  test('keeps the sign of each state clear of a name in two lines', () => {
    for (const state of SHOWN_STATES) {
      const rows = pixelsOf(drawKey({ state, name: '', time: '', held: 0 })).subarray(26 * 72 * 4);
      const ground = LOOKS[state].ground.slice(1);
      for (let at = 0; at < rows.length; at += 4) {
        expect(rows.subarray(at, at + 3).toString('hex'), state).toBe(ground);
      }
    }
  });

  test('shrinks a time that is too long, and draws none below the ring', () => {
    const sizeOf = (time: string) =>
      /font-size="(\d+)"[^>]*>[\d:]+</.exec(
        drawKey({ state: 'accepted', name: '', time, held: 0 }),
      )?.[1];
    expect([sizeOf('1:02:03'), sizeOf('123:02:03')]).toEqual(['30', '26']);
    const held = drawKey({ state: 'accepted', name: '', time: '1:02:03', held: 0.5 });
    expect(held).not.toContain('1:02:03');
  });

  test('takes any name', () => {
    for (const name of ['<&>"\'', '新闻联播（高清）', 'a\u0000b', '\ud800', '👩‍🚀 News']) {
      expect(() =>
        pixelsOf(drawKey({ state: 'idle', name, time: '1:02:03', held: 0 })),
      ).not.toThrow();
    }
  });

  test.each([
    ['News', ['News']],
    ['Evening news', ['Evening', 'news']],
    ['晚间新闻', ['晚间新闻']],
    ['晚间新闻联播', ['晚间新', '闻联播']],
  ])('writes %s in lines that fit', (name, lines) => {
    const fitted = fitName(name);
    expect(fitted.lines.join('')).toBe(lines.join(''));
    expect(fitted.lines.length).toBeLessThanOrEqual(2);
    expect(fitted.size).toBeGreaterThanOrEqual(20);
  });

  test('cuts a name that is too long, and says so', () => {
    const { lines, size } = fitName('Interview with the minister of foreign affairs, second take');
    expect([lines.length, size]).toEqual([2, 20]);
    expect(lines[1]?.endsWith('…')).toBe(true);
    expect(fitName('x'.repeat(500)).lines.every((line) => line.length < 20)).toBe(true);
  });
});

/** A key whose clock a test moves. */
function bench(preset: Partial<ShownPreset> | null) {
  const done: string[] = [];
  let now = 0;
  let tick: (() => void) | null = null;
  const gesture = new KeyGesture({
    shown: () => preset as ShownPreset | null,
    start: () => done.push('start'),
    stop: () => done.push('stop'),
    touched: () => done.push('touched'),
    refused: () => done.push('refused'),
    redraw: () => undefined,
    now: () => now,
    every: (_ms, work) => {
      tick = work;
      return () => {
        tick = null;
      };
    },
  });
  const pass = (ms: number) => {
    now += ms;
    tick?.();
  };
  return { gesture, done, pass };
}

describe('a finger on a key', () => {
  const records = { state: 'accepted', mayRecord: true } as const;

  test('starts at once what does not record, and goes on holding without a stop', () => {
    const { gesture, done, pass } = bench({ state: 'idle', mayRecord: false });
    gesture.down();
    pass(5 * HOLD_MS);
    gesture.up();
    expect(done).toEqual(['start']);
  });

  test('stops what records only after a second, and once', () => {
    const { gesture, done, pass } = bench(records);
    gesture.down();
    pass(HOLD_MS - 1);
    expect([done, gesture.held > 0.9]).toEqual([[], true]);
    pass(1);
    pass(5 * HOLD_MS);
    gesture.up();
    expect([done, gesture.held]).toEqual([['stop'], 0]);
  });

  test('stops what may record, too', () => {
    const { gesture, done, pass } = bench({ state: 'to-verify', mayRecord: true });
    gesture.down();
    pass(HOLD_MS);
    expect(done).toEqual(['stop']);
  });

  test('that only touches what records shows the time', () => {
    const { gesture, done, pass } = bench(records);
    gesture.down();
    pass(HOLD_MS - 1);
    gesture.up();
    pass(5 * HOLD_MS);
    expect(done).toEqual(['touched']);
  });

  test('does nothing where nothing is known, or a request is on its way', () => {
    for (const preset of [null, { state: 'unknown', mayRecord: false } as const]) {
      const { gesture, done } = bench(preset);
      gesture.down();
      expect(done).toEqual(['refused']);
    }
    const { gesture, done, pass } = bench({ state: 'sending', mayRecord: false });
    gesture.down();
    pass(5 * HOLD_MS);
    expect(done).toEqual([]);
  });

  test('of which the key is gone stops nothing', () => {
    const { gesture, done, pass } = bench(records);
    gesture.down();
    gesture.cancel();
    pass(5 * HOLD_MS);
    gesture.up();
    expect(done).toEqual([]);
  });
});

test('the integrations have the version of the program, and both languages', () => {
  const read = (path: string) =>
    JSON.parse(readFileSync(join(repositoryRoot, 'integrations', path), 'utf8'));
  const plugin = read('stream-deck-plugin/plugin/manifest.json');
  expect(read('companion-module/package.json').version).toBe(manifest.version);
  expect(read('stream-deck-plugin/package.json').version).toBe(manifest.version);
  expect(plugin.Version).toBe(`${manifest.version}.0`);
  const [english, chinese] = ['en', 'zh_CN'].map((name) =>
    read(`stream-deck-plugin/plugin/${name}.json`),
  );
  expect(Object.keys(chinese)).toEqual(Object.keys(english));
  expect(english.Description).toBe(plugin.Description);
  // A link would be asked for by the maker's tool, and nothing of it may need the network.
  expect(plugin).not.toHaveProperty('URL');
});
