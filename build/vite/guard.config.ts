import { defineConfig } from 'vite';
import { nodeBundle } from './node-bundle.ts';

/** What runs first, in a file of its own: nothing of main's is loaded before it has looked. */
export default defineConfig(nodeBundle('guard', 'electron/guard.ts'));
