import { expect, test, vi } from 'vitest';
import { CLOCK_PROPERTIES } from '../support/clock-property.ts';

vi.mock('../../electron/zego/redact/redact-outcome.ts', async () => {
  const { inOneStep } = await import('../../electron/zego/answer/turns.ts');
  return { redactionOf: inOneStep(<T>(outcome: T) => outcome) };
});

/** Histories of up to six calls; of each answer Date, Age, coding and body are generated. */
const HISTORIES = 31_000;

test.each(CLOCK_PROPERTIES)(
  '100,000 generated answers: $what',
  async ({ check }) => {
    const { headers } = await check(HISTORIES);
    console.log(`${headers} answers in ${HISTORIES} histories`);
    expect(headers).toBeGreaterThan(100_000);
  },
  900_000,
);
