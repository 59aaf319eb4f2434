import type { IpcMainInvokeEvent } from 'electron';
import type { Page } from '../contract/channels.ts';

/** The windows that are open now, by the page that each shows. */
export type OpenPages = Readonly<Record<Page, Electron.WebContents | null>>;

/**
 * SECURITY: a question counts only from the main frame of one of our own windows, and only while that
 * shows our page. `origin` is where pages come from, such as `app://cdn-recorder`.
 */
export function pageOf(
  { sender, senderFrame }: IpcMainInvokeEvent,
  open: OpenPages,
  origin: string,
): Page | null {
  // Custom schemes have an opaque origin in Node's URL, so the address itself is compared.
  const isOurs = senderFrame?.parent === null && senderFrame.url.startsWith(`${origin}/`);
  if (!isOurs) return null;
  if (sender === open.main) return 'main';
  return sender === open.secrets ? 'secrets' : null;
}
