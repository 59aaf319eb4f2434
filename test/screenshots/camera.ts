import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { LOCALES } from '#contract/locales/index.ts';
import type { LaunchedApp } from '../support/desktop/app.ts';
import { APPEARANCES, type Appearance, type Size, USUAL } from './appearances.ts';
import { ask } from './ask.ts';

/** Takes a view in every appearance and keeps the list of what was taken. */
export class Camera {
  readonly taken: string[] = [];
  readonly #folder: string;
  readonly #only: ReadonlySet<string> | null;

  /**
   * Removes an earlier run's pictures: what lies there afterwards is of this one.
   * @param only the files to take; null for all
   */
  constructor(folder: string, only: ReadonlySet<string> | null = null) {
    this.#folder = folder;
    this.#only = only;
    mkdirSync(folder, { recursive: true });
    const endings = APPEARANCES.map(endingOf);
    for (const file of readdirSync(folder)) {
      if (endings.some((ending) => file.endsWith(ending))) rmSync(join(folder, file));
    }
  }

  /** The page is left in the first appearance, in which scenes find their way by its words. */
  async shoot(
    app: LaunchedApp,
    page: Page,
    view: string,
    size: Size = USUAL,
    appearances: readonly Appearance[] = APPEARANCES,
  ): Promise<void> {
    const wanted = appearances.filter((appearance) => this.#takes(view, appearance));
    if (wanted.length === 0) return;
    await resize(app, page, size);
    await this.#shootAll(page, view, (appearance) => dress(page, appearance), wanted);
    await resize(app, page, USUAL);
  }

  /** The window for secrets as it opens: it may change no setting, so the main page dresses it. */
  async shootSecrets(main: Page, secrets: Page, view: string): Promise<void> {
    const wanted = APPEARANCES.filter((appearance) => this.#takes(view, appearance));
    if (wanted.length === 0) return;
    const wear = async (appearance: Appearance) => {
      await ask(main, 'settings.save', appearance);
      await shows(secrets, appearance);
    };
    await this.#shootAll(secrets, view, wear, wanted);
  }

  #takes(view: string, appearance: Appearance): boolean {
    return this.#only?.has(view + endingOf(appearance)) ?? true;
  }

  async #shootAll(
    page: Page,
    view: string,
    wear: (appearance: Appearance) => Promise<void>,
    appearances: readonly Appearance[],
  ): Promise<void> {
    // Nothing is under the pointer: a picture shows the page, not the hand.
    await page.mouse.move(0, 0);
    for (const appearance of appearances) {
      await wear(appearance);
      const path = join(this.#folder, view + endingOf(appearance));
      await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
      this.taken.push(path);
    }
    const [first] = APPEARANCES;
    if (first) await wear(first);
  }
}

const endingOf = ({ language, theme }: Appearance): string => `-${language}-${theme}.png`;

async function resize({ app }: LaunchedApp, page: Page, size: Size): Promise<void> {
  const url = page.url();
  await app.evaluate(
    ({ BrowserWindow }, [shown, { width, height }]) => {
      const windows = BrowserWindow.getAllWindows();
      const one = windows.find(({ webContents }) => webContents.getURL() === shown);
      one?.setContentSize(width, height);
    },
    [url, size] as const,
  );
  await page.waitForFunction(
    ({ width, height }) => window.innerWidth === width && window.innerHeight === height,
    size,
  );
}

/** Changes language and theme and waits until the page shows both. */
async function dress(page: Page, appearance: Appearance): Promise<void> {
  await ask(page, 'settings.save', appearance);
  await page
    .getByRole('navigation', { name: LOCALES[appearance.language]['nav.label'] })
    .getByText(LOCALES[appearance.language]['nav.presets'], { exact: true })
    .waitFor();
  await shows(page, appearance);
}

async function shows(page: Page, appearance: Appearance): Promise<void> {
  await page.waitForFunction(({ language, theme }) => {
    const { lang, dataset } = document.documentElement;
    const isHigh = theme === 'high-contrast';
    const scheme = isHigh ? 'dark' : theme;
    const contrast = isHigh ? 'more' : 'usual';
    return (
      lang === language && dataset.mantineColorScheme === scheme && dataset.contrast === contrast
    );
  }, appearance);
  await page.evaluate(
    () => new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume))),
  );
}
