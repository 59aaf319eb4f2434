// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { inProject } from '../paths.mjs';
import { nothing, tallyOf } from './tally.mjs';

/** Where Vitest's reports go: two, so that CI can add them up. */
export const reports = {
  short: inProject('out', 'test-report.json'),
  long: inProject('out', 'test-report-long.json'),
};

/** A run that wrote no report ran no test.
 * @param {string} path */
export const readTally = (path) =>
  existsSync(path) ? tallyOf(JSON.parse(readFileSync(path, 'utf8'))) : nothing;
