import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import type { AppState } from '#contract/model/app-state.ts';
import type { Question } from '#contract/model/start.ts';
import { arrangedSeed, crowdedSeed } from '../support/fake-bridge/board-seeds.ts';
import { openOutcomes, openRowMenu } from '../support/fake-bridge/history-views.ts';
import { onAirSeed } from '../support/fake-bridge/on-air-views.ts';
import { type FakeWindow, windowForTests } from '../support/fake-bridge/open-page.ts';
import { boardSeed } from '../support/fake-bridge/seeds.ts';

const TEXTS = LOCALES.en;
const YES = TEXTS['question.confirm.yes'];

let view: FakeWindow;
let page: Page;

windowForTests((opened) => {
  view = opened;
  page = view.page;
  page.setDefaultTimeout(15_000);
});

const group = (name: string) => page.getByRole('group', { name, exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');
const asked = (channel: string) => view.asked(channel);
const focused = () =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
  );
const raise = (...questions: Question[]) =>
  page.evaluate((raised) => window.fakeBridge.update({ questions: raised }), questions);
const refuse = (channel: 'runs.start' | 'runs.stop') =>
  page.evaluate((name) => {
    window.fakeBridge.refuse[name] = 'already-running';
  }, channel);

/** The second click of a double click, wherever the first one was. */
async function secondClick(x: number, y: number): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
}
async function middleOf(name: string): Promise<[number, number]> {
  const box = await button(name).boundingBox();
  if (!box) throw new Error(`${name} is not to be seen`);
  return [box.x + box.width / 2, box.y + box.height / 2];
}
async function runCommand(typed: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').waitFor();
  await page.keyboard.type(typed);
  await page.getByRole('option', { selected: true }).getByText(typed).waitFor();
  await page.keyboard.press('Enter');
}

describe('a yes that is not meant for its question', () => {
  async function askTwo(): Promise<void> {
    await view.show(arrangedSeed());
    const asks = (presetId: string): Question => ({
      ...{ kind: 'start', presetId, running: [], uncertain: [], unrecorded: false, confirm: true },
      missing: [{ vendor: 'Ws', streamIds: ['studio-2'] }],
    });
    await raise(asks('p5'), asks('p6'));
    await dialog().getByText('Start “Studio 2”?').waitFor();
  }
  const nextIsAsked = () => dialog().getByText('Start “Concert”?').waitFor();
  const STUDIO = { presetId: 'p5', scope: 'missing', unrecorded: false };
  const CONCERT = { presetId: 'p6', scope: 'missing', unrecorded: false };
  const answers = () => asked('runs.start');

  test('the second click of a double click does not answer the next question', async () => {
    await askTwo();
    await button(YES).click();
    await nextIsAsked();
    await expect.poll(() => button(YES).getAttribute('aria-disabled')).toBeNull();
    await secondClick(...(await middleOf(YES)));
    expect(await answers()).toEqual([STUDIO]);
    await nextIsAsked();
    await button(YES).click();
    await dialog().waitFor({ state: 'detached' });
    expect(await answers()).toEqual([STUDIO, CONCERT]);
  });

  test('what is pressed at the moment at which a question appears does not answer it', async () => {
    await askTwo();
    await page.evaluate((yes) => {
      new MutationObserver((_, observer) => {
        const shown = document.querySelector('[role="dialog"]');
        const found = [...(shown?.querySelectorAll('button') ?? [])].find(
          ({ textContent }) => textContent === yes,
        );
        if (!found || !shown?.textContent?.includes('Concert')) return;
        observer.disconnect();
        found.click();
        Object.assign(window, { pressed: true });
      }).observe(document.body, { childList: true, subtree: true });
    }, YES);
    await button(YES).click();
    await page.waitForFunction(() => 'pressed' in window);
    await nextIsAsked();
    expect(await answers()).toEqual([STUDIO]);
  });

  test('Enter that is held on Start opens the question and does not answer it', async () => {
    await view.show(arrangedSeed());
    await button('Start Concert').focus();
    await page.keyboard.down('Enter');
    const yes = button(YES);
    await yes.waitFor();
    await expect.poll(focused).toBe(TEXTS.cancel);
    await expect.poll(() => yes.getAttribute('aria-disabled')).toBeNull();
    await page.keyboard.down('Enter');
    await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    expect(await asked('runs.start')).toHaveLength(1);
    expect(await dialog().count()).toBe(1);
    await yes.press('Enter');
    await dialog().waitFor({ state: 'detached' });
    expect(await asked('runs.start')).toHaveLength(2);
  });

  const ONCE = '%s that is held on Start starts once';
  test.each(['Enter'])(ONCE, startsOnce);
  test.each(['Space'])(ONCE, { tags: ['slow'] }, startsOnce);

  async function startsOnce(key: string): Promise<void> {
    await view.show(arrangedSeed());
    await refuse('runs.start');
    await button('Start Morning show').focus();
    await page.keyboard.down(key);
    for (let held = 0; held < 3; held += 1) await page.keyboard.down(key);
    await page.keyboard.up(key);
    await group('Morning show').getByText(TEXTS['error.already-running']).waitFor();
    expect(await asked('runs.start')).toHaveLength(1);
  }

  test('a double click on Start starts once, however fast it is refused', async () => {
    await view.show(arrangedSeed());
    await refuse('runs.start');
    await button('Start Morning show').click();
    await group('Morning show').getByText(TEXTS['error.already-running']).waitFor();
    await secondClick(...(await middleOf('Start Morning show')));
    expect(await asked('runs.start')).toHaveLength(1);
  });
});

