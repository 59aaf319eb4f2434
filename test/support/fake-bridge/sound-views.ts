import { expect } from 'vitest';
import { violations } from './axe.ts';
import type { FakeWindow } from './open-page.ts';
import type { Appearance, View } from './view.ts';
import { showView, VIEWS } from './views.ts';

/** As small as each page's window goes. */
const SMALLEST = {
  main: { width: 720, height: 480 },
  secrets: { width: 400, height: 420 },
};
/** What is left of the smallest main window where everything is twice its size. */
const SMALLEST_AT_200 = { width: 360, height: 240 };

/** Each language once and each theme once: what a language can break and what a theme can break do not meet. */
export const APPEARANCES: readonly Appearance[] = [
  { language: 'en', theme: 'light' },
  { language: 'zh-CN', theme: 'dark' },
  { language: 'en', theme: 'high-contrast' },
];

/** One of each section, for the short run; the long one looks at all of them in every appearance. */
export const ONE_OF_EACH: ReadonlySet<string> = new Set([
  'first-start',
  'presets',
  'board-rows',
  'wall-groups',
  'question-start',
  'preset-editor-mistakes',
  'run-mixed',
  'on-air',
  'history',
  'files',
  'agenda-trouble',
  'call-unknown',
  'settings',
  'help',
  'palette',
  'damaged',
  'secrets-unlock',
]);
export const SOME_VIEWS = VIEWS.filter(({ name }) => ONE_OF_EACH.has(name)).map((shown, index) => {
  const appearance = APPEARANCES[index % APPEARANCES.length] ?? { language: 'en', theme: 'light' };
  return { name: shown.name, shown, appearance, ...appearance };
});

/** In the smallest window: accessible, nothing wider than the window, and no complaint of the page's policy. */
export async function expectSound(
  view: FakeWindow,
  shown: View,
  appearance: Appearance,
): Promise<void> {
  const { page } = view;
  await showView(shown, appearance, {
    page,
    show: (seed) => view.show(seed, SMALLEST[seed.page ?? 'main']),
  });
  expect(await violations(page)).toEqual([]);
  expect(await tooWide(view)).toEqual([]);
  expect(view.complaints.splice(0)).toEqual([]);
}

/** The same at twice its size. The window for secrets is left out: it opens larger where text is larger. */
export async function expectToFitAt200(
  view: FakeWindow,
  shown: View,
  appearance: Appearance,
): Promise<void> {
  const { page } = view;
  let isMain = true;
  await showView(shown, appearance, {
    page,
    show: (seed) => {
      isMain = seed.page !== 'secrets';
      return view.show(seed, isMain ? SMALLEST_AT_200 : SMALLEST.secrets);
    },
  });
  expect(await tooWide(view)).toEqual([]);
}

const tooWide = ({ page }: FakeWindow): Promise<string[]> =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, nav, [role=dialog]')]
      .filter((element) => element.scrollWidth > element.clientWidth)
      .map((element) => element.outerHTML.slice(0, 80)),
  );
