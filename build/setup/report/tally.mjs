// @ts-check

/**
 * @typedef {{passed: number, failed: number, skipped: number}} Tally
 * @typedef {{status?: string, tags?: readonly string[], fullName?: string, failureMessages?: string[]}} TestResult
 * @typedef {{name?: string, status?: string, message?: string, assertionResults?: TestResult[]}} FileResult
 * @typedef {{testResults?: FileResult[]}} Report what Vitest's JSON reporter writes
 */

/** @typedef {import('../vitest-arguments.mjs').Suite} Suite */

/** @type {Tally} */
export const nothing = { passed: 0, failed: 0, skipped: 0 };

/**
 * Counted one by one: the report's own totals leave out a file that could not even be loaded, and
 * such a file must not look like success. It counts as one failure. A test that another suite runs is not
 * counted as skipped here.
 * @param {Report} report
 * @param {Suite} [suite]
 * @returns {Tally}
 */
export function tallyOf(report, suite = 'long') {
  const tally = { ...nothing };
  for (const file of report.testResults ?? []) {
    const before = tally.failed;
    for (const { status, tags = [] } of file.assertionResults ?? []) {
      if (status === 'passed') tally.passed += 1;
      else if (status === 'failed') tally.failed += 1;
      else if (isOf(suite, tags)) tally.skipped += 1;
    }
    if (file.status === 'failed' && tally.failed === before) tally.failed += 1;
  }
  return tally;
}

/** @param {Suite} suite @param {readonly string[]} tags */
const isOf = (suite, tags) => suite === 'long' || tags.includes('slow') === (suite === 'slow');

/** @param {readonly Tally[]} tallies */
export const sum = (tallies) =>
  tallies.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
    }),
    nothing,
  );

/** The one form that people and machines look for; skipped tests are named only if there are any.
 * @param {Tally} tally */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

/**
 * One line for each failure, with the first line of what it said: a log of an hour gets cut, its end does not.
 * @param {Report} report
 * @returns {string[]}
 */
export function failuresOf(report) {
  return (report.testResults ?? []).flatMap(
    ({ name = '', status, message, assertionResults = [] }) => {
      const failed = assertionResults.filter((test) => test.status === 'failed');
      if (!failed.length) return status === 'failed' ? [`${name}: ${firstLine(message)}`] : [];
      return failed.map(
        ({ fullName, failureMessages }) =>
          `${name} > ${fullName}: ${firstLine(failureMessages?.[0])}`,
      );
    },
  );
}

/** @param {string | undefined} text */
const firstLine = (text) => (text ?? '').split('\n', 1)[0];
