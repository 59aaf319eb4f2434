// @ts-check
import { runForge } from './forge/forge.mjs';

/** `npm run make`: installers of the packaged app. */
await runForge('make');
