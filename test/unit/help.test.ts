import { describe, expect, test } from 'vitest';
import { LINKS } from '#contract/ipc/links.ts';
import { moduleOf } from '../../build/help/help-plugin.ts';
import { helpTree } from '../../build/help/help-tree.ts';
import { bundleSources } from '../../build/setup/bundle/sources.mjs';
import { ADDRESSES } from '../../electron/desktop/link-addresses.ts';
import {
  HELP_DOCUMENTS,
  type HelpBlock,
  type HelpDocument,
  type HelpInline,
  textOfBlock,
} from '../../renderer/help/help-document.ts';
import { helpPlace, hrefOfHelp } from '../../renderer/help/place.ts';
import { type HelpSection, searchSections, sectionsOf } from '../../renderer/help/search.ts';
import { placeOf } from '../../renderer/shared/navigation.ts';
import { readDocument } from '../support/documents.ts';

const treeOf = (markdown: string, path = 'docs/guide.md'): HelpDocument =>
  helpTree({ path, markdown, pages: ADDRESSES, picture: (picture) => `at:${picture}` });

/** Every line of a document, headings and cells included. */
const linesOf = (block: HelpBlock): (readonly HelpInline[])[] => {
  if (block.is === 'list') return block.items.flat().flatMap(linesOf);
  if (block.is === 'table') return [block.head, ...block.rows].flat();
  return 'inside' in block ? [block.inside] : [];
};
const inlinesOf = (line: readonly HelpInline[]): HelpInline[] =>
  line.flatMap((one) =>
    typeof one === 'object' && 'inside' in one ? [one, ...inlinesOf(one.inside)] : [one],
  );

const ALL = HELP_DOCUMENTS.flatMap((name) =>
  ['', '.zh-CN'].map((language) => ({ name, path: `docs/${name}${language}.md` })),
);

describe('Markdown becomes elements that Help knows', () => {
  test('headings, lines, lists, tables, code and pictures', () => {
    const markdown = [
      '# The `code` of it',
      '[中文](guide.zh-CN.md)',
      'One **bold** and *slanted*, `--exit` and a \\*.',
      '![A board](images/board.png)',
      '1. first\n2. second',
      '| a | b |\n|---|---|\n| `x` | y |',
      '```sh\nnpm start  # <b>\n```',
    ].join('\n\n');
    expect(treeOf(markdown)).toEqual([
      {
        is: 'heading',
        level: 1,
        anchor: 'the-code-of-it',
        inside: ['The ', { is: 'code', text: 'code' }, ' of it'],
      },
      {
        is: 'paragraph',
        inside: [
          'One ',
          { is: 'strong', inside: ['bold'] },
          ' and ',
          { is: 'em', inside: ['slanted'] },
          ', ',
          { is: 'code', text: '--exit' },
          ' and a ',
          '*',
          '.',
        ],
      },
      { is: 'picture', source: 'at:images/board.png', alt: 'A board' },
      {
        is: 'list',
        ordered: true,
        items: [
          [{ is: 'paragraph', inside: ['first'] }],
          [{ is: 'paragraph', inside: ['second'] }],
        ],
      },
      {
        is: 'table',
        head: [['a'], ['b']],
        rows: [[[{ is: 'code', text: 'x' }], ['y']]],
      },
      { is: 'code', text: 'npm start  # <b>' },
    ]);
  });

  test.each([
    '<img src=x onerror=alert(1)>',
    'a <b>word</b>',
    '<script>1</script>',
    '<!-- note -->',
    'a &lt;b&gt;',
    '[x](javascript:alert(1))',
    '[x](file:///etc/passwd)',
    '[x](https://elsewhere.example/)',
    '<https://elsewhere.example/>',
    'a picture ![x](y.png) in a line',
    '> quoted',
    '---',
  ])('%s ends the build', (markdown) => {
    expect(() => treeOf(markdown)).toThrow('docs/guide.md: Help cannot show');
  });

  test('links lead to documents of Help, to pages that main opens, or nowhere', () => {
    const inside = (markdown: string) => treeOf(markdown)[0];
    expect(inside('[a](data.zh-CN.md#备份)')).toMatchObject({
      inside: [{ is: 'link', document: 'data', anchor: '备份', inside: ['a'] }],
    });
    expect(inside('see [a](#on-air)')).toMatchObject({
      inside: ['see ', { is: 'link', document: 'guide', anchor: 'on-air' }],
    });
    expect(inside(`[a](${ADDRESSES.console})`)).toMatchObject({
      inside: [{ is: 'page', page: 'console', inside: ['a'] }],
    });
    expect(inside('see [a](decisions/0001-counts-are-per-row.md)')).toEqual({
      is: 'paragraph',
      inside: ['see ', 'a'],
    });
  });

  test('a picture is a file of the bundle', () => {
    const code = moduleOf('docs/guide.md', '![a "b" \\0](images/x.png)\n\n![c](images/y.png)');
    expect(code).toContain('import picture0 from "./images/x.png?url";');
    expect(code).toContain('"source":picture1,"alt":"c"');
    expect(code).not.toContain('\\u0000');
  });
});

