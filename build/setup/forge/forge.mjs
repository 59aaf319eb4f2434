// @ts-check
import { ensureDependencies } from '../dependencies.mjs';
import { inProject, root } from '../paths.mjs';
import { withElectron } from '../prepare.mjs';
import { run } from '../processes.mjs';
import { runScript } from '../run-script.mjs';
import { ensureElectron } from '../runtime/electron.mjs';
import { forDownloads } from '../runtime/official.mjs';
import { during, Stop } from '../say.mjs';
import { ensureDebianPackages, isDebian } from '../system/debian.mjs';
import { hasDisplay } from '../system/display.mjs';
import { zipFolderFor } from './zip-folder.mjs';

/** @type {Readonly<Record<string, string>>} */
const labels = { package: 'Packaging the app', make: 'Making the installers' };

/**
 * `npm run package`: the app as it is handed out, in a folder; `npm run make`: installers of it. Everything that
 * Forge needs, and then Forge. What it made is printed on stdout, one path a line.
 */
await runScript(async () => {
  if (process.platform === 'linux' && isDebian()) {
    await ensureDebianPackages('package', hasDisplay());
  }
  const node = await ensureDependencies();
  const runtime = await ensureElectron(node);
  const zips = await zipFolderFor(runtime);
  const env = {
    ...withElectron(runtime, forDownloads(process.env)),
    ...(zips && { CDN_RECORDER_ELECTRON_ZIPS: zips }),
  };
  const [command = '', ...more] = process.argv.slice(2);
  const args = [inProject('build', 'setup', 'forge', 'run.mjs'), command, ...more];
  const result = await during(labels[command] ?? 'Running Forge', () =>
    run(node, args, { cwd: root, env, output: 'inherit' }),
  );
  if (result.code !== 0) {
    throw new Stop('Nothing was packaged (the reason is above): mend it, then start again.');
  }
});
