// @ts-check
import { runDesktopScript } from './desktop-script.mjs';

/** `npm run screenshots`: pictures of every view. */
await runDesktopScript('test/screenshots/main.ts');
