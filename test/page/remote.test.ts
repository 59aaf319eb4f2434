import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { LOCALES, type LocaleKey } from '#contract/locales/index.ts';
import type { HyperdeckControl } from '#contract/model/control.ts';
import { vaultOf } from '../support/app-states.ts';
import { MADE_TOKEN } from '../support/fake-bridge/fake-control.ts';
import { type FakeWindow, windowForTests } from '../support/fake-bridge/open-page.ts';
import { CONTROL_IN_USE } from '../support/fake-bridge/remote-views.ts';
import { boardSeed, secretsSeed } from '../support/fake-bridge/seeds.ts';
import { openSettings } from '../support/fake-bridge/view.ts';
import { copies, watchCopies } from '../support/window/copies.ts';

const TEXTS = LOCALES.en;

let view: FakeWindow;
let page: Page;
windowForTests((opened) => {
  view = opened;
  page = view.page;
});

const labelled = (key: LocaleKey, values: Record<string, string | number>): string =>
  Object.entries(values).reduce<string>(
    (text, [name, value]) => text.replace(`{{${name}}}`, String(value)),
    TEXTS[key],
  );
const part = (key: 'remote.http.title' | 'remote.decks.title' | 'remote.tally.title') =>
  page.getByRole('region', { name: TEXTS[key], exact: true });
const save = (key: Parameters<typeof part>[0]) =>
  part(key).getByRole('button', { name: TEXTS.save, exact: true }).click();

test('the HTTP API: off at first, a wrong line is named, an open address has its warning', async () => {
  await view.show(boardSeed());
  await openSettings(page, TEXTS, 'remote');
  const http = part('remote.http.title');
  await http.getByText(TEXTS['receiver.state.off']).waitFor();
  await http.getByRole('switch', { name: TEXTS['remote.http.enabled'] }).check();
  await http
    .getByLabel(TEXTS['remote.http.hosts'], { exact: true })
    .fill('recorder.example\nno host');
  await save('remote.http.title');
  await http.getByText('no host', { exact: false }).last().waitFor();
  expect(await view.asked('control.http')).toEqual([]);
  await http.getByLabel(TEXTS['remote.http.hosts'], { exact: true }).fill('recorder.example');
  await save('remote.http.title');
  await http.getByText('http://127.0.0.1:9480').waitFor();
  await http.getByText(TEXTS['remote.http.noToken']).waitFor();
  expect(await view.asked('control.http')).toEqual([
    { enabled: true, address: '127.0.0.1', port: 9480, hosts: ['recorder.example'], origins: [] },
  ]);
  await http.getByLabel(TEXTS['receiver.address'], { exact: true }).fill('0.0.0.0');
  await http.getByText(TEXTS['remote.http.open.text']).waitFor();
  await page.evaluate(() => {
    window.fakeBridge.agrees = false;
  });
  await save('remote.http.title');
  await http.getByText(TEXTS['settings.unsaved']).waitFor();
  await http.getByText('http://127.0.0.1:9480').waitFor();
});

test('decks: slots are filled, moved with the keyboard and saved; the port says how it stands', async () => {
  await view.show(boardSeed());
  await openSettings(page, TEXTS, 'remote');
  const decks = part('remote.decks.title');
  await decks.getByRole('button', { name: TEXTS['remote.decks.add'], exact: true }).click();
  await decks.getByRole('switch', { name: TEXTS['remote.decks.enabled'] }).check();
  await save('remote.decks.title');
  await decks.getByText(TEXTS['remote.decks.problem.empty']).waitFor();
  for (const [index, preset] of ['Evening news', 'Concert'].entries()) {
    const label = labelled('remote.decks.preset', { slot: index + 1 });
    await decks.getByRole('combobox', { name: label, exact: true }).click();
    await page.getByRole('option', { name: preset, exact: true }).click();
    await decks.getByRole('button', { name: TEXTS['remote.decks.addSlot'], exact: true }).click();
  }
  const up = decks.getByRole('button', {
    name: labelled('remote.decks.up', { preset: 'Concert' }),
    exact: true,
  });
  await up.focus();
  await page.keyboard.press('Alt+ArrowUp');
  await decks
    .getByText(labelled('remote.decks.moved', { preset: 'Concert', slot: 1, count: 2 }))
    .waitFor({ state: 'attached' });
  expect(await up.evaluate((button) => button === document.activeElement)).toBe(true);
  await save('remote.decks.title');
  await decks.getByText(TEXTS['remote.decks.listening'], { exact: true }).waitFor();
  expect(await view.asked('control.hyperdeck')).toEqual([
    {
      enabled: true,
      address: '127.0.0.1',
      allowed: [],
      decks: [{ port: 9993, presets: ['p6', 'p1'] }],
    },
  ]);
});

