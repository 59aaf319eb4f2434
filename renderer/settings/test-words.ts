import type { Tone } from '../../electron/contract/colours.ts';
import type { LocaleKey } from '../../electron/contract/locales/index.ts';
import type { AccountTest } from '../../electron/contract/start.ts';
import { codeWords } from '../shared/format/words.ts';
import type { Translate } from '../shared/i18n/use-t.ts';

export interface TestWords {
  readonly tone: Tone;
  readonly sign: string;
  readonly text: string;
  /** What support will ask for, as it came. */
  readonly came: string;
}

/** What a test of an account found, in words. Green is for what is proven, and nothing else is. */
export function testWords(test: AccountTest, t: Translate): TestWords {
  const { verdict, clockOffsetSeconds: offset } = test;
  const isProven = verdict === 'proven';
  const came = [meaningOf(test.code, t), test.message, test.detail].filter(
    (part) => part !== null && part !== '',
  );
  return {
    tone: isProven ? 'green' : 'amber',
    sign: isProven ? '✓' : '✕',
    text: t(keyOf(test), { seconds: Math.abs(offset) }),
    came: isProven ? '' : came.join(' · '),
  };
}

/** Numbers that the action of the test is documented to mean something else by than a start. */
const OWN_MEANING: Readonly<Record<number, LocaleKey>> = {
  3: 'test.code.3',
  41003: 'test.code.41003',
};

const meaningOf = (code: number | null, t: Translate): string | null =>
  code === null
    ? null
    : t('field.codeValue', { code, meaning: t(OWN_MEANING[code] ?? codeWords(code).meaning) });

function keyOf({ verdict, clockOffsetSeconds }: AccountTest): LocaleKey {
  if (verdict !== 'clock-off') return `test.${verdict}`;
  // A refusal alone does not say by how much, nor whose clock is wrong.
  if (clockOffsetSeconds === 0) return 'test.clock.unknown';
  return clockOffsetSeconds < 0 ? 'test.clock.ahead' : 'test.clock.behind';
}
