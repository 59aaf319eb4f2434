import type { App } from 'electron';

/**
 * What the user of a screen reader sets for Chromium on Linux, which then joins the bus of assistive programs. Debian sets
 * other variables of the kind on every desktop, where the tree of a long list would cost everyone its memory.
 */
const WANTED = { name: 'ACCESSIBILITY_ENABLED', value: '1' } as const;

/**
 * Lets a screen reader on Linux read what is in the windows: on its own Electron shows it their frames alone. On the other
 * systems Chromium notices the reader by itself.
 *
 * @param app ready by now
 */
export function letScreenReaderIn(
  app: Pick<App, 'setAccessibilitySupportEnabled'>,
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): void {
  if (platform !== 'linux' || environment[WANTED.name] !== WANTED.value) return;
  app.setAccessibilitySupportEnabled(true);
}
