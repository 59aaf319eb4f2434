import { afterAll, expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import { type Seen, Stage } from '../../support/faults/stage.ts';
import { FAULTS } from '../../support/faults/table.ts';

const seen = new Map<string, Seen>();

test.concurrent.each(FAULTS)(
  '$fault: $expected',
  async ({ fault, expected, tries, arrived, provoke }) => {
    const stage = new Stage();
    try {
      const { outcome, ...rest } = await provoke(stage);
      seen.set(fault, { outcome, ...rest });
      expect(outcome).toBe(expected);
      expect(rest.arrived).toBe(arrived);
      if (tries === 'several') expect(rest.tries).toBeGreaterThan(1);
      else expect(rest.tries).toBe(tries);
    } finally {
      await stage.close();
    }
  },
);

test('no row is there twice', () => {
  expect(new Set(FAULTS.map(({ fault }) => fault)).size).toBe(FAULTS.length);
});

/** The first clause of what the operator reads, in both languages. */
function textFor(outcome: string): string {
  const key =
    /code (\d+)/.exec(outcome)?.[1]?.replace(/^/, 'code.').concat('.meaning') ??
    /\(([a-z-]+)\)/.exec(outcome)?.[1]?.replace(/^/, 'reason.') ??
    '';
  const read = (language: 'en' | 'zh-CN') =>
    (LOCALES[language] as Readonly<Record<string, string>>)[key]?.split(/[.。]/)[0] ?? '';
  return [read('en'), read('zh-CN')].filter((text) => text !== '').join(' / ');
}

afterAll(() => {
  const lines = FAULTS.map(({ fault }) => {
    const { outcome = 'not seen', tries = 0, arrived = 0 } = seen.get(fault) ?? {};
    return `| ${[fault, outcome, tries, arrived, textFor(outcome)].join(' | ')} |`;
  });
  const head = '| Fault | Outcome in the journal | Tries | Requests that arrived | Words |';
  console.log([head, '|---|---|---|---|---|', ...lines].join('\n'));
});
