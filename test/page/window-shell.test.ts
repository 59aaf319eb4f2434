import type { Page } from 'playwright';
import { beforeEach, describe, expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import { INITIAL_SETTINGS } from '../../electron/storage/settings.ts';
import { violations } from '../support/fake-bridge/axe.ts';
import { type FakeWindow, windowForTests } from '../support/fake-bridge/open-page.ts';
import { boardSeed, firstStartSeed } from '../support/fake-bridge/seeds.ts';

const TEXTS = LOCALES.en;
const BLACK = 'rgb(0, 0, 0)';

let view: FakeWindow;
let page: Page;

windowForTests((opened) => {
  view = opened;
  page = view.page;
});

const asked = (channel: string) => view.asked(channel);
const settings = () => page.evaluate(() => window.fakeBridge.state.settings);
const press = (keys: string) => page.keyboard.press(keys);
const focusedLabel = () =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
  );
const heading = (name: string, level: number) => page.getByRole('heading', { name, level });
const dialog = () => page.getByRole('dialog');
const chosen = () => page.getByRole('option', { selected: true }).innerText();

async function openPalette(typed = ''): Promise<void> {
  await press('Control+k');
  await page.getByRole('combobox').waitFor();
  await page.keyboard.type(typed);
}

test('a place that was requested before the page listened is shown', async () => {
  await view.show({ ...boardSeed(), place: { section: 'history', parts: [] } });
  await heading(TEXTS['nav.history'], 1).waitFor();
});

describe('contrast', () => {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const contrastIs = (value: 'more' | 'usual') =>
    page.locator(`html[data-contrast="${value}"]`).waitFor({ state: 'attached' });
  const system = () =>
    view.show(boardSeed({ settings: { ...INITIAL_SETTINGS, theme: 'system', welcomed: true } }));

  test.each(['light', 'dark'] as const)(
    'the system’s wish for more of it is heard while the window is open, in %s',
    { tags: ['slow'] },
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme, contrast: 'no-preference' });
      await system();
      await contrastIs('usual');
      await page.emulateMedia({ colorScheme, contrast: 'more' });
      await contrastIs('more');
      expect(await ground()).toBe(colorScheme === 'dark' ? BLACK : 'rgb(255, 255, 255)');
      expect(await violations(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: null, contrast: null });
    },
  );

  test('colours that the desktop forces leave what is chosen and what has the focus to be seen', {
    tags: ['slow'],
  }, async () => {
    await page.emulateMedia({ forcedColors: 'active' });
    await system();
    await contrastIs('more');
    const appearances = await page.evaluate(() => {
      const current = document.querySelector('[aria-current="page"]');
      const other = document.querySelector('nav a:not([aria-current])');
      const start = document.querySelector('[data-start]');
      const of = (element: Element | null) => element && getComputedStyle(element);
      return {
        current: of(current)?.backgroundColor,
        other: of(other)?.backgroundColor,
        edge: of(start)?.borderTopStyle,
      };
    });
    expect(appearances.current).not.toBe(appearances.other);
    expect(appearances.edge).toBe('solid');
    await page.emulateMedia({ forcedColors: null });
  });

  test('chosen in the settings it is in force at once, whatever the system wants', {
    tags: ['slow'],
  }, async () => {
    await page.emulateMedia({ colorScheme: 'light' });
    await view.show(boardSeed());
    await press('Control+,');
    await page.getByRole('tab', { name: 'Appearance' }).click();
    await page.getByText(TEXTS['appearance.highContrast'], { exact: true }).click();
    await contrastIs('more');
    expect(await ground()).toBe(BLACK);
    expect((await settings()).theme).toBe('high-contrast');
    await page.emulateMedia({ colorScheme: null });
  });
});

describe('motion', () => {
  test('nothing moves for those who mind: neither the library’s parts nor ours', {
    tags: ['slow'],
  }, async () => {
    const opened = async (reducedMotion: 'reduce' | 'no-preference') => {
      await page.emulateMedia({ reducedMotion });
      await view.show(boardSeed());
      await page.getByRole('button', { name: TEXTS['presets.new'] }).click();
      await dialog().waitFor();
      return page.evaluate(() => {
        const all = [...document.querySelectorAll('*')].map((one) => getComputedStyle(one));
        const longest = all.map(({ transitionDuration, animationDuration }) =>
          [transitionDuration, animationDuration].join(', ').split(', ').map(Number.parseFloat),
        );
        return Math.max(...longest.flat());
      });
    };
    expect(await opened('no-preference')).toBeGreaterThan(0);
    expect(await opened('reduce')).toBe(0);
    await page.emulateMedia({ reducedMotion: null });
  });
});

