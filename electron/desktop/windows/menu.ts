import { Menu, type MenuItemConstructorOptions } from 'electron';
import { type Language, translatorFor } from '../../app/language.ts';

/**
 * The program's own menu in place of Electron's, whose keys would zoom past the settings, reload the page
 * and open links to its website. The page's shortcuts do what a menu would; macOS alone needs one, for
 * editing, for its own Quit and for Help, which people look for there. SECURITY: the developer tools are for
 * developers of the page.
 */
export function setMenu(developing: boolean, language: Language, openHelp: () => void): void {
  const label = translatorFor(language)('nav.help');
  const mac: MenuItemConstructorOptions[] =
    process.platform === 'darwin'
      ? [
          { role: 'appMenu' },
          { role: 'editMenu' },
          { role: 'windowMenu' },
          { role: 'help', submenu: [{ label, click: openHelp }] },
        ]
      : [];
  const tools: MenuItemConstructorOptions[] = developing
    ? [{ label: 'Page', submenu: [{ role: 'forceReload' }, { role: 'toggleDevTools' }] }]
    : [];
  const items = [...mac, ...tools];
  Menu.setApplicationMenu(items.length > 0 ? Menu.buildFromTemplate(items) : null);
}
