import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { repositoryRoot } from '../desktop/electron.ts';

const FOLDER = join(repositoryRoot, 'out', 'e2e');

/** Keeps a picture of a page as a test saw it, for eyes that come later. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
}