test('tally: a receiver with a lamp; 3.1 has ASCII alone and fewer addresses', {
  tags: ['slow'],
}, async () => {
  await view.show(boardSeed());
  await openSettings(page, TEXTS, 'remote');
  const tally = part('remote.tally.title');
  const field = (key: LocaleKey) => tally.getByLabel(TEXTS[key], { exact: true });
  await tally.getByRole('button', { name: TEXTS['remote.tally.add'], exact: true }).click();
  await field('remote.tally.protocol').selectOption('3.1-udp');
  expect(await field('remote.tally.characters').inputValue()).toBe('ascii');
  await tally.getByRole('combobox', { name: TEXTS['remote.tally.preset'], exact: true }).click();
  await page.getByRole('option', { name: 'Evening news', exact: true }).click();
  await tally.getByRole('button', { name: TEXTS['remote.tally.addLamp'], exact: true }).click();
  const lamp = tally.getByLabel(labelled('remote.tally.address', { preset: 'Evening news' }));
  await lamp.fill('127');
  await save('remote.tally.title');
  await tally.getByText(TEXTS['remote.tally.problem.host']).waitFor();
  await tally.getByText(labelled('remote.tally.problem.address', { last: 126 })).waitFor();
  await field('remote.tally.host').fill('192.0.2.20');
  await lamp.fill('7');
  await tally.getByText(TEXTS['remote.tally.options']).click();
  await tally.getByLabel(TEXTS['remote.tally.swapTallies']).check();
  await save('remote.tally.title');
  await tally.getByText(TEXTS['remote.saved']).waitFor();
  expect(await view.asked('control.tsl')).toMatchObject([
    {
      targets: [
        {
          protocol: '3.1-udp',
          host: '192.0.2.20',
          port: 8900,
          swapTallies: true,
          addresses: [{ presetId: 'p1', address: 7 }],
        },
      ],
    },
  ]);
});

test('the pause shows in every section until it is ended; a token is revoked by main alone', async () => {
  await view.show(boardSeed({ control: CONTROL_IN_USE }));
  await openSettings(page, TEXTS, 'remote');
  await page.getByRole('switch', { name: TEXTS['remote.pause'] }).check();
  await page.getByRole('link', { name: TEXTS['nav.presets'], exact: true }).click();
  await page.getByText(TEXTS['remote.paused']).waitFor();
  await page.getByRole('button', { name: TEXTS['remote.resume'], exact: true }).click();
  await page.getByText(TEXTS['remote.paused']).waitFor({ state: 'detached' });
  expect(await view.asked('control.pause')).toEqual([{ paused: true }, { paused: false }]);

  await openSettings(page, TEXTS, 'remote');
  await page.getByRole('button', { name: TEXTS['remote.tokens.new'], exact: true }).click();
  expect(await view.asked('secrets.open')).toEqual([{ task: { kind: 'token' } }]);
  const revoke = page.getByRole('button', {
    name: labelled('remote.token.revoke.label', { name: 'Stream Deck' }),
  });
  await page.evaluate(() => {
    window.fakeBridge.agrees = false;
  });
  await revoke.click();
  await page.getByText('Stream Deck', { exact: true }).waitFor();
  await page.evaluate(() => {
    window.fakeBridge.agrees = true;
  });
  await revoke.click();
  await page.getByText('Stream Deck', { exact: true }).waitFor({ state: 'detached' });
});

test('a provision file changes the decks while their form is open: what was typed stays, the rest follows', async () => {
  await view.show(boardSeed({ control: CONTROL_IN_USE }));
  await openSettings(page, TEXTS, 'remote');
  const decks = part('remote.decks.title');
  const field = (key: LocaleKey) => decks.getByLabel(TEXTS[key], { exact: true });
  const provision = (changes: Partial<HyperdeckControl>) =>
    page.evaluate((change) => {
      const { control } = window.fakeBridge.state;
      window.fakeBridge.update({
        control: { ...control, hyperdeck: { ...control.hyperdeck, ...change } },
      });
    }, changes);

  await provision({ address: '192.0.2.1' });
  await decks.getByText(TEXTS['settings.followed']).waitFor();
  expect(await field('receiver.address').inputValue()).toBe('192.0.2.1');

  await field('remote.decks.allowed').fill('198.51.100.7');
  await provision({ address: '127.0.0.1', allowed: ['203.0.113.0/24'] });
  await decks.getByText(TEXTS['settings.kept.title']).waitFor();
  expect(await field('remote.decks.allowed').inputValue()).toBe('198.51.100.7');
  expect(await field('receiver.address').inputValue()).toBe('127.0.0.1');
  expect(await view.asked('control.hyperdeck')).toEqual([]);

  await decks.getByRole('button', { name: TEXTS['settings.kept.discard'], exact: true }).click();
  expect(await field('remote.decks.allowed').inputValue()).toBe('203.0.113.0/24');
  await decks.getByText(TEXTS['settings.kept.title']).waitFor({ state: 'detached' });

  await field('remote.decks.allowed').fill('');
  await save('remote.decks.title');
  await decks.getByText(TEXTS['remote.saved']).waitFor();
  expect(await view.asked('control.hyperdeck')).toMatchObject([
    { address: '127.0.0.1', allowed: [] },
  ]);
});

test('the window for secrets shows a token once, and copies it on a click alone', async () => {
  await view.show(secretsSeed({ task: { kind: 'token' }, intents: [] }, { vault: vaultOf() }), {
    width: 480,
    height: 640,
  });
  await watchCopies(page);
  const press = (key: LocaleKey) =>
    page.getByRole('button', { name: TEXTS[key], exact: true }).click();
  await press('remote.token.make');
  await page.getByText(TEXTS['remote.token.problem.name']).waitFor();
  await page.getByLabel(TEXTS['remote.token.name'], { exact: true }).fill('Stream Deck');
  await page.getByRole('radio', { name: TEXTS['remote.token.may.control'] }).check();
  await press('remote.token.make');
  await page.getByText(MADE_TOKEN).waitFor();
  await page.getByText(TEXTS['remote.token.once']).waitFor();
  expect(await view.asked('control.makeToken')).toEqual([
    { name: 'Stream Deck', scope: 'control' },
  ]);
  expect(await copies(page)).toEqual([]);
  await press('remote.token.copy');
  await page.getByText(TEXTS['copy.done']).waitFor();
  expect(await copies(page)).toEqual([MADE_TOKEN]);
  await press('close');
  expect(await view.asked('secrets.close')).toEqual([null]);
});
