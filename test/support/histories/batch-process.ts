import { runBatch } from './batch.ts';
import type { Bundle } from './bundle.ts';

/** A batch of histories in a process of its own. Arguments: the bundle, the seed. Prints the result. */
const [bundle = '', seed = ''] = process.argv.slice(2);
const result = await runBatch(JSON.parse(bundle) as Bundle, Number(seed));
process.stdout.write(`${JSON.stringify(result)}\n`);
