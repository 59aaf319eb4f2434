import { leaveBuses } from '../../electron/control/command-line/headless-bus.ts';

/**
 * Prints, as JSON, what is to change in the environment of an app with these arguments, so that Chromium
 * stays off the buses that a run without tray and window does not need. TypeScript of the app's own: the
 * tools' Node runs it.
 */
const env = { ...process.env };
leaveBuses(env, process.argv.slice(2));
const changed = Object.entries(env).filter(([name, value]) => value !== process.env[name]);
process.stdout.write(JSON.stringify(Object.fromEntries(changed)));
