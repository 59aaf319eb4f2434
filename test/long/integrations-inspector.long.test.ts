import '../support/electron-in-node.ts';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PresetDraft } from '#contract/model/preset.ts';
import { CONTROL_TOKEN, type HttpDesk, httpDesk, PRESET } from '../support/control/http-desk.ts';
import { until } from '../support/desktop/until.ts';
import { type FakeWindow, windowForTests } from '../support/fake-bridge/open-page.ts';
import { BUILD_MS, buildIntegrations, STREAM_DECK_PLUGIN } from '../support/integrations/built.ts';
import { FakeStreamDeck } from '../support/integrations/fake-stream-deck.ts';

/** The property inspector as it is handed out, in Chromium, joined to the plugin by a Stream Deck of ours. */
const KEY = 'key-1';
const PAGE = pathToFileURL(join(STREAM_DECK_PLUGIN, 'ui', 'recording.html')).href;
const deck = new FakeStreamDeck();
let desk: HttpDesk;
let view: FakeWindow;
let presetId = '';
windowForTests((opened) => {
  view = opened;
});

declare global {
  interface Window {
    connectElgatoStreamDeckSocket(...args: string[]): void;
  }
}

beforeAll(async () => {
  await buildIntegrations();
  desk = await httpDesk();
  presetId = desk.near.presets.findByName(PRESET)?.id ?? '';
  await deck.start(STREAM_DECK_PLUGIN);
  deck.appear(KEY, {});
}, BUILD_MS);
afterAll(async () => {
  await view.page.goto('about:blank');
  await deck.close();
  const { faults } = desk;
  await desk.close();
  expect([deck.faults, faults, view.complaints]).toEqual([[], [], []]);
});

/** Selects the key in Stream Deck, which loads the page and begins it. */
async function open(settings: Record<string, unknown> = {}) {
  const { page } = view;
  await page.goto(PAGE);
  const begin = deck.inspect(KEY, settings);
  await page.evaluate((args) => window.connectElgatoStreamDeckSocket(...args), begin);
  const preset = page.getByRole('combobox', { name: 'Preset' });
  const field = (name: string) => page.getByLabel(name, { exact: true });
  return {
    ...{ field, preset, trouble: page.getByRole('status') },
    async enter(name: string, value: string): Promise<void> {
      await field(name).fill(value);
      await field(name).press('Tab');
    },
    options: () => preset.locator('option').allTextContents(),
  };
}

const troubleIs = ({ trouble }: Awaited<ReturnType<typeof open>>, part: string) =>
  until(`it says: ${part}`, async () => (await trouble.textContent())?.includes(part), {
    seen: () => JSON.stringify(deck.told.at(-1)),
  });

test('it says what to enter, what is wrong with a token, and then lists the presets', async () => {
  const inspector = await open();
  await troubleIs(inspector, 'Enter the address');
  expect(await inspector.field('Address').inputValue()).toBe('127.0.0.1');
  expect(await inspector.field('Port').inputValue()).toBe('9480');
  expect(await inspector.field('Token').getAttribute('type')).toBe('password');
  await inspector.enter('Port', String(desk.port));
  await inspector.enter('Token', 'no-such-token-0123456789');
  await troubleIs(inspector, 'The token is wrong or was revoked');
  expect(await inspector.options()).toEqual(['– choose –']);
  await inspector.enter('Token', CONTROL_TOKEN);
  await inspector.trouble.waitFor({ state: 'hidden' });
  await until('it lists them', async () => (await inspector.options()).includes(PRESET));
});

test('what is chosen is saved for the key, which shows it, and is there when it opens again', async () => {
  const inspector = await open();
  await until('it lists them', async () => (await inspector.options()).includes(PRESET));
  await inspector.preset.selectOption({ label: PRESET });
  const chosen = { presetId, presetName: PRESET };
  await until('it is saved', () => deck.saved.has(KEY));
  expect(deck.saved.get(KEY)).toEqual(chosen);
  await until('the key shows it', () => deck.picture(KEY).includes('Evening'));

  const again = await open(chosen);
  expect(await again.preset.inputValue()).toBe(presetId);
  await until('the connection is shown', async () => {
    return (await again.field('Token').inputValue()) === CONTROL_TOKEN;
  });
  await again.preset.selectOption('');
  await until('nothing is chosen', () => Object.keys(deck.saved.get(KEY) ?? {}).length === 0);
});

test('what was chosen stays chosen while nothing answers, and by its name when it was renamed', async () => {
  desk.near.control.save({ http: { ...desk.near.control.get().http, enabled: false } });
  const inspector = await open({ presetId, presetName: PRESET });
  await troubleIs(inspector, 'No connection');
  expect(await inspector.options()).toEqual(['– choose –', PRESET]);
  expect(await inspector.preset.inputValue()).toBe(presetId);
  desk.near.control.save({ http: { ...desk.near.control.get().http, enabled: true } });
  const { id, ...draft } = desk.near.presets.find(presetId) ?? { id: '' };
  desk.near.presets.save(id, { ...(draft as PresetDraft), name: 'Morning news' });
  await until('its new name is shown', async () =>
    (await inspector.options()).includes('Morning news'),
  );
  expect(await inspector.preset.inputValue()).toBe(presetId);
  expect(await inspector.options()).not.toContain(PRESET);
});
