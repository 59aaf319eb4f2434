import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  historyFilterSchema,
  MAX_HISTORY_VALUES,
  NO_HISTORY_FILTER,
} from '#contract/model/history.ts';
import { STATUSES } from '#contract/model/outcome.ts';
import { VENDORS } from '#contract/model/vendor.ts';
import { vendorFacts } from '../../../electron/zego/vendors/registry.ts';
import { addressOf, filterOf, goesOn } from '../../../renderer/history/filter/filter-address.ts';
import { accountOptions, codeOptions } from '../../../renderer/history/filter/options.ts';
import {
  isEmpty,
  NO_FILTER,
  queryOf,
  toggled,
  type ViewFilter,
} from '../../../renderer/history/filter/view-filter.ts';
import { EVERYTHING } from '../../../renderer/shared/filter/address.ts';
import { narrowed } from '../../../renderer/shared/filter/options.ts';
import { isBackwards } from '../../../renderer/shared/filter/when.ts';
import { placeOf } from '../../../renderer/shared/navigation.ts';
import { accountOf } from '../../support/app-states.ts';
import { translator } from './text.ts';

const filters = fc.record({
  when: fc.constantFrom('any', 'today', 'yesterday', 'week'),
  from: fc.constant(''),
  to: fc.constant(''),
  appIds: fc.uniqueArray(fc.nat(), { maxLength: 5 }),
  presets: fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 5 }),
  vendors: fc.subarray([...VENDORS]),
  statuses: fc.subarray([...STATUSES]),
  codes: fc.uniqueArray(fc.string({ maxLength: 20 }), { maxLength: 5 }),
  text: fc.string({ unit: 'grapheme', maxLength: 40 }),
}) as fc.Arbitrary<ViewFilter>;

describe('a filter in the address', () => {
  test('comes back as it went, through the hash of the page', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const url = new URL(`app://cdn-recorder/#/history/${addressOf(filter)}`);
        const { section, part } = placeOf(url.hash);
        expect(section).toBe('history');
        expect(filterOf(part ?? '')).toEqual(filter);
      }),
    );
  });

  test('whatever an address says, main can be asked', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 3000 }), (address) => {
        const query = queryOf(filterOf(address), new Date());
        expect(historyFilterSchema.safeParse(query).success).toBe(true);
      }),
    );
    const many = Array.from({ length: 200 }, (_, i) => `account=${i}`).join('&');
    expect(filterOf(many).appIds).toHaveLength(MAX_HISTORY_VALUES);
    expect(filterOf('vendor=Nobody&status=fine&when=never&account=x')).toEqual(NO_FILTER);
  });

  test('everything has an address of its own, and a span keeps its ends', () => {
    expect(addressOf(NO_FILTER)).toBe(EVERYTHING);
    const range = { ...NO_FILTER, when: 'range', from: '2026-03-01T10:00' } as const;
    expect(filterOf(addressOf(range))).toEqual(range);
  });

  test('typing on takes the place of what was typed; another part of the filter does not', () => {
    const news = { ...NO_FILTER, text: 'ne' };
    expect(goesOn(news, { ...news, text: 'new' })).toBe(true);
    expect(goesOn(NO_FILTER, news)).toBe(false);
    expect(goesOn(news, NO_FILTER)).toBe(false);
    expect(goesOn(news, { ...news, text: 'new', vendors: ['Ws'] })).toBe(false);
  });
});

