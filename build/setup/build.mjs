// @ts-check
import { ensureBundle } from './bundle/bundle.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { runScript } from './run-script.mjs';

/** `npm run build`: the bundle, whether or not the sources have changed. */
await runScript(async () => {
  await ensureBundle(await ensureDependencies(), { always: true });
});