describe('keys', () => {
  beforeEach(() => view.show(boardSeed()));

  test('lead to the sections, to a new preset and to the sheet of keys, and Esc leads back', async () => {
    await press('Control+2');
    await heading(TEXTS['nav.history'], 1).waitFor();
    await press('Control+,');
    await heading(TEXTS['nav.settings'], 1).waitFor();
    await press('Control+n');
    await dialog().getByText(TEXTS['editor.title.new']).waitFor();
    await press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await press('Control+1');
    await heading(TEXTS['nav.presets'], 1).waitFor();
    await press('?');
    await dialog().getByText(TEXTS['shortcut.palette']).waitFor();
    await press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  test('a new preset asked for by a key is not asked for again by the way back', {
    tags: ['slow'],
  }, async () => {
    await press('Control+2');
    await press('Control+n');
    await dialog().waitFor();
    await press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await page.goBack();
    await heading(TEXTS['nav.history'], 1).waitFor();
    await page.goForward();
    await heading(TEXTS['nav.presets'], 1).waitFor();
    expect(await dialog().count()).toBe(0);
  });

  test('what is typed in a field stays text', async () => {
    await press('Control+n');
    const name = page.getByLabel(TEXTS['editor.name'], { exact: true });
    await name.fill('');
    await name.pressSequentially('What? 1/2');
    expect(await name.inputValue()).toBe('What? 1/2');
    expect(await dialog().count()).toBe(1);
  });

  test('over a dialog only the size changes', { tags: ['slow'] }, async () => {
    await press('Control+n');
    await dialog().waitFor();
    for (const keys of ['Control+2', 'Control+k', 'Control+q', 'Control+=']) await press(keys);
    expect(await page.url()).toContain('#/presets');
    expect(await dialog().count()).toBe(1);
    expect((await settings()).zoom).toBe(110);
  });

  test('make it larger, smaller and usual again', async () => {
    for (const [keys, zoom] of [
      ['Control+=', 110],
      ['Control++', 125],
      ['Control+-', 110],
      ['Control+0', 100],
    ] as const) {
      await press(keys);
      expect([keys, (await settings()).zoom]).toEqual([keys, zoom]);
    }
    await press('Control+0');
    expect(await asked('settings.save')).toHaveLength(4);
  });

  test('the size has a place in the settings, too', { tags: ['slow'] }, async () => {
    await press('Control+3');
    await page.getByRole('tab', { name: 'Appearance' }).click();
    const size = page.getByRole('group', { name: TEXTS['appearance.zoom'] });
    await size.getByRole('button', { name: TEXTS['shortcut.zoom.in'] }).click();
    await size.getByText('110%').waitFor();
    await size.getByRole('button', { name: TEXTS['shortcut.zoom.reset'] }).click();
    await size.getByText('100%').waitFor();
  });

  test('quitting is asked about by main, and a refusal shows', async () => {
    await press('Control+q');
    await expect.poll(() => asked('app.quit')).toEqual([null]);
    expect(await dialog().count()).toBe(0);
    await page.evaluate(() => {
      window.fakeBridge.refuse['app.quit'] = 'dialog-open';
    });
    await press('Control+q');
    await page.getByRole('alert').getByText(TEXTS['error.dialog-open']).waitFor();
  });

  test('a slash goes to the search field of the section, where there is one', {
    tags: ['slow'],
  }, async () => {
    await press('/');
    expect(await focusedLabel()).toBe(TEXTS['board.search']);
    expect(await page.getByLabel(TEXTS['board.search']).inputValue()).toBe('');
    await press('Control+2');
    await page.getByLabel(TEXTS['history.search']).waitFor();
    await press('/');
    expect(await focusedLabel()).toBe(TEXTS['history.search']);
    await press('Control+3');
    await heading(TEXTS['nav.settings'], 1).waitFor();
    const before = await focusedLabel();
    await press('/');
    expect(await focusedLabel()).toBe(before);
  });
});

test('Help shows its documents in the window, by links, pages and a search', {
  tags: ['slow'],
}, async () => {
  await view.show(boardSeed());
  await press('F1');
  const article = page.getByRole('article');
  const contents = page.getByRole('navigation', { name: TEXTS['help.contents'] });
  const title = (name: string) => article.getByRole('heading', { name, exact: true, level: 2 });
  await title('Guide for operators').waitFor();
  await page.waitForFunction(() => {
    const picture = document.querySelector<HTMLImageElement>('article img');
    return picture?.complete && picture.naturalWidth > 0;
  });

  await contents.getByRole('link', { name: 'Return codes', exact: true }).click();
  await page.waitForFunction(() => document.activeElement?.textContent === 'Return codes');
  const top = () => page.evaluate(() => document.activeElement?.getBoundingClientRect().top);
  const height = await page.evaluate(() => window.innerHeight);
  expect(await top()).toBeLessThan(height / 2);

  await article.getByRole('button', { name: 'configured in ZEGO' }).click();
  expect(await asked('links.open')).toEqual([{ link: 'console-configuration' }]);
  await article.getByRole('link', { name: 'Command line', exact: true }).last().click();
  await title('Command line').waitFor();
  await page.goBack();
  await title('Guide for operators').waitFor();

  await press('/');
  await page.keyboard.type('scrypt');
  await contents.getByRole('link', { name: 'Against whom' }).click();
  await title('Security').waitFor();
  expect(page.url()).toBe('app://cdn-recorder/#/help/security/against-whom');
});

describe('the palette', () => {
  beforeEach(() => view.show(boardSeed()));

  test('starts the preset that the chosen line names, and shows it on the board', async () => {
    await press('Control+2');
    await openPalette('concert');
    expect(await chosen()).toContain('Start Concert');
    await press('Enter');
    await heading(TEXTS['nav.presets'], 1).waitFor();
    expect(await asked('runs.start')).toEqual([
      { presetId: 'p6', scope: 'ask', unrecorded: false },
    ]);
    await expect.poll(focusedLabel).toBe('Preset: Concert');
  });

  test('asks what the buttons ask: before a second start, and before a stop', async () => {
    await openPalette('start evening');
    await press('Enter');
    await dialog().getByText('Start “Evening news” again?').waitFor();
    await press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await openPalette('stop evening');
    await press('Enter');
    await dialog().getByText(TEXTS['question.stop.yes']).waitFor();
    expect(await asked('runs.stop')).toEqual([{ presetId: 'p1', confirmed: false }]);
  });

  test('edits, and gives the focus back where it came from', { tags: ['slow'] }, async () => {
    await page.getByRole('button', { name: TEXTS['presets.new'] }).focus();
    await openPalette();
    await press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(await focusedLabel()).toBe(TEXTS['presets.new']);
    await openPalette('edit concert');
    await press('Enter');
    await dialog().getByText(TEXTS['editor.title.edit']).waitFor();
    expect(await page.getByLabel(TEXTS['editor.name'], { exact: true }).inputValue()).toBe(
      'Concert',
    );
  });

  test('is a field with a list: the field keeps the focus and names the chosen line', {
    tags: ['slow'],
  }, async () => {
    await openPalette();
    const field = page.getByRole('combobox');
    const named = () =>
      field.evaluate((it) => {
        const id = it.getAttribute('aria-activedescendant') ?? '';
        return document.getElementById(id)?.textContent;
      });
    expect(await named()).toContain(TEXTS['shortcut.go.presets']);
    await press('ArrowDown');
    expect(await named()).toContain(TEXTS['shortcut.go.history']);
    await press('ArrowUp');
    await press('ArrowUp');
    expect(await named()).toMatch(/^Edit /);
    expect(await field.evaluate((it) => it === document.activeElement)).toBe(true);
    expect(await page.getByRole('option', { selected: true }).count()).toBe(1);
  });

  test('Enter does what was chosen, though the list has changed since', {
    tags: ['slow'],
  }, async () => {
    await openPalette('evening');
    expect(await chosen()).toContain('Show Evening news');
    await page.evaluate(() => window.fakeBridge.update({ recordings: [] }));
    await page.getByRole('option', { name: 'Stop Evening news' }).waitFor({ state: 'detached' });
    expect(await chosen()).toContain('Show Evening news');
    await press('Enter');
    await dialog().waitFor({ state: 'detached' });
    await expect.poll(focusedLabel).toBe('Preset: Evening news');
    expect(await asked('runs.start')).toEqual([]);
  });

  test('a chosen line that is gone leaves none chosen, and Enter does nothing', {
    tags: ['slow'],
  }, async () => {
    await openPalette('stop evening');
    expect(await chosen()).toContain('Stop Evening news');
    await page.evaluate(() => window.fakeBridge.update({ recordings: [] }));
    await page.getByText(TEXTS['palette.none']).waitFor();
    await press('Enter');
    expect(await dialog().count()).toBe(1);
    expect(await asked('runs.stop')).toEqual([]);
  });

  test('Enter that ends a Chinese word runs nothing', async () => {
    await openPalette();
    await page.getByRole('combobox').evaluate((it) => {
      it.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, isComposing: true }),
      );
    });
    expect(await dialog().count()).toBe(1);
  });

  test('changes theme and language at once', { tags: ['slow'] }, async () => {
    await openPalette('high contrast');
    await press('Enter');
    await page.locator('html[data-contrast="more"]').waitFor({ state: 'attached' });
    await openPalette('中文');
    await press('Enter');
    await heading(LOCALES['zh-CN']['nav.presets'], 1).waitFor();
    await openPalette('history');
    expect(await chosen()).toContain(LOCALES['zh-CN']['shortcut.go.history']);
  });

  test('what is refused is said at the top, and stays until it is closed', {
    tags: ['slow'],
  }, async () => {
    await page.evaluate(() => {
      window.fakeBridge.refuse['settings.save'] = 'storage-failed';
    });
    await openPalette('theme light');
    await press('Enter');
    const alert = page.getByRole('alert').filter({ hasText: TEXTS['error.storage-failed'] });
    await alert.waitFor();
    await alert.getByRole('button', { name: TEXTS.close }).click();
    await alert.waitFor({ state: 'detached' });
  });

  test('opens by its button, too', async () => {
    await page.getByRole('button', { name: TEXTS['nav.commands'] }).click();
    await page.getByRole('combobox').waitFor();
  });
});

