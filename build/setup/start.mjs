// @ts-check
import { withBuses } from './buses.mjs';
import { electronArguments, inputFor, runApp } from './electron-process.mjs';
import { prepare } from './prepare.mjs';
import { runScript } from './stop.mjs';
import { withDisplay } from './system/display.mjs';

/** `npm start`: what is missing is made, then the app runs in our place, with our streams. */
await runScript(async () => {
  const { node, executable, appFolder } = await prepare('start');
  const { env, end } = await withDisplay();
  // Editors built on Electron leave this in their terminals, and the app would be a bare Node.
  const { ELECTRON_RUN_AS_NODE: _, ...cleaned } = env;
  const given = process.argv.slice(2);
  const appEnv = await withBuses(node, given, cleaned);
  const asRoot = process.getuid?.() === 0;
  const args = electronArguments({ appFolder, args: given, asRoot });
  try {
    return await runApp(executable, args, appEnv, { input: await inputFor(args) });
  } finally {
    end();
  }
});
