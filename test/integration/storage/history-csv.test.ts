import { afterEach, beforeEach, expect, test } from 'vitest';
import { csvRoundTrip } from '../../support/csv-round-trip.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder('csv');
});
afterEach(() => folder.remove());

test('3,000 rows of hostile texts come back from two CSV parsers as they went in', async () => {
  const results = await csvRoundTrip(folder.path, 3_000, 1);
  expect(results).toHaveLength(2);
  for (const result of results) {
    expect(result).toMatchObject({ rows: 3_000, cells: 51_000, wrong: [], formulas: [] });
  }
});
