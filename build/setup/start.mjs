// @ts-check
import { withBuses } from './buses.mjs';
import { electronArguments, inputFor, runApp } from './electron-process.mjs';
import { prepare } from './prepare.mjs';
import { runScript } from './run-script.mjs';
import { withDisplay } from './system/display.mjs';

/** `npm start`: what is missing is made, then the app runs in our place, with our streams. */
await runScript(async () => {
  const { node, executable, appFolder } = await prepare('start');
  const { env, end } = await withDisplay();
  const given = process.argv.slice(2);
  const appEnv = await withBuses(node, given, env);
  const asRoot = process.getuid?.() === 0;
  const args = electronArguments({ appFolder, args: given, asRoot });
  try {
    return await runApp(executable, args, appEnv, { input: await inputFor(args) });
  } finally {
    end();
  }
});
