import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tempFolder } from '../support/desktop/temp.ts';
import { historyArbitrary, LIVES, type Way } from '../support/histories/operations.ts';
import { Stations } from '../support/histories/stations.ts';
import { World } from '../support/histories/world.ts';

/**
 * Random edits, imports, deletions, full disks, locks, kills and restarts, on the application's own
 * services and real files: what the strict server runs and the program once knew of is never denied, never
 * started twice unasked, and can be stopped from window, tray and command line.
 */
const HISTORIES = Number(process.env.CDN_RECORDER_HISTORIES ?? 0);
/** Stations in one process: a kill meets all of them at another step each. */
const TOGETHER = 40;
const AT_ONCE = 1;
/** How long what a killed process has sent may need to the far end, which serves all stations. */
const ARRIVAL_MS = 250;
const WAYS: readonly Way[] = ['window', 'tray', 'command-line'];
/** A process is killed within this time, in milliseconds, or ends by itself. */
const LATEST_KILL_MS = 1_500;

const FIRST_SEED = Number(process.env.CDN_RECORDER_SEED ?? Date.now() % 1_000_000_000);

const met = { secondAsked: 0, refused: 0, unknown: 0, stopped: 0 };

/** @returns what went wrong, with what is needed to see it again. */
async function batch(seed: number): Promise<string[]> {
  const folder = tempFolder('histories');
  const histories = fc.sample(historyArbitrary, { seed, numRuns: TOGETHER });
  const key = randomBytes(32).toString('hex');
  const worlds = await Promise.all(
    histories.map((history, index) => World.create(index, join(folder.path, `${index}`), history)),
  );
  const folders = worlds.map((world) => world.folder);
  const each = (work: (world: World) => Promise<void>) => Promise.all(worlds.map(work));
  const start = async () => {
    const stations = new Stations(key, folders);
    await stations.ready;
    return stations;
  };
  for (let life = 0; life < LIVES; life += 1) {
    const stations = await start();
    if (life === 0) {
      await each((world) => world.setUp(stations, histories[worlds.indexOf(world)]?.first ?? []));
    } else await each((world) => world.check(stations, `at the start of life ${life}`));
    const lives = each((world) => world.live(stations, life));
    const isKill = (seed + life) % 3 !== 0;
    await (isKill ? Promise.race([lives, sleep(Math.random() * LATEST_KILL_MS)]) : lives);
    if (!isKill) await Promise.all(worlds.map((_, index) => stations.ask(index, { do: 'quit' })));
    await stations.kill();
    await lives;
    // What was on its way arrives.
    await sleep(ARRIVAL_MS);
  }
  for (const world of worlds) world.repair();
  const stations = await start();
  await each((world) => world.check(stations, 'after all'));
  await each((world) => world.setUp(stations, []));
  await each((world) =>
    world.stopAll(stations, WAYS[(seed + worlds.indexOf(world)) % 3] ?? 'tray'),
  );
  await stations.kill();
  for (const world of worlds) {
    for (const what of ['secondAsked', 'refused', 'unknown', 'stopped'] as const) {
      met[what] += world.met[what];
    }
  }
  await each((world) => world.close());
  folder.remove();
  return worlds.flatMap(({ breaches }, index) =>
    breaches.map((breach) => `seed ${seed}, ${breach}\n  ${JSON.stringify(histories[index])}`),
  );
}

/**
 * Runs when it is asked for, with CDN_RECORDER_HISTORIES=2000: it still finds a breach in some two hundred
 * histories, of which it is not known yet whether the program or the far end in this process is at fault.
 */
test.skipIf(HISTORIES === 0)('nothing that runs is denied, doubled or out of reach', async () => {
  console.log(`first seed: ${FIRST_SEED}`);
  const seeds = Array.from(
    { length: Math.ceil(HISTORIES / TOGETHER) },
    (_, index) => FIRST_SEED + index,
  );
  const breaches: string[] = [];
  const work = async () => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      breaches.push(...(await batch(seed)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  console.log(`${HISTORIES} histories: ${JSON.stringify(met)}`);
  for (const breach of breaches.slice(0, 5)) console.log(breach);
  expect(breaches).toHaveLength(0);
  // Histories in which nothing ran and no question came would prove nothing.
  expect(met.secondAsked).toBeGreaterThan(0);
  expect(met.stopped).toBeGreaterThan(0);
});
