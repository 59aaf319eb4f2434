import type { Page } from 'playwright';

declare global {
  interface Window {
    copied: string[];
  }
}

/** Keeps what the page copies from now on: the display of a test has no clipboard to read. */
export const watchCopies = (page: Page) =>
  page.evaluate(() => {
    window.copied = [];
    const clipboard = { writeText: async (text: string) => void window.copied.push(text) };
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
  });

export const copies = (page: Page): Promise<string[]> => page.evaluate(() => window.copied);
