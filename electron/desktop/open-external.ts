import { shell } from 'electron';
import { type Link, LOCAL_PAGES, type LocalPage } from '#contract/ipc/links.ts';
import { Refused } from '../recording/refused.ts';
import { ADDRESSES, type Installed, localPages } from './link-addresses.ts';

/**
 * SECURITY: the only way from this program to another one, with `openMedia`. The addresses, and the
 * files that come with the program, are written in link-addresses.ts and nowhere else, so that nothing which came
 * over a bridge can ever be one.
 *
 * @throws Refused when the system has nothing to open it with.
 */
export async function openLink(
  link: Link | LocalPage,
  installed: Installed = process,
): Promise<void> {
  if (!isLocal(link)) return openInBrowser(ADDRESSES[link]);
  // It answers with a reason where nothing opened, and throws nothing.
  if ((await shell.openPath(localPages(installed)[link])) !== '') {
    throw new Refused('browser-failed', 'No browser could be opened.');
  }
}

const isLocal = (link: Link | LocalPage): link is LocalPage =>
  (LOCAL_PAGES as readonly string[]).includes(link);

/**
 * SECURITY: a file's address came from a vendor. It leads to a web server, over http or https and without a login
 * in it, or it is not opened: other schemes start other programs. Which file is meant is a number of the list; no
 * page can name an address.
 *
 * @throws Refused for another address, and when the system has nothing to open it with.
 */
export async function openMedia(address: string): Promise<void> {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isWeb = url !== null && /^https?:$/.test(url.protocol) && url.hostname !== '';
  if (!isWeb || url.username !== '' || url.password !== '') {
    throw new Refused('file-without-address', 'This is no address of a web server.');
  }
  await openInBrowser(url.href);
}

async function openInBrowser(address: string): Promise<void> {
  try {
    await shell.openExternal(address);
  } catch {
    throw new Refused('browser-failed', 'No browser could be opened.');
  }
}
