// @ts-check
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { inProject, moduleCache, root } from './paths.mjs';
import { prepare, withElectron } from './prepare.mjs';
import { run } from './processes.mjs';
import { readTally, reports } from './report/files.mjs';
import { closingLine, sum } from './report/tally.mjs';
import { runScript } from './run-script.mjs';
import { during, Stop } from './say.mjs';
import { withDisplay } from './system/display.mjs';
import { withNetwork } from './system/network.mjs';
import { ensurePostgres } from './system/postgres.mjs';
import { vitestArguments } from './vitest-arguments.mjs';

/** By their files, not through `.bin`: those are shell scripts on one system and batch files on another. */
const tools = {
  tsc: inProject('node_modules', 'typescript', 'bin', 'tsc'),
  biome: inProject('node_modules', '@biomejs', 'biome', 'bin', 'biome'),
  vitest: inProject('node_modules', 'vitest', 'vitest.mjs'),
};

const checks = [
  { name: 'the type check', args: [tools.tsc, '--noEmit'], remedy: 'npm run check:types' },
  {
    name: 'the lint check',
    args: [tools.biome, 'check', '--error-on-warnings'],
    remedy: 'npm run fix, then npm run check:lint',
  },
];

/** `npm test` and `npm run test:long`: set-up, types, style, tests, and one line that counts them. */
await runScript(async () => {
  const isLong = process.argv[2] === '--long';
  const more = process.argv.slice(isLong ? 3 : 2);
  const suites = suitesOf(isLong, more);
  // First of all: whatever goes wrong, an older run's figures must not be read as this one's.
  for (const suite of suites) rmSync(reports[suite], { force: true });
  const runtime = await prepare(isLong ? 'long' : 'test');
  const postgres = await ensurePostgres();
  const failures = isLong ? [] : await failedChecks(runtime.node);
  const { env, end } = await withDisplay({
    ...withElectron(runtime, process.env),
    // Tests begin the program hundreds of times as a process of its own: each would compile it anew.
    NODE_COMPILE_CACHE: join(moduleCache, 'compile'),
    ...(postgres && { CDN_RECORDER_POSTGRES: postgres }),
  });
  try {
    for (const suite of suites) {
      const args = vitestArguments({ suite, report: reports[suite], more });
      const [program = '', ...rest] = await withNetwork([runtime.node, tools.vitest, ...args]);
      const tests = await run(program, rest, { cwd: root, env, output: 'inherit' });
      if (tests.code !== 0) failures.push(`the ${suite} tests failed (see above)`);
    }
  } finally {
    end();
  }
  // CI adds two runs up and must be the only one to close with such a line.
  if (process.env.CDN_RECORDER_TALLY !== 'off') {
    const tally = sum(suites.map((suite) => readTally(suite)));
    process.stdout.write(`${closingLine(tally)}\n`);
  }
  if (failures.length) throw new Stop(`Not green: ${failures.join('; ')}.`);
});

/**
 * What a person has chosen by name is run whole, whatever its tags.
 * @param {boolean} isLong
 * @param {readonly string[]} chosen
 * @returns {readonly import('./vitest-arguments.mjs').Suite[]}
 */
function suitesOf(isLong, chosen) {
  if (!isLong) return ['short'];
  return chosen.length > 0 ? ['long'] : ['long', 'slow'];
}

/**
 * What fails here does not keep the tests from running: one run should tell all there is to mend.
 * @param {string} node
 * @returns {Promise<string[]>} one sentence for each check that failed
 */
async function failedChecks(node) {
  const results = await during('Checking types and style', () =>
    Promise.all(
      checks.map(async ({ name, args, remedy }) => {
        const { code, stdout, stderr } = await run(node, args, { cwd: root });
        if (code === 0) return [];
        process.stderr.write(`${stdout}${stderr}\n`);
        return [`${name} failed (see above, or ${remedy})`];
      }),
    ),
  );
  return results.flat();
}
