import { expect, test } from 'vitest';
import { fuzz, fuzzedDesk } from '../../support/control/http-fuzz.ts';

/** The HTTP API, asked whatever can be made of its own document; `http-fuzz.long.test.ts` asks more. */
test('no generated request gets an answer that the document does not have, or starts what it must not', async () => {
  const desk = await fuzzedDesk();
  const seed = Date.now() % 2 ** 31;
  try {
    const { faults, statuses } = await fuzz(desk, 150, seed);
    expect(faults, `seed ${seed}`).toEqual([]);
    // The plain requests alone reach these.
    expect(Object.keys(statuses)).toEqual(expect.arrayContaining(['200', '404']));
    expect(desk.far.requests.length).toBeGreaterThan(0);
  } finally {
    await desk.close();
  }
  expect(desk.faults).toEqual([]);
});
