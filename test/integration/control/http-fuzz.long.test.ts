import { expect, test } from 'vitest';
import { fuzz, fuzzedDesk } from '../../support/control/http-fuzz.ts';

const REQUESTS = 10_000;

test('10,000 generated requests', async () => {
  const desk = await fuzzedDesk();
  const seed = Date.now() % 2 ** 31;
  try {
    const { faults, statuses } = await fuzz(desk, REQUESTS, seed);
    console.log(`seed ${seed}, answers ${JSON.stringify(statuses)}`);
    expect(faults, `seed ${seed}`).toEqual([]);
    for (const status of [200, 400, 401, 403, 404, 405, 409, 421, 422, 431]) {
      expect(statuses[status], `${status}, seed ${seed}`).toBeGreaterThan(0);
    }
  } finally {
    await desk.close();
  }
  expect(desk.faults).toEqual([]);
});
