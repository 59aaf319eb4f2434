// @ts-check
import { spawn } from 'node:child_process';
import { createServer } from 'vite';
import { inProject } from '../paths.mjs';
import { signalExitCode } from '../processes.mjs';
import { say } from '../say.mjs';
import { createRestarter } from './restarter.mjs';
import { watchMain } from './watch.mjs';

/**
 * The development loop, on the tools' Node: the page comes from Vite's server and reloads in place,
 * a change in main, preload or worker restarts the app. Arguments: Electron's own command line.
 */
const [executable = '', ...args] = process.argv.slice(2);

const server = await createServer({
  configFile: inProject('build', 'vite', 'renderer.config.ts'),
  logLevel: 'warn',
  // SECURITY: loopback only, so that no other machine on this network can read the sources.
  server: { host: '127.0.0.1', port: 5173 },
});
await server.listen();
const url = server.resolvedUrls?.local[0];
if (!url) throw new Error('the development server has no address');

/** @returns {import('./restarter.mjs').Running} */
function launch() {
  const env = { ...process.env, CDN_RECORDER_DEV_SERVER: url };
  const app = spawn(executable, args, {
    env,
    stdio: 'inherit',
    detached: process.platform !== 'win32',
  });
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => {
    app.once('exit', (code, signal) => resolve(signal ? signalExitCode(signal) : (code ?? 1)));
    app.once('error', () => resolve(1));
  });
  return { ended, end: () => app.kill('SIGTERM') };
}

const restarter = createRestarter(launch, (code) => process.exit(code));
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, async () => {
    await restarter.stop();
    process.exit(signalExitCode(signal));
  });
}
await watchMain(() => {
  say('Restarting the app');
  restarter.restart();
});
say(`The page is served from ${url}`);
await restarter.restart();
