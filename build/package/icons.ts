import { join } from 'node:path';

/** The icons of installers, drawn by `npm run icons`. */
export const INSTALLER_ICONS = join(import.meta.dirname, 'icons');

/** Edges in pixels: what the hicolor theme asks of an application, and larger docks show. */
export const HICOLOR_SIZES = [16, 24, 32, 48, 64, 128, 256, 512] as const;

/** For electron-installer-debian and -redhat: each size with its file. */
export const hicolorIcons = (): Record<string, string> =>
  Object.fromEntries(
    HICOLOR_SIZES.map((size) => {
      const name = `${size}x${size}`;
      return [name, join(INSTALLER_ICONS, `${name}.png`)];
    }),
  );
