import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { BatchResult } from './batch.ts';
import type { Bundle } from './bundle.ts';

const BATCH = fileURLToPath(new URL('./batch-process.ts', import.meta.url));
/** On a busy machine a batch takes a minute. */
const LATEST_MS = 600_000;

/** Runs a batch in a process of its own, which is ended as soon as it has told how it went. */
async function runInProcess(bundle: Bundle, seed: number): Promise<BatchResult> {
  const child = spawn(process.execPath, [BATCH, JSON.stringify(bundle), `${seed}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const tooLate = setTimeout(() => child.kill('SIGKILL'), LATEST_MS);
  const gone = once(child, 'exit');
  let told: string | undefined;
  createInterface({ input: child.stdout }).on('line', (line) => {
    told = line;
    child.kill('SIGKILL');
  });
  await gone;
  clearTimeout(tooLate);
  if (told === undefined) throw new Error(`the batch of seed ${seed} did not end`);
  return JSON.parse(told) as BatchResult;
}

/** The results of batches of histories, one for each seed, so many at once. Prints each breach as it comes. */
export async function runBatches(
  bundle: Bundle,
  seeds: readonly number[],
  atOnce: number,
): Promise<BatchResult[]> {
  const left = [...seeds];
  const results: BatchResult[] = [];
  const work = async () => {
    for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
      const result = await runInProcess(bundle, seed);
      for (const breach of result.breaches) console.log(breach);
      results.push(result);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}
