import { afterEach, beforeEach, expect, test } from 'vitest';
import { csvRoundTrip } from '../../support/csv-round-trip.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder('csv');
});
afterEach(() => folder.remove());

test('100,000 rows of hostile texts come back from two CSV parsers as they went in', async () => {
  const results = await csvRoundTrip(folder.path, 100_000, 2);
  expect(results).toHaveLength(2);
  for (const result of results) {
    expect(result).toMatchObject({ rows: 100_000, cells: 1_700_000, wrong: [], formulas: [] });
  }
});
