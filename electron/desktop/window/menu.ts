import { Menu } from 'electron';

/**
 * The keys of the window: editing, size of the text, minimise, close. Electron's own menu would add
 * reloading, the developer tools and links to its website.
 * SECURITY: those two are for who develops the page.
 */
export function setMenu(developing: boolean): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
      { role: 'editMenu' },
      {
        role: 'windowMenu',
        submenu: [
          { role: 'resetZoom' },
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          { role: 'togglefullscreen' },
          { role: 'minimize' },
          { role: 'close' },
        ],
      },
      ...(developing ? [{ role: 'viewMenu' } as const] : []),
    ]),
  );
}
