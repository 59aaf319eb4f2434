// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { inProject } from '../paths.mjs';
import { failuresOf, tallyOf } from './tally.mjs';

/** Where Vitest's reports go, one for each suite, so that CI can add them up. */
export const reports = {
  short: inProject('out', 'test-report.json'),
  long: inProject('out', 'test-report-long.json'),
  slow: inProject('out', 'test-report-slow.json'),
};

/** A run that wrote no report ran no test.
 * @param {import('../vitest-arguments.mjs').Suite} suite */
export const readTally = (suite) => tallyOf(read(reports[suite]), suite);

/** @param {string} path */
export const readFailures = (path) =>
  failuresOf(read(path)).map((failure) => failure.replace(inProject('/'), ''));

/** @param {string} path @returns {import('./tally.mjs').Report} */
const read = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {});
