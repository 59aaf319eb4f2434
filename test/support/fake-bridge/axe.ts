import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Text at 7:1 (WCAG 1.4.6), which axe-core asks for only when told to. */
const HIGH_CONTRAST = { rules: { 'color-contrast-enhanced': { enabled: true } } };

/**
 * What axe-core finds wrong with the page as it is now: rule and element, a line each. A page in high
 * contrast is held to it.
 */
export async function violations(page: Page): Promise<string[]> {
  await atRest(page);
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

/** Waits until nothing fades or slides any more: it has another contrast, and another place, meanwhile. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resume) => requestAnimationFrame(resume));
    const isMoving = () =>
      document
        .getAnimations()
        .some(
          ({ effect, playState }) =>
            playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
        );
    // A transition begins some frames after what made it.
    for (let still = 0; still < 5; still = isMoving() ? 0 : still + 1) await frame();
  });
}
