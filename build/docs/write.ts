import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GUIDES, withReturnCodes } from '../../test/support/guides.ts';
import { withPicture } from '../../test/support/source/picture.ts';

/** `npm run docs`: writes the generated parts of the documents. */
const inRoot = (path: string): string => join(import.meta.dirname, '..', '..', path);

function rewrite(path: string, change: (document: string) => string): void {
  writeFileSync(inRoot(path), change(readFileSync(inRoot(path), 'utf8')));
}

rewrite('docs/architecture.md', (document) => withPicture(document));
for (const guide of GUIDES) rewrite(guide.path, (document) => withReturnCodes(document, guide));
