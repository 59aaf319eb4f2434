import {
  type HelpBlock,
  type HelpDocument,
  type HelpDocumentName,
  plainText,
  textOfBlock,
} from './help-document.ts';

/** A heading with what stands below it, up to the next one. */
export interface HelpSection {
  readonly document: HelpDocumentName;
  readonly anchor: string;
  readonly level: number;
  readonly title: string;
  readonly text: string;
}

export interface HelpHit {
  readonly section: HelpSection;
  /** Some text around the first word that was looked for. */
  readonly excerpt: string;
}

/** So many characters of an excerpt stand before the word, and after it. */
const BEFORE = 30;
const AFTER = 70;

/** The sections of a document, in their order. */
export function sectionsOf(document: HelpDocumentName, blocks: HelpDocument): HelpSection[] {
  const sections: { heading: Extract<HelpBlock, { is: 'heading' }>; texts: string[] }[] = [];
  for (const block of blocks) {
    if (block.is === 'heading') sections.push({ heading: block, texts: [] });
    else sections.at(-1)?.texts.push(textOfBlock(block));
  }
  return sections.map(({ heading: { anchor, level, inside }, texts }) => ({
    document,
    anchor,
    level,
    title: plainText(inside),
    text: texts.join('\n'),
  }));
}

/** The sections that hold every word of `wanted`, those with the first word in their title first. Pure. */
export function searchSections(sections: readonly HelpSection[], wanted: string): HelpHit[] {
  const words = normalized(wanted).split(/\s+/).filter(Boolean);
  const [first] = words;
  if (first === undefined) return [];
  const hits = sections.filter(({ title, text }) => {
    const all = normalized(`${title}\n${text}`);
    return words.every((word) => all.includes(word));
  });
  const inTitle = (section: HelpSection) => normalized(section.title).includes(first);
  return [...hits.filter(inTitle), ...hits.filter((section) => !inTitle(section))].map(
    (section) => ({ section, excerpt: excerptOf(section.text, first) }),
  );
}

/** Full-width letters and digits are found by plain ones, capital ones by small ones. */
const normalized = (text: string): string => text.normalize('NFKC').toLowerCase();

function excerptOf(text: string, word: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  const at = Math.max(0, line.toLowerCase().indexOf(word));
  const from = Math.max(0, at - BEFORE);
  const to = Math.min(line.length, at + word.length + AFTER);
  return `${from > 0 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`;
}