describe('the introduction', () => {
  const step = (name: string) => heading(name, 3).waitFor();
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const NAME = TEXTS['welcome.preset.name'];

  beforeEach(() => view.show(firstStartSeed()));

  test('its first step changes the language at once; the presets below work meanwhile', async () => {
    await page
      .getByRole('group', { name: 'Practice: Tencent', exact: true })
      .getByRole('button', { name: 'Start Practice: Tencent' })
      .waitFor();
    await page.getByText(TEXTS['language.zh-CN'], { exact: true }).click();
    await step(LOCALES['zh-CN']['welcome.language.title']);
  });

  test('leads through practice to a first preset and its start', { tags: ['slow'] }, async () => {
    await button(TEXTS['welcome.next']).click();
    await step(TEXTS['welcome.account.title']);
    expect(await focusedLabel()).toBe(TEXTS['welcome.account.title']);
    await page.getByText(TEXTS['welcome.account.byDefault']).waitFor();
    await button(TEXTS['welcome.next']).click();
    await step(TEXTS['welcome.preset.title']);
    await button(TEXTS['welcome.preset.create']).click();
    await step(TEXTS['welcome.start.title'].replace('{{preset}}', NAME));
    expect(await asked('presets.save')).toMatchObject([
      { id: null, draft: { name: NAME, accountId: 'practice', streamIds: ['practice-first'] } },
    ]);
    const panel = page.getByRole('region', { name: TEXTS['welcome.title'] });
    await panel.getByRole('button', { name: `Start ${NAME}` }).click();
    expect(await asked('runs.start')).toMatchObject([{ scope: 'ask' }]);
    await button(TEXTS['welcome.finish']).click();
    await panel.waitFor({ state: 'detached' });
    expect((await settings()).welcomed).toBe(true);
    await expect.poll(focusedLabel).toBe(`Preset: ${NAME}`);
  });

  test('takes an account that is entered on the way', { tags: ['slow'] }, async () => {
    await button(TEXTS['welcome.next']).click();
    await page.evaluate(() => {
      const { accounts } = window.fakeBridge.state;
      const [known] = accounts;
      if (!known) return;
      const own = { ...known, id: 'own', name: 'Main', practice: false };
      window.fakeBridge.vault.savedAccount = 'own';
      window.fakeBridge.update({ accounts: [...accounts, own] });
    });
    await button(TEXTS['welcome.account.add']).click();
    await page.getByRole('radio', { name: /^Main, AppId/, checked: true }).waitFor();
    expect(await asked('secrets.open')).toEqual([{ task: { kind: 'account', accountId: null } }]);
    await button(TEXTS['welcome.next']).click();
    await page.getByLabel(TEXTS['editor.streams'], { exact: true }).fill('cdn01');
    await button(TEXTS['welcome.preset.create']).click();
    await page.getByText(TEXTS['welcome.start.air'].replace('{{account}}', 'Main')).waitFor();
    expect(await asked('presets.save')).toMatchObject([{ draft: { accountId: 'own' } }]);
  });

  test('is skipped with one press, and comes back from the settings and the palette', {
    tags: ['slow'],
  }, async () => {
    const title = heading(TEXTS['welcome.title'], 2);
    await button(TEXTS['welcome.skip']).click();
    await title.waitFor({ state: 'detached' });
    expect(await focusedLabel()).toBe('Practice: Tencent');
    await press('Control+3');
    await page.getByRole('tab', { name: 'Appearance' }).click();
    await button(TEXTS['palette.welcome']).click();
    await title.waitFor();
    await step(TEXTS['welcome.language.title']);
    await button(TEXTS['welcome.skip']).click();
    await openPalette('introduction');
    await press('Enter');
    await title.waitFor();
  });

  test('is where it was after a look into another section', { tags: ['slow'] }, async () => {
    await button(TEXTS['welcome.next']).click();
    await press('Control+2');
    await heading(TEXTS['nav.history'], 1).waitFor();
    await press('Control+1');
    await step(TEXTS['welcome.account.title']);
    await button(TEXTS['welcome.back']).click();
    await step(TEXTS['welcome.language.title']);
  });

  test('what keeps the preset from being saved is said at its field, which has the focus', {
    tags: ['slow'],
  }, async () => {
    await button(TEXTS['welcome.next']).click();
    await button(TEXTS['welcome.next']).click();
    await page.getByLabel(TEXTS['editor.streams'], { exact: true }).fill('studio/1');
    await button(TEXTS['welcome.preset.create']).click();
    await page.getByText(TEXTS['welcome.preset.problem.streams']).waitFor();
    expect(
      await page
        .getByLabel(TEXTS['editor.streams'], { exact: true })
        .evaluate((it) => it === document.activeElement),
    ).toBe(true);
    expect(await asked('presets.save')).toEqual([]);
  });
});