describe('the focus', () => {
  test('a preset that is shown has it on its panel, one Tab before its first control', {
    tags: ['slow'],
  }, async () => {
    await view.show(boardSeed());
    await runCommand('Show Concert');
    await expect.poll(focused).toBe('Preset: Concert');
    await page.keyboard.press('Enter');
    expect(await asked('runs.start')).toEqual([]);
    await page.keyboard.press('Tab');
    const panel = page.getByRole('complementary');
    expect(await panel.evaluate((one) => one.contains(document.activeElement))).toBe(true);
  });

  test('a line chosen in the palette does not give it back to a Start', {
    tags: ['slow'],
  }, async () => {
    await view.show(boardSeed());
    await button('Start Morning show').focus();
    await runCommand('Theme: Light');
    await expect.poll(focused).toBe('Morning show');
    await button('Start Morning show').focus();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('Start Morning show');
  });

  test('stays where somebody has put it while a card was still to come', {
    tags: ['slow'],
  }, async () => {
    await view.show(crowdedSeed(200));
    await page.keyboard.press('Control+2');
    await page.getByRole('treegrid').waitFor();
    await page.evaluate(() => {
      new MutationObserver((_, observer) => {
        const search = document.querySelector<HTMLElement>('main input[type="search"]');
        if (!search || document.querySelector('[data-preset="many-199"]')) return;
        observer.disconnect();
        search.focus();
      }).observe(document.body, { childList: true, subtree: true });
      window.location.hash = '#/presets/show/many-199';
    });
    await button('Start Channel 200').waitFor({ state: 'attached' });
    expect(await focused()).toBe(TEXTS['board.search']);
  });

  test('stays in a question that is open', async () => {
    await view.show(boardSeed());
    await raise({ kind: 'stop', presetId: 'p1' });
    await expect.poll(focused).toBe(TEXTS.cancel);
    await page.evaluate(() => {
      window.location.hash = '#/presets/show/p6';
    });
    await page.waitForFunction(() => window.location.hash === '#/presets');
    expect(await focused()).toBe(TEXTS.cancel);
  });
});

describe('questions of the tray', () => {
  const STOP_PRACTICE: Question = { kind: 'stop', presetId: 'p8' };
  const STOP_NEWS: Question = { kind: 'stop', presetId: 'p1' };

  test('are asked one after the other; each is dismissed by itself', async () => {
    await view.show(boardSeed());
    await raise(STOP_PRACTICE, STOP_NEWS);
    await dialog().getByText('Stop “Practice: Tencent”?').waitFor();
    await dialog().getByText('1 more question follows.').waitFor();
    await page.keyboard.press('Escape');
    await dialog().getByText('Stop “Evening news”?').waitFor();
    expect(await page.evaluate(() => window.fakeBridge.state.questions)).toEqual([STOP_NEWS]);
  });

  test('are dismissed together', { tags: ['slow'] }, async () => {
    await view.show(boardSeed());
    await raise(STOP_PRACTICE, STOP_NEWS);
    await button(TEXTS['question.leaveAll']).click();
    await dialog().waitFor({ state: 'detached' });
    expect(await page.evaluate(() => window.fakeBridge.state.questions)).toEqual([]);
  });
});

