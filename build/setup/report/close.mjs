// @ts-check
import { readFailures, readTally, reports } from './files.mjs';
import { closingLine, sum } from './tally.mjs';

/** @type {readonly import('../vitest-arguments.mjs').Suite[]} */
const SUITES = ['short', 'long', 'slow'];

/** Sums up all runs at the end of CI. A run without a single test has proven nothing, so it fails. */
const total = sum(SUITES.map(readTally));
for (const failure of Object.values(reports).flatMap(readFailures)) {
  process.stdout.write(`failed: ${failure}\n`);
}
process.stdout.write(`${closingLine(total)}\n`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
