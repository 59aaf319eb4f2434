import { hrefOf } from '../shared/navigation.ts';
import { HELP_DOCUMENTS, type HelpDocumentName } from './help-document.ts';

export interface HelpPlace {
  readonly document: HelpDocumentName;
  /** Of a heading; null at the beginning. */
  readonly anchor: string | null;
}

/** The address of a document in Help, or of a heading of it. */
export const hrefOfHelp = (document: HelpDocumentName, anchor: string | null): string =>
  anchor === null ? hrefOf('help', document) : hrefOf('help', document, encodeURIComponent(anchor));

/** What an address of Help names; an unknown document is the guide. Pure. */
export function helpPlace(part: string | null, item: string | null): HelpPlace {
  const document = HELP_DOCUMENTS.find((name) => name === part) ?? 'guide';
  return { document, anchor: document === part && item !== null ? decoded(item) : null };
}

function decoded(item: string): string | null {
  try {
    return decodeURIComponent(item);
  } catch {
    return null;
  }
}

/** Headings of a document have names of their own among all that is on the page. */
export const elementId = (anchor: string): string => `help:${anchor}`;

/** Brings a heading to the top, and goes on from there with the next Tab; nothing where there is none. */
export function showAnchor(anchor: string | null): void {
  const heading = anchor === null ? null : document.getElementById(elementId(anchor));
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}
