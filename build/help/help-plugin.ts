import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Plugin } from 'vite';
import { ADDRESSES } from '../../electron/desktop/link-addresses.ts';
import { helpTree } from './help-tree.ts';

/** Makes modules of the documents, each with its pictures: `import('../../docs/guide.md')`. */
export function helpDocuments(): Plugin {
  return {
    name: 'help-documents',
    enforce: 'pre',
    async load(id) {
      // The development server may leave its own query at the end.
      const [path = ''] = id.split('?import');
      if (!path.endsWith('.md')) return null;
      return { code: moduleOf(`docs/${basename(path)}`, await readFile(path, 'utf8')), map: null };
    },
  };
}

/** The document as a module: data, and an import for each picture. */
export function moduleOf(path: string, markdown: string): string {
  const pictures: string[] = [];
  const placeholder = (index: number) => `\0picture${index}\0`;
  const tree = helpTree({
    path,
    markdown,
    pages: ADDRESSES,
    picture: (picture) => placeholder(pictures.push(picture) - 1),
  });
  const imports = pictures.map(
    (picture, index) => `import picture${index} from ${JSON.stringify(`./${picture}?url`)};`,
  );
  const data = pictures.reduce(
    (text, _picture, index) => text.replace(JSON.stringify(placeholder(index)), `picture${index}`),
    JSON.stringify(tree),
  );
  return [...imports, `export default ${data};`].join('\n');
}
