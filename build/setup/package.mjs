// @ts-check
import { runForge } from './forge/forge.mjs';

/** `npm run package`: the app as it is handed out, in a folder. */
await runForge('package');
