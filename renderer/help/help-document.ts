import type { Link } from '#contract/ipc/links.ts';

/** Documents that Help shows, in the order of its list. Words: locale keys `help.document.*`. */
export const HELP_DOCUMENTS = ['guide', 'command-line', 'data', 'security', 'performance'] as const;
export type HelpDocumentName = (typeof HELP_DOCUMENTS)[number];

/** What stands in a line. There is no element that could hold markup, an address or a script. */
export type HelpInline =
  | string
  | { readonly is: 'strong' | 'em'; readonly inside: readonly HelpInline[] }
  | { readonly is: 'code'; readonly text: string }
  | {
      readonly is: 'link';
      readonly document: HelpDocumentName;
      /** Of a heading; null leads to the beginning. */
      readonly anchor: string | null;
      readonly inside: readonly HelpInline[];
    }
  | { readonly is: 'page'; readonly page: Link; readonly inside: readonly HelpInline[] };

export type HelpBlock =
  | {
      readonly is: 'heading';
      /** 1 to 3. */
      readonly level: number;
      readonly anchor: string;
      readonly inside: readonly HelpInline[];
    }
  | { readonly is: 'paragraph'; readonly inside: readonly HelpInline[] }
  | { readonly is: 'code'; readonly text: string }
  | { readonly is: 'list'; readonly ordered: boolean; readonly items: readonly HelpBlock[][] }
  | {
      readonly is: 'table';
      readonly head: readonly (readonly HelpInline[])[];
      readonly rows: readonly (readonly (readonly HelpInline[])[])[];
    }
  | {
      readonly is: 'picture';
      /** Address of the file in the program's own folder. */
      readonly source: string;
      readonly alt: string;
    };

/** A document as Help shows it, made of Markdown when the program is built. */
export type HelpDocument = readonly HelpBlock[];

/** A line without its marks. */
export const plainText = (inside: readonly HelpInline[]): string =>
  inside
    .map((one) =>
      typeof one === 'string' ? one : one.is === 'code' ? one.text : plainText(one.inside),
    )
    .join('');

/** All text of a block, for the search. */
export function textOfBlock(block: HelpBlock): string {
  switch (block.is) {
    case 'heading':
    case 'paragraph':
      return plainText(block.inside);
    case 'code':
      return block.text;
    case 'picture':
      return block.alt;
    case 'list':
      return block.items.map((item) => item.map(textOfBlock).join(' ')).join('\n');
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(plainText).join('  ')).join('\n');
  }
}
