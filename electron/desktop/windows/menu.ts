import { Menu, type MenuItemConstructorOptions } from 'electron';

/**
 * The program's own menu in place of Electron's, whose keys would zoom past the settings, reload the page
 * and open links to its website. The page's shortcuts do what a menu would; macOS alone needs one, for
 * editing and for its own Quit. SECURITY: the developer tools are for developers of the page.
 */
export function setMenu(platform: NodeJS.Platform, developing: boolean): void {
  const mac: MenuItemConstructorOptions[] =
    platform === 'darwin'
      ? [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]
      : [];
  const tools: MenuItemConstructorOptions[] = developing
    ? [{ label: 'Page', submenu: [{ role: 'forceReload' }, { role: 'toggleDevTools' }] }]
    : [];
  const items = [...mac, ...tools];
  Menu.setApplicationMenu(items.length > 0 ? Menu.buildFromTemplate(items) : null);
}
