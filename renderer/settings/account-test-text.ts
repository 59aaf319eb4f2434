import type { Tone } from '#contract/model/colours.ts';
import type { AccountTest } from '#contract/model/start.ts';
import { type AccountTestText, accountTestText } from '#contract/rules/account-test-text.ts';
import type { Translate } from '#contract/rules/text.ts';

export interface TestText extends AccountTestText {
  readonly tone: Tone;
  readonly sign: string;
}

/** The result of an account test, in words. Only a proven result is green. */
export function testText(test: AccountTest, t: Translate): TestText {
  const isProven = test.verdict === 'proven';
  return {
    ...accountTestText(test, t),
    tone: isProven ? 'green' : 'amber',
    sign: isProven ? '✓' : '✕',
  };
}