describe('outcomes', () => {
  test('the same sentence is said again, and two at once are both said', async () => {
    await view.show(boardSeed());
    const said = () => page.getByTestId('announcer').locator('p').allInnerTexts();
    await page.evaluate(() => {
      const { p8, p4 } = window.fakeBridge.state.runs;
      if (!p8 || !p4) return;
      window.fakeBridge.update({
        runs: { p8: { ...p8, id: 'second' }, p4: { ...p4, id: 'other' } },
      });
      window.fakeBridge.update({ runs: { p8: { ...p8, id: 'third' } } });
    });
    await expect.poll(async () => (await said()).length).toBe(3);
    const practice = (await said()).filter((words) => words.startsWith('Practice: Tencent'));
    expect(practice).toHaveLength(2);
    expect(new Set(practice).size).toBe(1);
  });

  test('a toast is a hint: what it says is said once, and stands in the history', async () => {
    await press('Control+3');
    await page.evaluate(() => {
      const { p4 } = window.fakeBridge.state.runs;
      if (p4) window.fakeBridge.update({ runs: { p4: { ...p4, id: 'fourth' } } });
    });
    const toast = page.locator('.mantine-Notification-root');
    await toast.waitFor();
    expect(await toast.getAttribute('role')).toBe('presentation');
    await press('Control+1');
    await page.locator('[data-preset="p4"]').getByText('rejected').first().waitFor();
  });
});
