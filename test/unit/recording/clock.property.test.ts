import { afterAll, expect, test, vi } from 'vitest';

// Redaction has properties of its own, and takes nine tenths of the time here; it changes no code and no time.
vi.mock('../../../electron/zego/redact/redact-outcome.ts', async () => {
  const { inOneStep } = await import('../../../electron/zego/answer/turns.ts');
  return { redactionOf: inOneStep(<T>(outcome: T) => outcome) };
});

// Other files share this process: they have loaded the real one already, and must not get this one.
vi.resetModules();
const { CLOCK_PROPERTIES } = await import('../../support/clock-property.ts');
afterAll(() => vi.resetModules());

test.each(CLOCK_PROPERTIES)('whatever Date, Age, coding and body say: $what', async ({ check }) => {
  const { headers } = await check(150);
  expect(headers).toBeGreaterThan(300);
});
