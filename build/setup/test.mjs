// @ts-check
import { rmSync } from 'node:fs';
import { failedChecks, tools } from './checks.mjs';
import { root } from './paths.mjs';
import { prepare, withElectron } from './prepare.mjs';
import { run } from './processes.mjs';
import { readTally, reports } from './report/files.mjs';
import { closingLine } from './report/tally.mjs';
import { runScript } from './run-script.mjs';
import { Stop } from './stop.mjs';
import { withDisplay } from './system/display.mjs';
import { withNetwork } from './system/network.mjs';
import { vitestArguments } from './vitest-arguments.mjs';

/** `npm test` and `npm run test:long`: set-up, types, style, tests, and one line that counts them. */
await runScript(async () => {
  const isLong = process.argv[2] === '--long';
  const report = isLong ? reports.long : reports.short;
  // First of all: whatever goes wrong, an older run's figures must not be read as this one's.
  rmSync(report, { force: true });
  const runtime = await prepare(isLong ? 'long' : 'test');
  const failures = isLong ? [] : await failedChecks(runtime.node);
  const { env, end } = await withDisplay(withElectron(runtime, process.env));
  try {
    const args = vitestArguments({ isLong, report, more: process.argv.slice(isLong ? 3 : 2) });
    const [program = '', ...rest] = await withNetwork([runtime.node, tools.vitest, ...args]);
    const tests = await run(program, rest, {
      cwd: root,
      env,
      output: 'inherit',
    });
    if (tests.code !== 0) failures.push('the tests failed (see above)');
  } finally {
    end();
  }
  // CI adds two runs up and must be the only one to close with such a line.
  if (process.env.CDN_RECORDER_TALLY !== 'off') {
    process.stdout.write(`${closingLine(readTally(report))}\n`);
  }
  if (failures.length) throw new Stop(`Not green: ${failures.join('; ')}.`);
});
