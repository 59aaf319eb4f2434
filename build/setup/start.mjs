// @ts-check
import { withBuses } from './buses.mjs';
import { electronArguments, inputFor, runApp } from './electron-process.mjs';
import { prepare } from './prepare.mjs';
import { runScript } from './run-script.mjs';
import { displayAhead, withDisplay } from './system/display.mjs';

/** What Chromium needs to do without a display (`HEADLESS_SWITCHES` of the app). */
const HEADLESS = ['--ozone-platform=headless', '--disable-gpu'];

/** `npm start`: what is missing is made, then the app runs in our place, with our streams. */
await runScript(async () => {
  const given = process.argv.slice(2);
  // A receiver of callbacks has no window: Chromium does without a display then, whatever the environment names.
  const isReceiver = given.includes('--receive');
  const early = isReceiver ? undefined : displayAhead();
  const { executable, appFolder } = await prepare('start');
  const { env, end } = isReceiver
    ? { env: process.env, end: () => {} }
    : await (early ?? withDisplay());
  const appEnv = await withBuses(given, env);
  const asRoot = process.getuid?.() === 0;
  const args = electronArguments({
    appFolder,
    args: [...(isReceiver ? HEADLESS : []), ...given],
    asRoot,
  });
  try {
    return await runApp(executable, args, appEnv, { input: await inputFor(args) });
  } finally {
    end();
  }
});