describe.each(ALL)('$path', ({ path, name }) => {
  const tree = treeOf(readDocument(path), path);

  test('is shown whole', () => {
    expect(tree.length).toBeGreaterThan(10);
    const text = tree.map(textOfBlock).join('\n');
    for (const span of readDocument(path).matchAll(/`([^`\n]+)`/g)) expect(text).toContain(span[1]);
  });

  test('has a name of its own for each heading', () => {
    const anchors = sectionsOf(name, tree).map(({ anchor }) => anchor);
    expect(new Set(anchors).size).toBe(anchors.length);
  });

  test('leads to headings that are there', () => {
    const language = path.includes('zh-CN') ? '.zh-CN' : '';
    const links = tree
      .flatMap(linesOf)
      .flatMap(inlinesOf)
      .flatMap((one) => (typeof one === 'object' && one.is === 'link' ? [one] : []));
    const dead = links.filter(({ document, anchor }) => {
      if (anchor === null) return false;
      const other = `docs/${document}${language}.md`;
      const sections = sectionsOf(document, treeOf(readDocument(other), other));
      return !sections.some((section) => section.anchor === anchor);
    });
    expect(dead).toEqual([]);
  });

  test('is a source of the bundle', () => {
    expect(bundleSources).toContain(path);
  });
});

test('every page that a document leads to has a name in the window', () => {
  const pages = ALL.flatMap(({ path }) => treeOf(readDocument(path), path))
    .flatMap(linesOf)
    .flatMap(inlinesOf)
    .flatMap((one) => (typeof one === 'object' && one.is === 'page' ? [one.page] : []));
  expect(pages.length).toBeGreaterThan(0);
  expect(pages.filter((page) => !LINKS.includes(page))).toEqual([]);
});

describe('addresses of Help', () => {
  test.each([
    ['guide', null],
    ['command-line', 'exit-codes'],
    ['data', '备份'],
  ] as const)('of %s, %s', (document, anchor) => {
    const { section, part, item } = placeOf(hrefOfHelp(document, anchor));
    expect(section).toBe('help');
    expect(helpPlace(part, item)).toEqual({ document, anchor });
  });

  test('that name nothing lead to the guide', () => {
    expect(helpPlace(null, null)).toEqual({ document: 'guide', anchor: null });
    expect(helpPlace('nowhere', 'x')).toEqual({ document: 'guide', anchor: null });
    expect(helpPlace('data', '%E0%A4%A')).toEqual({ document: 'data', anchor: null });
  });
});

describe('the search', () => {
  const section = (title: string, text: string): HelpSection => ({
    ...{ document: 'guide', anchor: title, level: 2, title, text },
  });
  const sections = [
    section('Network', 'The proxy of the system.'),
    section('Proxy login', 'A name and a password.'),
    section('返回码', '1000 请求失败，录制任务可能已创建。'),
  ];
  const titles = (wanted: string) =>
    searchSections(sections, wanted).map((hit) => hit.section.title);

  test('finds all words, in any case and width, titles first', () => {
    expect(titles('PROXY')).toEqual(['Proxy login', 'Network']);
    expect(titles('system proxy')).toEqual(['Network']);
    expect(titles('１０００')).toEqual(['返回码']);
    expect(titles('录制任务')).toEqual(['返回码']);
    expect(titles('proxy 1000')).toEqual([]);
    expect(titles('  ')).toEqual([]);
  });

  test('shows the words around the first one', () => {
    const [hit] = searchSections(
      [section('a', `${'x '.repeat(50)}needle ${'y '.repeat(60)}`)],
      'needle',
    );
    expect(hit?.excerpt).toMatch(/^…(?:x )+needle (?:y )+y?…$/);
  });
});
