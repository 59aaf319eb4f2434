// @ts-check
import { ensureDependencies } from './dependencies.mjs';
import { ensureIntegrations } from './integrations/ensure.mjs';
import { runScript } from './run-script.mjs';

/**
 * `npm run integrations`: checks, builds and packs what is handed out for other programs, into `out/integrations/`.
 * With `--if-needed` nothing is done where it is there and no source has changed, as tests ask for it.
 */
await runScript(async () => {
  const node = await ensureDependencies();
  await ensureIntegrations(node, { always: !process.argv.includes('--if-needed') });
});
