import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  FILE_STATES,
  fileFilterSchema,
  MAX_FILE_VALUES,
  NO_FILE_FILTER,
} from '#contract/model/file-query.ts';
import { VENDORS } from '#contract/model/vendor.ts';
import { addressOf, filterOf, goesOn } from '../../../renderer/files/filter/filter-address.ts';
import {
  isEmpty,
  LINKED,
  NO_FILTER,
  queryOf,
  toggled,
  type ViewFilter,
} from '../../../renderer/files/filter/view-filter.ts';
import { EVERYTHING } from '../../../renderer/shared/filter/address.ts';
import { isSameFilter } from '../../../renderer/shared/filter/is-same-filter.ts';
import { placeOf } from '../../../renderer/shared/navigation.ts';

const texts = fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), {
  maxLength: 5,
});
const filters = fc.record({
  when: fc.constantFrom('any', 'today', 'yesterday', 'week'),
  from: fc.constant(''),
  to: fc.constant(''),
  accounts: texts,
  presets: texts,
  vendors: fc.subarray([...VENDORS]),
  formats: fc.subarray(['mp4', 'm3u8', 'flv']),
  states: fc.subarray([...FILE_STATES]),
  linked: fc.subarray([...LINKED]),
  soon: fc.boolean(),
  text: fc.string({ unit: 'grapheme', maxLength: 40 }),
}) as fc.Arbitrary<ViewFilter>;

const NOW = new Date('2026-08-21T12:00:00Z');

describe('a filter in the address', () => {
  test('comes back as it went, through the hash of the page', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const { part } = placeOf(`#/files/${addressOf(filter)}`);
        expect(filterOf(part ?? EVERYTHING)).toEqual(filter);
      }),
    );
  });

  test('what no filter could mean is left out', () => {
    const strange = 'vendor=Nobody&state=gone&linked=perhaps&when=ever&expires=never&format=&q=';
    expect(filterOf(strange)).toEqual(NO_FILTER);
    const many = Array.from({ length: 60 }, (_, index) => `preset=p${index}`).join('&');
    expect(filterOf(many).presets).toHaveLength(MAX_FILE_VALUES);
  });

  test('main takes each', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(fileFilterSchema.safeParse(queryOf(filter, NOW, 3)).success).toBe(true);
      }),
    );
  });
});

describe('what main is asked', () => {
  test('nothing: every file meets it', () => {
    // The list compares them as text, in this order.
    expect(JSON.stringify(queryOf(NO_FILTER, NOW, 3))).toBe(JSON.stringify(NO_FILE_FILTER));
    expect(isEmpty(NO_FILTER)).toBe(true);
    expect(isEmpty({ ...NO_FILTER, soon: true })).toBe(false);
    expect(isEmpty({ ...NO_FILTER, text: ' ' })).toBe(true);
  });

  test('soon: from now until the days that the settings warn ahead', () => {
    expect(queryOf({ ...NO_FILTER, soon: true }, NOW, 3)).toMatchObject({
      expiresFrom: '2026-08-21T12:00:00.000Z',
      expiresTo: '2026-08-24T12:00:00.000Z',
    });
  });

  test.each([
    [[], null],
    [['yes'], true],
    [['no'], false],
    [['yes', 'no'], null],
  ] as const)('belonging %j: %s', (linked, wanted) => {
    expect(queryOf({ ...NO_FILTER, linked }, NOW, 3).linked).toBe(wanted);
  });

  test('a value comes and goes', () => {
    const one = toggled(NO_FILTER, 'formats', 'mp4');
    expect(one.formats).toEqual(['mp4']);
    expect(toggled(one, 'formats', 'mp4')).toEqual(NO_FILTER);
  });

  test('typing replaces the address, another choice does not', () => {
    expect(goesOn({ ...NO_FILTER, text: 'c' }, { ...NO_FILTER, text: 'cd' })).toBe(true);
    expect(goesOn(NO_FILTER, { ...NO_FILTER, text: 'c' })).toBe(false);
    expect(goesOn({ ...NO_FILTER, text: 'c' }, { ...NO_FILTER, text: 'c', soon: true })).toBe(
      false,
    );
  });
});

test('two filters are the same in whichever order their parts were put together', () => {
  const turned = Object.fromEntries(
    Object.entries(NO_FILE_FILTER).toReversed(),
  ) as typeof NO_FILE_FILTER;
  expect(isSameFilter(turned, NO_FILE_FILTER)).toBe(true);
  expect(isSameFilter({ ...turned, linked: false }, NO_FILE_FILTER)).toBe(false);
  expect(isSameFilter({ ...turned, vendors: ['Ws'] }, NO_FILE_FILTER)).toBe(false);
  const { text: _, ...shorter } = NO_FILE_FILTER;
  expect(isSameFilter<object>(shorter, NO_FILE_FILTER)).toBe(false);
});
