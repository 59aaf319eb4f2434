import { defineConfig } from 'vite';
import { pageBundle, ZOD } from './page-bundle.ts';

/**
 * The pages beside the window's: the one in which secrets are entered, the one that plays a file, the one that is
 * printed, and the one that sounds. The development server serves every page by this.
 */
export default defineConfig(
  pageBundle(['secrets.html', 'player.html', 'certificate.html', 'sound.html'], [ZOD]),
);
