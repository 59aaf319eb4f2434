// @ts-check
import { inProject, root } from './paths.mjs';
import { isThere, prepare, withElectron } from './prepare.mjs';
import { run } from './processes.mjs';
import { runScript } from './run-script.mjs';
import { Stop } from './stop.mjs';
import { withDisplay } from './system/display.mjs';

/**
 * Runs a TypeScript program that drives the app (screenshots, benchmarks) on the tools' Node, which
 * reads TypeScript as it is, with everything in place and a display to run on.
 * @param {string} file relative to the project
 */
export function runDesktopScript(file) {
  return runScript(async () => {
    if (!isThere(file)) throw new Stop(`There is no ${file}: check out a version that has it.`);
    const runtime = await prepare('test');
    const { env, end } = await withDisplay(withElectron(runtime, process.env));
    try {
      const args = [inProject(file), ...process.argv.slice(2)];
      return (await run(runtime.node, args, { cwd: root, env, output: 'inherit' })).code;
    } finally {
      end();
    }
  });
}
