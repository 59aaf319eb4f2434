import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ANIMATED_MS = 300;

/** Text at 7:1 (WCAG 1.4.6), which axe-core asks for only when told to. */
const HIGH_CONTRAST = { rules: { 'color-contrast-enhanced': { enabled: true } } };

/**
 * What axe-core finds wrong with the page as it is now: rule and element, a line each. A page in high
 * contrast is held to it.
 */
export async function violations(page: Page): Promise<string[]> {
  // What is still fading in has another contrast than it will have.
  await page.waitForTimeout(ANIMATED_MS);
  await page.evaluate(source);
  const results = await page.evaluate((highContrast) => {
    const { axe } = window as unknown as {
      axe: { run(root: Document, options: object): Promise<AxeResults> };
    };
    return axe.run(
      document,
      document.documentElement.dataset.contrast === 'more' ? highContrast : {},
    );
  }, HIGH_CONTRAST);
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
