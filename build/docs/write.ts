import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import electron from 'electron/package.json' with { type: 'json' };
import { GUIDES, withReturnCodes } from '../../test/support/guides.ts';
import { withPicture } from '../../test/support/source/picture.ts';
import { readHistory, writeHistory } from '../apis/history.ts';
import { apisPage } from '../apis/page.ts';
import { usedApis } from '../apis/uses.ts';

/** `npm run docs`: writes the generated parts of the documents. */
const inRoot = (path: string): string => join(import.meta.dirname, '..', '..', path);

function rewrite(path: string, change: (document: string) => string): void {
  writeFileSync(inRoot(path), change(readFileSync(inRoot(path), 'utf8')));
}

rewrite('docs/architecture.md', (document) => withPicture(document));
for (const guide of GUIDES) rewrite(guide.path, (document) => withReturnCodes(document, guide));

const uses = usedApis();
const ofElectron = uses.filter(({ source }) => source === 'electron').map(({ name }) => name);
const major = Number.parseInt(electron.version, 10);
const known = readHistory();
const isWhole = ofElectron.every((name) => name in known.apis);
if (known.until !== major || !isWhole) writeHistory(ofElectron, major);
writeFileSync(inRoot('docs/apis.md'), apisPage(uses, readHistory().apis));
