import type { LocaleKey } from '#contract/locales/index.ts';
import type { AccountTest } from '#contract/model/start.ts';
import { codeText, type Translate } from './text.ts';

export interface AccountTestText {
  /** What was found and what to do. */
  readonly text: string;
  /** Code with its meaning, message and cause, for support; empty where the account is proven. */
  readonly came: string;
}

/** What a test of an account found, in words. */
export function accountTestText(test: AccountTest, t: Translate): AccountTestText {
  const { verdict, clockOffsetSeconds, code, message, detail } = test;
  const came = [meaningOf(code, t), message, detail].filter((part) => part !== null && part !== '');
  return {
    text: t(keyOf(test), { seconds: Math.abs(clockOffsetSeconds) }),
    came: verdict === 'proven' ? '' : came.join(' · '),
  };
}

function keyOf({ verdict, clockOffsetSeconds }: AccountTest): LocaleKey {
  if (verdict !== 'clock-off') return `test.${verdict}`;
  if (clockOffsetSeconds === 0) return 'test.clock.unknown';
  return clockOffsetSeconds < 0 ? 'test.clock.ahead' : 'test.clock.behind';
}

/** Numbers that the action of the test is documented to mean something else by than a start (facts §3b, §3c). */
const OWN_MEANING: Readonly<Record<number, LocaleKey>> = {
  3: 'test.code.3',
  41003: 'test.code.41003',
};

const meaningOf = (code: number | null, t: Translate): string | null =>
  code === null
    ? null
    : t('field.codeValue', { code, meaning: t(OWN_MEANING[code] ?? codeText(code).meaning) });
