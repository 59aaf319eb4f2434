// @ts-check
import { runDesktopScript } from './desktop-script.mjs';

/** `npm run bench`: the figures that the project is held to. */
await runDesktopScript('test/bench/main.ts');
