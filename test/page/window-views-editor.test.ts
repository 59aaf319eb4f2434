import type { Page } from 'playwright';
import { beforeEach, describe, expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import { type FakeWindow, windowForTests } from '../support/fake-bridge/open-page.ts';
import { boardSeed } from '../support/fake-bridge/seeds.ts';
import { copies, watchCopies } from '../support/window/copies.ts';

let view: FakeWindow;
let page: Page;
const texts = LOCALES.en;

windowForTests((opened) => {
  view = opened;
  page = view.page;
});

const dialog = () => page.getByRole('dialog');
const button = (name: string) => dialog().getByRole('button', { name, exact: true });
const field = (name: string) => dialog().getByLabel(name, { exact: true });
const combobox = (name: string) => dialog().getByRole('combobox', { name, exact: true });
const asked = (channel: string) => view.asked(channel);

beforeEach(async () => {
  await view.show(boardSeed());
  await page.getByRole('button', { name: texts['presets.new'] }).click();
  await dialog().waitFor();
});

describe('a paste of streams', () => {
  test('its heading, what is impossible and what is repeated go with a click each', async () => {
    const streams = field(texts['editor.streams']);
    await streams.fill('Stream ID\r\n"cdn01"\r\n体育/1\r\ncdn02，cdn02、c d?；cdn03');
    await dialog().getByText('looks like a column heading').waitFor();
    await button(texts['editor.streams.leaveOutHeading']).click();
    await dialog().getByText('2 are not valid stream IDs: “体育/1” “d?”').waitFor();
    await button('Remove these 2').click();
    expect(await streams.inputValue()).toBe('cdn01\ncdn02\ncdn02\nc\ncdn03');
    await dialog().getByText('4 streams of at most 500').waitFor();
    await dialog().getByText('Duplicate, kept once: cdn02').waitFor();
    await button(texts['editor.streams.leaveOutRepeated']).click();
    expect(await streams.inputValue()).toBe('cdn01\ncdn02\nc\ncdn03');
  });

  test('a first line that reads like a heading can be a stream', { tags: ['slow'] }, async () => {
    await field(texts['editor.streams']).fill('stream\ncdn01');
    await button(texts['editor.streams.keepHeading']).click();
    await dialog().getByText('2 streams of at most 500').waitFor();
    expect(await dialog().getByText('reads like the heading').count()).toBe(0);
  });

  test('of too many says how many are too many', { tags: ['slow'] }, async () => {
    const many = Array.from({ length: 503 }, (_, n) => `camera_${n}`).join('\n');
    await field(texts['editor.streams']).fill(many);
    await dialog().getByText('At most 500 streams in one preset: 3 too many.').waitFor();
  });
});

describe('what is wrong', () => {
  test('is said once a field has been left, mended while it is typed, and summed up', {
    tags: ['slow'],
  }, async () => {
    const name = field(texts['editor.name']);
    expect(await dialog().getByText(texts['editor.problem.name.empty']).count()).toBe(0);
    await name.focus();
    await name.blur();
    await dialog().getByText(texts['editor.problem.name.empty']).waitFor();
    // Before somebody has tried to save, a number would leave out what they have not come to yet.
    expect(
      await dialog()
        .getByText(/Not saved\./)
        .count(),
    ).toBe(0);
    await name.pressSequentially('Evening news');
    await dialog().getByText(texts['editor.problem.name.taken']).waitFor();
    await name.pressSequentially('!');
    await button(texts.save).click();
    await dialog().getByText('Not saved. 2 fields to correct:').waitFor();
    await button(texts['editor.streams']).click();
    const focused = await page.evaluate(() => document.activeElement?.tagName);
    expect(focused).toBe('TEXTAREA');
    expect(await asked('presets.save')).toEqual([]);
  });

  test('does not move away what is being clicked', { tags: ['slow'] }, async () => {
    await combobox(texts['editor.group']).fill('x'.repeat(41));
    const noted = field(texts['editor.profile.noted']);
    await noted.click();
    expect(await noted.isChecked()).toBe(true);
    await dialog().getByText('At most 40 characters.').waitFor();
  });

  test('is not what should only be known: who stops by itself, and who names the same stream', {
    tags: ['slow'],
  }, async () => {
    await dialog().getByRole('checkbox', { name: 'Tencent' }).check();
    await dialog().getByRole('checkbox', { name: 'Ws' }).check();
    await field(texts['editor.streams']).fill('cdn01');
    await dialog().getByText('“Evening news” also records cdn01').waitFor();
    await dialog().getByText('Tencent, Ws: no end time').waitFor();
    await field(texts['editor.end.after']).check();
    await dialog()
      .getByText(/Ws: CDN Recorder stops it after 90 min, at \d\d:\d\d/)
      .waitFor();
    await dialog().getByRole('checkbox', { name: texts['editor.stopAtEnd'] }).uncheck();
    await dialog().getByText('Ws: no auto-stop; records until stopped manually.').waitFor();
    await dialog()
      .getByText(/Tencent: auto-stops after 90 min, at \d\d:\d\d/)
      .waitFor();
  });
});

async function fillIn(name: string): Promise<void> {
  await field(texts['editor.name']).fill(name);
  await dialog().getByRole('checkbox', { name: 'Tencent' }).check();
  await field(texts['editor.streams']).fill('arena_1 arena_2');
  await field(texts['editor.end.after']).check();
  await field(texts['editor.end.minutes']).fill('150');
}

test('group, tags, colour, questions and the note of the console are kept, and come back', {
  tags: ['slow'],
}, async () => {
  await fillIn('Arena');
  await field(texts['editor.confirmStart']).check();
  await combobox(texts['editor.group']).fill('Sport');
  const tags = combobox(texts['editor.tags']);
  await tags.pressSequentially('live，arena');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await dialog().getByRole('radio', { name: texts['editor.colour.none'] }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await field(texts['editor.pinned']).check();
  await field(texts['editor.profile.noted']).check();
  await dialog().getByRole('checkbox', { name: 'M3U8' }).check();
  await dialog().getByRole('checkbox', { name: 'MP4' }).check();
  await dialog().getByText('Tencent: 6 files expected').waitFor();
  await field(texts['editor.interval']).fill('1800');
  await dialog().getByText('Tencent: 12 files expected').waitFor();
  await field(texts['editor.retention']).fill('30');
  await button(texts.save).click();
  await dialog().waitFor({ state: 'detached' });
  const [saved] = (await asked('presets.save')) as { draft: unknown }[];
  expect(saved?.draft).toEqual({
    name: 'Arena',
    accountId: 'account',
    vendors: ['Tencent'],
    streamIds: ['arena_1', 'arena_2'],
    end: { afterMinutes: 150 },
    confirmStart: true,
    group: 'Sport',
    tags: ['live', 'arena'],
    colour: 'teal',
    pinned: true,
    profile: { formats: ['M3U8', 'MP4'], intervalSeconds: 1800, retentionDays: 30 },
  });
  await page.getByRole('button', { name: 'More actions for Arena', exact: true }).click();
  await page.getByRole('menuitem', { name: texts['presets.edit'] }).click();
  expect(await combobox(texts['editor.group']).inputValue()).toBe('Sport');
  expect(await dialog().getByRole('radio', { name: 'Teal' }).isChecked()).toBe(true);
  await button(texts.save).click();
  await dialog().waitFor({ state: 'detached' });
  const [, again] = (await asked('presets.save')) as { draft: unknown }[];
  expect(again?.draft).toEqual(saved?.draft);
});

test('the requests are asked of main once they are wanted and can be, and copied as curl', {
  tags: ['slow'],
}, async () => {
  await button(texts['preview.show']).click();
  await dialog().getByText(texts['preview.notYet']).waitFor();
  expect(await asked('presets.preview')).toEqual([]);
  await fillIn('Arena');
  await dialog().getByText('Signature=<Signature>').waitFor();
  await watchCopies(page);
  await button(texts['preview.copy']).click();
  await button(texts['copy.done']).waitFor();
  const [text = ''] = await copies(page);
  expect(text).toMatch(
    /^# Signature = md5\(AppId \+ SignatureNonce \+ ServerSecret \+ Timestamp\)/,
  );
  expect(text).toMatch(/\ncurl --globoff 'https:\/\/rtc-api\.zego\.im\/\?Action=StartCDNRecord&/);
  expect(text).not.toMatch(/[0-9a-f]{16}/);
});