describe('starting again from a row', () => {
  async function askAgain(change: Partial<AppState>): Promise<void> {
    await view.show(boardSeed(change));
    await openOutcomes(page, TEXTS);
    await openRowMenu(page, TEXTS, 0);
    await page.getByRole('menuitem', { name: TEXTS['history.again'] }).click();
    await dialog().getByText('cdn01 cdn02').waitFor();
  }
  const start = () => dialog().getByRole('button', { name: TEXTS['history.again.start'] });
  const presets = (confirmStart: boolean) =>
    boardSeed().state.presets.map((one) => ({ ...one, confirmStart }));

  test('does not stay open while it waits for a secret: that is said on the board', {
    tags: ['slow'],
  }, async () => {
    await askAgain({
      accounts: boardSeed().state.accounts.map((one) => ({ ...one, secret: 'locked' as const })),
    });
    await start().click();
    await dialog().waitFor({ state: 'detached' });
    await group('Evening news').getByText(TEXTS['presets.waitsForSecret']).waitFor();
    expect(await asked('runs.start')).toHaveLength(1);
  });

  test('is the one question of a preset that wants to be asked before each start', {
    tags: ['slow'],
  }, async () => {
    await askAgain({ presets: presets(true), recordings: [], runs: {} });
    await dialog()
      .getByText(/no end time|auto-stops|CDN Recorder stops/)
      .first()
      .waitFor();
    await expect.poll(focused).toBe(TEXTS.cancel);
    await start().click();
    await dialog().waitFor({ state: 'detached' });
    expect(await asked('runs.start')).toEqual([
      { presetId: 'p1', scope: 'missing', unrecorded: false },
    ]);
  });

  test('asks once more where something of it runs', { tags: ['slow'] }, async () => {
    await askAgain({ presets: presets(true) });
    await start().click();
    await dialog().getByText(TEXTS['question.start.nothingMissing']).waitFor();
    expect(await asked('runs.start')).toMatchObject([{ scope: 'ask' }]);
  });
});

test('a stop from the palette that is refused is told on the board', {
  tags: ['slow'],
}, async () => {
  const presets = boardSeed().state.presets.map((one) => ({ ...one, confirmStop: false }));
  await view.show(boardSeed({ presets }));
  await refuse('runs.stop');
  await page.keyboard.press('Control+2');
  await page.getByRole('treegrid').waitFor();
  await runCommand('Stop Evening news');
  await group('Evening news').getByText(TEXTS['error.already-running']).waitFor();
});

