import { originOf } from './origin.ts';

/** What is looked at of a message: the frame that sent it, and whose main frame it has to be. */
export interface Sent {
  readonly senderFrame: Electron.WebFrameMain | null;
  readonly sender: Electron.WebContents;
}

/** Where our pages come from, and the origin that their documents have. */
export interface PageOrigin {
  readonly address: string;
  /** `null` in letters for a sandboxed document; a development server's has its own. */
  readonly document: string;
}

/**
 * SECURITY: whether a message comes from the page itself: the main frame, at an address that is ours and with
 * the origin that we give it, both to the letter. The origin alone would trust any sandboxed page, the address alone
 * one that has lost its sandbox, and has storage by that. The path proves nothing.
 */
export function isFromOurPage(
  { senderFrame, sender }: Sent,
  { address, document }: PageOrigin,
): boolean {
  return (
    senderFrame !== null &&
    senderFrame.parent === null &&
    senderFrame === sender.mainFrame &&
    senderFrame.origin === document &&
    originOf(senderFrame.url) === address
  );
}
