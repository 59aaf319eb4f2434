// @ts-check
import { forgetBundle } from './bundle/bundle.mjs';
import { electronArguments, runInOurPlace } from './electron-process.mjs';
import { inProject } from './paths.mjs';
import { prepareRuntime, withElectron } from './prepare.mjs';
import { runScript } from './run-script.mjs';
import { withDisplay } from './system/display.mjs';

/** `npm run dev`: the app with a page that reloads and a main process that restarts. */
await runScript(async () => {
  const runtime = await prepareRuntime('start');
  // The development build goes where the bundle is, and must not pass for it afterwards.
  await forgetBundle();
  const { env, end } = await withDisplay(withElectron(runtime, process.env));
  const asRoot = process.getuid?.() === 0;
  const args = electronArguments({
    appFolder: runtime.appFolder,
    args: process.argv.slice(2),
    asRoot,
  });
  try {
    const serve = inProject('build', 'setup', 'dev', 'serve.mjs');
    return await runInOurPlace(runtime.node, [serve, runtime.executable, ...args], env);
  } finally {
    end();
  }
});
