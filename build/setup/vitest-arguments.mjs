// @ts-check

/**
 * @param {object} options
 * @param {boolean} options.isLong
 * @param {string} options.report where the JSON report goes
 * @param {readonly string[]} options.more what the person added after `--`
 */
export function vitestArguments({ isLong, report, more }) {
  const projects = isLong ? ['long', 'long-app'] : ['unit', 'integration', 'page', 'e2e'];
  return [
    'run',
    ...projects.flatMap((name) => ['--project', name]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    // A young project may have no slow test yet. That some test ran is checked over both runs.
    ...(isLong ? ['--passWithNoTests'] : []),
    ...more,
  ];
}