describe('what main is asked', () => {
  const now = new Date(2026, 10, 22, 15, 30);
  const ask = (filter: Partial<ViewFilter>) => queryOf({ ...NO_FILTER, ...filter }, now);

  test('nothing, where no filter is chosen', () => {
    // The list compares them as text, in this order.
    expect(JSON.stringify(ask({}))).toBe(JSON.stringify(NO_HISTORY_FILTER));
  });

  const local = (...at: [number, number, number, number?, number?]) =>
    new Date(...at).toISOString();

  test('days are those of the calendar here', () => {
    expect(ask({ when: 'today' })).toMatchObject({ from: local(2026, 10, 22), to: null });
    expect(ask({ when: 'yesterday' })).toMatchObject({
      from: local(2026, 10, 21),
      to: local(2026, 10, 22),
    });
    expect(ask({ when: 'week' })).toMatchObject({ from: local(2026, 10, 16), to: null });
  });

  test('from and to are local minutes, the last one whole, each may be open', () => {
    const range = { when: 'range', from: '2026-03-01T10:00', to: '2026-03-01T10:30' } as const;
    expect(ask(range)).toMatchObject({
      from: local(2026, 2, 1, 10, 0),
      to: local(2026, 2, 1, 10, 31),
    });
    expect(ask({ ...range, from: '' })).toMatchObject({ from: null });
    expect(ask({ ...range, to: 'rubbish' })).toMatchObject({ to: null });
    expect(ask({ ...range, when: 'any' })).toMatchObject({ from: null, to: null });
  });

  test('a span that ends before it begins is known, and an open one asks nothing', () => {
    const range = { ...NO_FILTER, when: 'range', from: '2026-03-02T10:00' } as const;
    expect(isBackwards({ ...range, to: '2026-03-01T10:00' })).toBe(true);
    expect(isBackwards({ ...range, to: '2026-03-02T10:00' })).toBe(false);
    expect(isBackwards({ ...range, to: '2026-03-01T10:00', when: 'today' })).toBe(false);
    expect([isEmpty(range), isEmpty({ ...NO_FILTER, when: 'range' })]).toEqual([false, true]);
    expect([isEmpty({ ...NO_FILTER, text: '  ' }), isEmpty({ ...NO_FILTER, codes: [''] })]).toEqual(
      [true, false],
    );
  });

  test('a value is taken and given back, and no more than main takes', () => {
    const one = toggled(NO_FILTER, 'vendors', 'Ws');
    expect(one.vendors).toEqual(['Ws']);
    expect(toggled(one, 'vendors', 'Ws')).toEqual(NO_FILTER);
    const full = {
      ...NO_FILTER,
      codes: Array.from({ length: MAX_HISTORY_VALUES }, (_, i) => `${i}`),
    };
    expect(toggled(full, 'codes', 'more')).toBe(full);
    expect(toggled(full, 'codes', '3').codes).toHaveLength(MAX_HISTORY_VALUES - 1);
  });
});

describe('what there is to choose from', () => {
  const t = translator('en');
  const facets = {
    accounts: [
      { name: 'Main', appId: 1, rows: 10 },
      { name: 'Main channel', appId: 1, rows: 5 },
      { name: 'Gone', appId: 2, rows: 1 },
    ],
    presets: [],
    codes: [
      { vendor: null, code: '0', rows: 30 },
      { vendor: 'Huawei' as const, code: '0', rows: 12 },
      { vendor: null, code: '5', rows: 3 },
      { vendor: 'Huawei' as const, code: '103011019', rows: 20 },
      { vendor: 'Tencent' as const, code: '', rows: 1 },
    ],
    oldest: null,
  };

  test('an account is its AppId: under the names it has now, else those it had', () => {
    const known = [accountOf({ appId: 1, name: 'Main now' })];
    expect(accountOptions(facets, known, t)).toEqual([
      { value: '1', label: 'Main now', detail: '1', rows: 15 },
      { value: '2', label: 'Gone', detail: '2', rows: 1 },
    ]);
  });

  test('a code stands once, most used first, with what it means and whose it is', () => {
    const options = codeOptions(facets, vendorFacts(), t);
    expect(options.map(({ value, rows }) => [value, rows])).toEqual([
      ['0', 30],
      ['103011019', 20],
      ['5', 3],
      ['', 1],
    ]);
    expect(options[0]?.detail).toBe('Success · Huawei');
    expect(options[2]?.detail).toBe('Configuration error');
    expect(options[1]?.detail).toMatch(/cannot find a resource and does not name it · Huawei/);
    expect(options[3]?.label).toBe('empty (success)');
  });

  test('typing narrows by label and detail, whatever width and case', () => {
    const options = codeOptions(facets, vendorFacts(), t);
    expect(narrowed(options, 'ＣＯＮＦＩＧ').map(({ value }) => value)).toEqual(['5']);
    expect(narrowed(options, ' ')).toBe(options);
  });
});
