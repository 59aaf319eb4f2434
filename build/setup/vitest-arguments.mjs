// @ts-check

/** @typedef {'short' | 'long' | 'slow'} Suite */

/**
 * What each run of Vitest is for. `short`: every test but the slow ones. `long`: the files of slow tests.
 * `slow`: the tests with that tag, each one more case of what a quicker test beside it shows.
 * @type {Readonly<Record<Suite, {projects: readonly string[], tags: readonly string[]}>>}
 */
const SUITES = {
  short: { projects: ['unit', 'integration', 'page', 'e2e'], tags: ['!slow'] },
  long: { projects: ['long', 'long-alone'], tags: [] },
  slow: { projects: ['integration', 'page', 'e2e'], tags: ['slow'] },
};

/**
 * @param {object} options
 * @param {Suite} options.suite
 * @param {string} options.report where the JSON report goes
 * @param {readonly string[]} options.more what the person added after `--`
 */
export function vitestArguments({ suite, report, more }) {
  const { projects, tags } = SUITES[suite];
  return [
    'run',
    ...projects.flatMap((name) => ['--project', name]),
    ...tags.map((tag) => `--tags-filter=${tag}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    // A young project may have no slow test yet. That some test ran is checked over all runs.
    ...(suite === 'short' ? [] : ['--passWithNoTests']),
    ...more,
  ];
}
