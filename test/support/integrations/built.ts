import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../desktop/electron.ts';

/** What `npm run integrations` makes, before it is packed. */
export const COMPANION_MODULE = join(
  repositoryRoot,
  'integrations/companion-module/pkg/cdn-recorder/main.js',
);
export const STREAM_DECK_PLUGIN = join(
  repositoryRoot,
  'integrations/stream-deck-plugin/out/com.cdn-recorder.deck.sdPlugin',
);

/** For a hook that waits for `buildIntegrations`: their packages may have to come from the registry. */
export const BUILD_MS = 600_000;

/** Makes what is missing or has changed. @throws with the sentence of set-up where that cannot be done. */
export async function buildIntegrations(): Promise<void> {
  const program = join(repositoryRoot, 'build/setup/integrations.mjs');
  await promisify(execFile)(process.execPath, [program, '--if-needed']);
}
