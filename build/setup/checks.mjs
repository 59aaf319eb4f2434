// @ts-check
import { inProject, root } from './paths.mjs';
import { run } from './processes.mjs';
import { during } from './say.mjs';

/** By their files, not through `.bin`: those are shell scripts on one system and batch files on another. */
export const tools = {
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

/**
 * What fails here does not keep the tests from running: one run should tell all there is to mend.
 * @param {string} node
 * @returns {Promise<string[]>} one sentence for each check that failed
 */
export async function failedChecks(node) {
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
