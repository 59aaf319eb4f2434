// @ts-check
import { registerHooks } from 'node:module';

/**
 * Preloaded (`--import`) for Companion's check of a module: that of 3.0.2 takes the address of a package (`file:…`) for
 * its path, and ends before it has looked at anything. Only that is another than in the tool.
 */
const TOOL = '/scripts/check-connection.js';
const ADDRESS = /import\.meta\.resolve\([^)]*\)/g;
const IMPORT = "import { fileURLToPath as pathOfAddress } from 'node:url';";

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!url.endsWith(TOOL)) return loaded;
    const source = String(loaded.source);
    const mended = source.replaceAll(ADDRESS, 'pathOfAddress($&)');
    if (mended === source) throw new Error('The tool is another one: look whether it needs this.');
    // An import holds wherever it stands; the first line is for the system.
    return { ...loaded, source: `${mended}\n${IMPORT}\n` };
  },
});
