import { expect, test, vi } from 'vitest';
import { CLOCK_PROPERTIES } from '../../support/clock-property.ts';

// Redaction has properties of its own, and takes nine tenths of the time here; it changes no code and no time.
vi.mock('../../../electron/zego/redact/redact-outcome.ts', async () => {
  const { inOneStep } = await import('../../../electron/zego/answer/turns.ts');
  return { redactionOf: inOneStep(<T>(outcome: T) => outcome) };
});

test.each(CLOCK_PROPERTIES)('whatever Date, Age, coding and body say: $what', async ({ check }) => {
  const { headers } = await check(150);
  expect(headers).toBeGreaterThan(300);
});