describe('Escape', () => {
  const edit = async () => {
    await view.show(boardSeed());
    await button('More actions for Concert').click();
    await page.getByRole('menuitem', { name: 'Edit', exact: true }).click();
    await name().waitFor();
  };
  const name = () => page.getByLabel(TEXTS['editor.name'], { exact: true });
  const discard = () => page.getByText(TEXTS['editor.discard.title'], { exact: true });

  test('closes what is on top and nothing else', { tags: ['slow'] }, async () => {
    await edit();
    await name().fill('Concert, second night');
    await raise({ kind: 'stop', presetId: 'p1' });
    await page.getByText('Stop “Evening news”?').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Stop “Evening news”?').waitFor({ state: 'detached' });
    expect(await name().inputValue()).toBe('Concert, second night');
    expect(await discard().count()).toBe(0);
  });

  test('closes an editor in which nothing was changed', { tags: ['slow'] }, async () => {
    await edit();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  test.each([
    ['Escape', () => page.keyboard.press('Escape')],
    ['a click beside it', () => page.mouse.click(20, 400)],
  ])('%s asks before changes are lost', { tags: ['slow'] }, async (_, leave) => {
    await edit();
    await name().fill('Concert, second night');
    await leave();
    await discard().waitFor();
    await expect.poll(focused).toBe(TEXTS['editor.discard.no']);
    await page.keyboard.press('Escape');
    await discard().waitFor({ state: 'detached' });
    expect(await name().inputValue()).toBe('Concert, second night');
    await leave();
    await button(TEXTS['editor.discard.yes']).click();
    await dialog().waitFor({ state: 'detached' });
    expect(await asked('presets.save')).toEqual([]);
    await group('Concert').waitFor();
  });
});

describe('what a change would leave recording', () => {
  const keysOf = async () => {
    const [stopped] = (await asked('recordings.stop')) as { keys: { streamId: string }[] }[];
    return stopped?.keys.map(({ streamId }) => streamId);
  };
  const openMenu = async (preset: string, item: string) => {
    await button(`More actions for ${preset}`).click();
    await page.getByRole('menuitem', { name: item }).click();
  };

  test('is named before a preset is saved, and stopped first or kept', async () => {
    await view.show(boardSeed());
    await openMenu('Evening news', 'Edit');
    const streams = page.getByRole('textbox', { name: 'Stream IDs' });
    await streams.fill('elsewhere');
    await button('Save').click();
    const question = page.getByRole('dialog', {
      name: 'Save “Evening news” while it is recording?',
    });
    await question.waitFor();
    expect(await asked('presets.save')).toEqual([]);
    await question.getByRole('button', { name: 'Cancel' }).click();
    await button('Save').click();
    await question.getByRole('button', { name: 'Stop them and save' }).click();
    await question.waitFor({ state: 'detached' });
    expect(await asked('presets.save')).toMatchObject([{ draft: { streamIds: ['elsewhere'] } }]);
    expect((await keysOf())?.length).toBeGreaterThan(0);
  });

  test('is kept where nothing is to be stopped, and stays on the card', {
    tags: ['slow'],
  }, async () => {
    await view.show(boardSeed());
    await openMenu('Evening news', 'Archive');
    const question = page.getByRole('dialog', { name: /^Archive “Evening news”/ });
    await question.getByRole('button', { name: 'Archive, keep recording' }).click();
    await question.waitFor({ state: 'detached' });
    expect(await asked('recordings.stop')).toEqual([]);
    expect(await asked('presets.save')).toMatchObject([{ draft: { archived: true } }]);
  });

  test('a refused stop changes nothing', { tags: ['slow'] }, async () => {
    await view.show(boardSeed());
    await page.evaluate(() => {
      window.fakeBridge.refuse['recordings.stop'] = 'credentials-unavailable';
    });
    await openMenu('Evening news', 'Delete…');
    await button('Stop and delete').click();
    await dialog().getByText(TEXTS['error.credentials-unavailable']).waitFor();
    expect(await asked('presets.remove')).toEqual([]);
  });
});

describe('On air', () => {
  const open = async () => {
    await view.show(onAirSeed(boardSeed().state));
    await page.getByRole('link', { name: 'On air: 8' }).click();
    await page.getByRole('heading', { name: 'On air', exact: true }).waitFor();
  };
  const row = (name: string) => page.getByRole('listitem', { name, exact: true });

  test('stops one after a question, and says what no account can stop', {
    tags: ['slow'],
  }, async () => {
    await open();
    await row('studio3_main · Ws')
      .getByText(/one with AppId 4242424242 is needed/)
      .waitFor();
    await button('Stop studio1_main at Tencent').click();
    await dialog().getByText('Stop this recording?').waitFor();
    await button('Stop now').click();
    await row('studio1_main · Tencent').waitFor({ state: 'detached' });
    expect(await asked('recordings.stop')).toMatchObject([
      { keys: [{ vendor: 'Tencent', streamId: 'studio1_main' }] },
    ]);
  });

  test('takes the operator’s verdict: at once where it is uncertain, after main’s question else', async () => {
    await open();
    await button('Verified: recording, arena_world at Aliyun').click();
    await row('arena_world · Aliyun').getByText('Verified recording').waitFor();
    const settle = async () => {
      await button('More actions for region_7 at Tencent').click();
      await page.getByRole('menuitem', { name: 'Verified: not recording…' }).click();
    };
    await page.evaluate(() => {
      window.fakeBridge.agrees = false;
    });
    await settle();
    await expect.poll(() => asked('recordings.settle')).toHaveLength(2);
    await row('region_7 · Tencent').waitFor();
    await page.evaluate(() => {
      window.fakeBridge.agrees = true;
    });
    await settle();
    await row('region_7 · Tencent').waitFor({ state: 'detached' });
    expect(await asked('recordings.settle')).toMatchObject([
      { key: { streamId: 'arena_world', vendor: 'Aliyun' }, verdict: 'recording' },
      { key: { streamId: 'region_7' }, verdict: 'not-recording' },
      { key: { streamId: 'region_7' }, verdict: 'not-recording' },
    ]);
  });

  test('of a deleted preset a question about its stop is asked', { tags: ['slow'] }, async () => {
    await open();
    await raise({ kind: 'stop', presetId: 'gone' });
    await dialog().getByText('Stop “体育直播 主信号”?').waitFor();
    await button('Stop now').click();
    await dialog().waitFor({ state: 'detached' });
    expect(await asked('runs.stop')).toEqual([{ presetId: 'gone', confirmed: true }]);
  });
});
