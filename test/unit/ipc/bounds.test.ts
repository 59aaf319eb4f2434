import { deserialize, serialize } from 'node:v8';
import { describe, expect, test } from 'vitest';
import { VENDORS } from '#contract/model/vendor.ts';
import { isWithinBounds } from '../../../electron/ipc/message-bounds.ts';

/** As the browser hands it over: by structured clone. */
const sent = (value: unknown) => deserialize(serialize(value)) as unknown;

function nested(depth: number): unknown {
  return depth === 0 ? null : { a: nested(depth - 1) };
}

const circle: Record<string, unknown> = {};
circle.self = circle;
const ring: unknown[] = [];
ring.push(ring);
/** Few objects, but 2^40 ways through them. */
let web: unknown = null;
for (let level = 0; level < 40; level += 1) web = [web, web];

/** The largest message that anyone has a reason to send. */
const fullPreset = {
  id: 'i'.repeat(64),
  draft: {
    name: 'n'.repeat(80),
    accountId: 'a'.repeat(64),
    vendors: [...VENDORS],
    streamIds: Array.from({ length: 500 }, (_, index) => `${index}`.padStart(255, '0')),
    end: { at: '23:59' },
    confirmStop: true,
    domain: 'd'.repeat(255),
    point: undefined,
  },
};

describe('passes', () => {
  test.each([
    ['nothing', null],
    ['an absent argument', undefined],
    ['a full preset', fullPreset],
    ['the same text twice', { a: 'x', b: 'x' }],
    ['the same object twice', ((x) => [x, x])({ a: 1 })],
    ['numbers', [0, -1, 1.5]],
    ['an object without a prototype', Object.assign(Object.create(null), { a: 1 })],
    ['as deep as may be', nested(8)],
  ])('%s', (_what, value) => {
    expect(isWithinBounds(value)).toBe(true);
  });

  test('a full preset that was really sent', () => {
    expect(isWithinBounds(sent(fullPreset))).toBe(true);
  });
});

describe('does not pass', () => {
  test.each([
    ['ten megabytes of text', 'x'.repeat(10_000_000)],
    ['a million items', Array.from({ length: 1_000_000 }, () => 0)],
    ['a million members', Object.fromEntries(Array.from({ length: 1e6 }, (_, i) => [i, 0]))],
    ['many short texts', Array.from({ length: 1_900 }, () => 'x'.repeat(200))],
    ['a long name', { ['x'.repeat(300_000)]: 0 }],
    ['a list of nothing but length', new Array(4_294_967_295)],
    ['a list with holes', Object.assign(new Array(3), { 0: 1, 2: 3 })],
    ['a list with a name', Object.assign([1], { name: 'x' })],
    ['too deep', nested(9)],
    ['very deep', nested(5_000)],
    ['a circle', circle],
    ['a circle of lists', ring],
    ['few objects, many ways', web],
    ['a date', new Date()],
    ['a map', { a: new Map() }],
    ['a set', [new Set([1])]],
    ['a pattern', /x/],
    ['an error', new Error('x')],
    ['bytes', new Uint8Array(3)],
    ['a buffer', new ArrayBuffer(3)],
    ['a wrapped text', Object('x')],
    ['a big number', 1n],
    ['no number', Number.NaN],
    ['no end', Number.POSITIVE_INFINITY],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['__proto__', JSON.parse('{"__proto__": {"polluted": true}}')],
    ['__proto__ deep', { draft: JSON.parse('[{"a": {"__proto__": null}}]') }],
    ['constructor', { constructor: { prototype: { polluted: true } } }],
    ['prototype', { prototype: {} }],
    ['another prototype', Object.create({ polluted: true })],
  ])('%s', (_what, value) => {
    expect(isWithinBounds(value)).toBe(false);
  });

  test.each([
    ['__proto__', JSON.parse('{"__proto__": {"polluted": true}}')],
    ['a map', new Map([['a', 1]])],
    ['a date', new Date(0)],
    ['bytes', new Uint8Array(3)],
    ['a circle', circle],
    ['a list with holes', new Array(9)],
  ])('%s, really sent', (_what, value) => {
    expect(isWithinBounds(sent(value))).toBe(false);
  });
});
