import { defineConfig } from 'vite';
import { nodeBundle } from './node-bundle.ts';

/** What `npm start` does of the program's own before it starts it: set-up's Node reads no TypeScript. */
export default defineConfig(
  nodeBundle('launcher', 'electron/control/command-line/headless-bus.ts'),
);
