// @ts-check
import { existsSync } from 'node:fs';
import { inProject, root } from './paths.mjs';
import { prepare, withElectron } from './prepare.mjs';
import { run } from './processes.mjs';
import { runScript } from './run-script.mjs';
import { Stop } from './say.mjs';
import { withDisplay } from './system/display.mjs';

/**
 * `npm run bench`, `npm run screenshots`: runs the TypeScript program that is named first, which drives the app,
 * on the tools' Node, with everything in place and a display to run on.
 */
await runScript(async () => {
  const [file = '', ...args] = process.argv.slice(2);
  if (!existsSync(inProject(file))) {
    throw new Stop(`There is no ${file}: check out a version that has it.`);
  }
  const runtime = await prepare('test');
  const { env, end } = await withDisplay(withElectron(runtime, process.env));
  try {
    const program = [inProject(file), ...args];
    return (await run(runtime.node, program, { cwd: root, env, output: 'inherit' })).code;
  } finally {
    end();
  }
});
