import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { tempFolder } from '../desktop/temp.ts';
import type { Bundle } from './bundle.ts';
import { type History, historyArbitrary, LIVES, type Way } from './operations.ts';
import { Stations } from './stations.ts';
import { World } from './world.ts';

/** Stations in one process: a kill meets all of them at another step each. */
export const TOGETHER = 40;
/** How long a connection of a killed process may need to be seen by the far end, which serves all stations. */
const ACCEPTED_MS = 100;
const WAYS: readonly Way[] = ['window', 'tray', 'command-line'];
/** A kill comes within this time, in milliseconds, after the operation that it is drawn for has begun. */
const LATEST_KILL_MS = 50;

/** How often each thing was met: histories in which nothing ran and no question came would prove nothing. */
export interface Met {
  secondAsked: number;
  refused: number;
  unknown: number;
  stopped: number;
}

export interface BatchResult {
  readonly met: Met;
  /** What went wrong, with what is needed to see it again. */
  readonly breaches: readonly string[];
}

const operationsOf = (histories: readonly History[], life: number): number =>
  histories.reduce((total, { lives }) => total + (lives[life]?.operations.length ?? 0), 0);

/** Over after so many steps: a kill comes as far into the operations on a slow machine as on a fast one. */
class Countdown {
  readonly over: Promise<void>;
  #end: () => void = () => undefined;
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
    this.over = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  step(): void {
    this.#left -= 1;
    if (this.#left <= 0) this.#end();
  }
}

/** @returns what went wrong, with what is needed to see it again. */
export async function runBatch(bundle: Bundle, seed: number): Promise<BatchResult> {
  const folder = tempFolder('histories');
  const met: Met = { secondAsked: 0, refused: 0, unknown: 0, stopped: 0 };
  const histories = fc.sample(historyArbitrary, { seed, numRuns: TOGETHER });
  const key = randomBytes(32).toString('hex');
  const worlds = await Promise.all(
    histories.map((history, index) => World.create(index, join(folder.path, `${index}`), history)),
  );
  const folders = worlds.map((world) => world.folder);
  const each = (work: (world: World) => Promise<void>) => Promise.all(worlds.map(work));
  const start = async () => {
    const stations = new Stations(bundle, key, folders);
    await stations.ready;
    return stations;
  };
  // Without a bias: fast-check prefers the ends of a range, where each kill would come at once.
  const thousandths = fc.noBias(fc.integer({ min: 0, max: 1_000 }));
  const drawn = fc.sample(thousandths, { seed, numRuns: 2 * LIVES }).map((one) => one / 1_000);
  for (let life = 0; life < LIVES; life += 1) {
    const [share = 0, moment = 0] = drawn.slice(2 * life);
    const stations = await start();
    if (life === 0) {
      await each((world) => world.setUp(stations, histories[worlds.indexOf(world)]?.first ?? []));
    } else await each((world) => world.check(stations, `at the start of life ${life}`));
    const begun = new Countdown(share * operationsOf(histories, life));
    const lives = each((world) => world.live(stations, life, () => begun.step()));
    const isKill = (seed + life) % 3 !== 0;
    if (isKill) await Promise.race([lives, begun.over.then(() => sleep(moment * LATEST_KILL_MS))]);
    else await lives;
    if (!isKill) await Promise.all(worlds.map((_, index) => stations.ask(index, { do: 'quit' })));
    await stations.kill();
    await lives;
    // What was on its way arrives, before the next operation says what was agreed to.
    await sleep(ACCEPTED_MS);
    await each((world) => world.far.drained());
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
  return {
    met,
    breaches: worlds.flatMap(({ breaches }, index) =>
      breaches.map((breach) => `seed ${seed}, ${breach}\n  ${JSON.stringify(histories[index])}`),
    ),
  };
}
