import { marked, type Token, type Tokens } from 'marked';
import type { Link } from '#contract/ipc/links.ts';
import {
  HELP_DOCUMENTS,
  type HelpBlock,
  type HelpDocument,
  type HelpDocumentName,
  type HelpInline,
} from '../../renderer/help/help-document.ts';
import { anchorOf } from './anchor.ts';

export interface HelpSource {
  /** Path of the document from the repository's root, for messages. */
  readonly path: string;
  readonly markdown: string;
  /** Addresses that main opens in a browser, by what the window calls them. */
  readonly pages: Readonly<Record<Link, string>>;
  /** The address at which the window finds a picture of the document. */
  picture(path: string): string;
}

/**
 * A document as Help shows it. Nothing passes that Help does not know: raw HTML, and links to pages that main
 * does not open, end the build.
 *
 * @throws Error that names the document and what is not taken.
 */
export function helpTree(source: HelpSource): HelpDocument {
  const refuse = (what: string): never => {
    throw new Error(`${source.path}: Help cannot show ${what}`);
  };
  return new TreeMaker(source, refuse).blocks(marked.lexer(source.markdown));
}

class TreeMaker {
  readonly #source: HelpSource;
  readonly #refuse: (what: string) => never;

  constructor(source: HelpSource, refuse: (what: string) => never) {
    this.#source = source;
    this.#refuse = refuse;
  }

  blocks(tokens: readonly Token[]): HelpBlock[] {
    return tokens.flatMap((token) => this.#block(token as Tokens.Generic));
  }

  #block(token: Tokens.Generic): HelpBlock[] {
    switch (token.type) {
      case 'space':
        return [];
      case 'heading': {
        const { depth, tokens = [], text } = token as Tokens.Heading;
        return [
          { is: 'heading', level: depth, anchor: anchorOf(text), inside: this.#line(tokens) },
        ];
      }
      case 'paragraph':
      case 'text':
        return this.#paragraph(token.tokens ?? [token as Token]);
      case 'code':
        return [{ is: 'code', text: token.text }];
      case 'list': {
        const { ordered, items } = token as Tokens.List;
        return [{ is: 'list', ordered, items: items.map(({ tokens }) => this.blocks(tokens)) }];
      }
      case 'table': {
        const { header, rows } = token as Tokens.Table;
        return [
          {
            is: 'table',
            head: header.map(({ tokens }) => this.#line(tokens)),
            rows: rows.map((row) => row.map(({ tokens }) => this.#line(tokens))),
          },
        ];
      }
      default:
        return this.#refuse(`${token.type}: ${token.raw}`);
    }
  }

  /** A picture stands alone; the way to the other language is the window's own. */
  #paragraph(tokens: readonly Token[]): HelpBlock[] {
    const [only] = tokens;
    if (tokens.length === 1 && only?.type === 'image') {
      const { href, text } = only as Tokens.Image;
      return [{ is: 'picture', source: this.#source.picture(href), alt: text }];
    }
    if (tokens.length === 1 && only?.type === 'link' && this.#isTwin(only as Tokens.Link)) {
      return [];
    }
    return [{ is: 'paragraph', inside: this.#line(tokens) }];
  }

  #isTwin({ href }: Tokens.Link): boolean {
    const own = this.#source.path.split('/').at(-1) ?? '';
    return href !== own && href.replace('.zh-CN', '') === own.replace('.zh-CN', '');
  }

  #line(tokens: readonly Token[]): HelpInline[] {
    return tokens.flatMap((token) => this.#inline(token as Tokens.Generic));
  }

  #inline(token: Tokens.Generic): HelpInline[] {
    switch (token.type) {
      case 'text':
        if (token.tokens) return this.#line(token.tokens);
        // A character reference would be shown as it is written.
        return /&#?\w+;/.test(token.text) ? this.#refuse(token.raw) : [token.text];
      case 'escape':
        return [token.text];
      case 'codespan':
        return [{ is: 'code', text: token.text }];
      case 'strong':
      case 'em':
        return [{ is: token.type, inside: this.#line(token.tokens ?? []) }];
      case 'link':
        return this.#link(token as Tokens.Link);
      default:
        return this.#refuse(`${token.type}: ${token.raw}`);
    }
  }

  #link({ href, tokens, raw }: Tokens.Link): HelpInline[] {
    const inside = this.#line(tokens);
    if (/^[a-z][a-z+.-]*:/i.test(href)) {
      const page = (Object.keys(this.#source.pages) as Link[]).find(
        (name) => this.#source.pages[name] === href,
      );
      return page ? [{ is: 'page', page, inside }] : this.#refuse(`link: ${raw}`);
    }
    const [file = '', anchor = null] = decodeURI(href).split('#');
    const document = documentOf(file === '' ? this.#source.path : file);
    // What is not in Help, such as a decision, is for readers of the sources.
    return document ? [{ is: 'link', document, anchor, inside }] : inside;
  }
}

/** The document that a file of this name is, in any language. */
function documentOf(path: string): HelpDocumentName | undefined {
  const name = /^(?:docs\/)?([a-z-]+)(?:\.zh-CN)?\.md$/.exec(path)?.[1];
  return HELP_DOCUMENTS.find((one) => one === name);
}
