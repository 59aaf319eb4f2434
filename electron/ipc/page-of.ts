import type { Page } from '#contract/ipc/channels.ts';

/** The windows that are open now, by the page that each shows. */
export type OpenPages = Readonly<Record<Page, Electron.WebContents | null>>;

/** SECURITY: which of our windows asks: each channel says which of them may. Null for any other. */
export function pageOf(sender: Electron.WebContents, open: OpenPages): Page | null {
  if (sender === open.main) return 'main';
  return sender === open.secrets ? 'secrets' : null;
}
