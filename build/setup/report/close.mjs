// @ts-check
import { readFailures, readTally, reports } from './files.mjs';
import { closingLine, sum } from './tally.mjs';

/** Sums up both runs at the end of CI. A run without a single test has proven nothing, so it fails. */
const total = sum([readTally(reports.short), readTally(reports.long)]);
for (const failure of [reports.short, reports.long].flatMap(readFailures)) {
  process.stdout.write(`failed: ${failure}\n`);
}
process.stdout.write(`${closingLine(total)}\n`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
