import { originOf } from '../desktop/window/origin.ts';

/** What is looked at of a message: the frame that sent it, and whose main frame it has to be. */
export interface Sent {
  readonly senderFrame: Electron.WebFrameMain | null;
  readonly sender: Electron.WebContents;
}

/**
 * SECURITY: whether a message comes from the page itself: the main frame, with an origin that is ours to
 * the letter. `origin` alone would trust a blank page that inherits it, the address alone a sandboxed
 * page that has lost it. The path proves nothing: a page can write any of its origin's into its address.
 */
export function isFromOurPage({ senderFrame, sender }: Sent, origin: string): boolean {
  return (
    senderFrame !== null &&
    senderFrame.parent === null &&
    senderFrame === sender.mainFrame &&
    senderFrame.origin === origin &&
    originOf(senderFrame.url) === origin
  );
}
