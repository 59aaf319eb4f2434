import { expect, test } from 'vitest';
import { TOGETHER } from '../support/histories/batch.ts';
import { runBatches } from '../support/histories/batches.ts';
import { bundleStations } from '../support/histories/bundle.ts';

/**
 * Random edits, imports, deletions, full disks, locks, kills and restarts, on the application's own
 * services and real files: what the strict server runs and the program once knew of is never denied, never
 * started twice unasked, and can be stopped from window, tray and command line.
 */
const HISTORIES = Number(process.env.CDN_RECORDER_HISTORIES ?? 2_000);
/** More than there are processors: much of a history is waiting. */
const AT_ONCE = 4;
const FIRST_SEED = Number(process.env.CDN_RECORDER_SEED ?? Date.now() % 1_000_000_000);

test('nothing that runs is denied, doubled or out of reach', async () => {
  console.log(`first seed: ${FIRST_SEED}`);
  const batches = Math.ceil(HISTORIES / TOGETHER);
  const seeds = Array.from({ length: batches }, (_, index) => FIRST_SEED + index);
  const bundle = await bundleStations();
  try {
    const results = await runBatches(bundle, seeds, AT_ONCE);
    const breaches = results.flatMap((result) => result.breaches);
    const sum = (what: keyof (typeof results)[number]['met']) =>
      results.reduce((total, { met }) => total + met[what], 0);
    const [asked, stopped] = [sum('secondAsked'), sum('stopped')];
    console.log(
      `${batches * TOGETHER} histories: asked ${asked}, refused ${sum('refused')}, ` +
        `not known ${sum('unknown')}, stopped ${stopped}`,
    );
    expect(breaches).toHaveLength(0);
    // Histories in which nothing ran and no question came would prove nothing.
    expect(asked).toBeGreaterThan(0);
    expect(stopped).toBeGreaterThan(0);
  } finally {
    bundle.remove();
  }
});
