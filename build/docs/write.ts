import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withPicture } from '../../test/support/source/picture.ts';

/** `npm run docs`: writes the generated parts of the documents. */
const ARCHITECTURE = join(import.meta.dirname, '..', '..', 'docs', 'architecture.md');
writeFileSync(ARCHITECTURE, withPicture(readFileSync(ARCHITECTURE, 'utf8')));
