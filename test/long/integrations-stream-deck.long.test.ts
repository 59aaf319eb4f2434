import '../support/electron-in-node.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ControlSettings } from '#contract/model/control.ts';
import { LOOKS } from '../../integrations/shared/looks.ts';
import type { ShownState } from '../../integrations/shared/signals.ts';
import { CONTROL_TOKEN, type HttpDesk, httpDesk, PRESET } from '../support/control/http-desk.ts';
import { until } from '../support/desktop/until.ts';
import { BUILD_MS, buildIntegrations, STREAM_DECK_PLUGIN } from '../support/integrations/built.ts';
import { FakeStreamDeck } from '../support/integrations/fake-stream-deck.ts';

/** The plugin as it is handed out, started by a Stream Deck of ours, against the whole program. */
const KEY = 'key-1';
const deck = new FakeStreamDeck();
let desk: HttpDesk;
let settings: ControlSettings;
let key: { presetId: string; presetName: string };
let before = 0;

beforeAll(async () => {
  await buildIntegrations();
  desk = await httpDesk();
  settings = desk.near.control.get();
  key = { presetId: desk.near.presets.findByName(PRESET)?.id ?? '', presetName: PRESET };
  await deck.start(STREAM_DECK_PLUGIN, 'zh_CN');
}, BUILD_MS);
beforeEach(() => {
  before = desk.far.requests.length;
});
afterAll(async () => {
  await deck.close();
  expect(deck.faults).toEqual([]);
  const { faults } = desk;
  await desk.close();
  expect(faults).toEqual([]);
});

const sent = () => desk.far.requests.length - before;
const records = () => desk.near.state.state.recordings.length;
const showing = (state: ShownState) =>
  until(
    `the key shows ${state}`,
    () => deck.picture(KEY).includes(`fill="${LOOKS[state].ground}"/>`),
    {
      seen: () => `${deck.picture(KEY)} ${JSON.stringify(deck.told.at(-1))}`,
    },
  );
const RING = /stroke-width="10"/;

test('a key without a preset asks for one, and without an address says nothing of a recording', async () => {
  deck.appear(KEY, {});
  await showing('unknown');
  expect(deck.picture(KEY)).toContain('选择预设');
  deck.choose(KEY, key);
  await until('it has its name', () => deck.picture(KEY).includes('Evening'));
  expect(deck.picture(KEY)).toContain(`fill="${LOOKS.unknown.ground}"/>`);
  deck.down(KEY);
  await until('a press tells that it can do nothing', () => deck.alerts.length === 1);
});

test('the property inspector is told what is wrong, and then what there is to choose', async () => {
  deck.openInspector(KEY);
  await until('it says what to enter', () => String(deck.told.at(-1)?.trouble).includes('请填写'));
  deck.setGlobalSettings({ address: '127.0.0.1', port: desk.port, token: CONTROL_TOKEN });
  const { presetId: id } = key;
  await until('it lists the presets', () => JSON.stringify(deck.told.at(-1)?.presets).includes(id));
  await until('nothing is wrong', () => deck.told.at(-1)?.trouble === '');
  await showing('idle');
});

test('a press starts, and holding it on stops nothing', async () => {
  deck.down(KEY);
  await showing('accepted');
  await until('the time is drawn', () => />\d+:\d\d</.test(deck.picture(KEY)));
  deck.up(KEY);
  expect([sent(), records()]).toEqual([1, 1]);
});

test('a touch on what records shows the time that is left, and stops nothing', async () => {
  deck.down(KEY);
  deck.up(KEY);
  await until('the time left is drawn', () => /−1:(29|30):\d\d</.test(deck.picture(KEY)));
  await until('the time since is drawn again', () => />\d+:\d\d</.test(deck.picture(KEY)));
  expect([sent(), records()]).toEqual([0, 1]);
});

test('a connection that is lost shows a question mark at once, and no last state', async () => {
  desk.near.control.save({ http: { ...settings.http, enabled: false } });
  await showing('unknown');
  const alerts = deck.alerts.length;
  deck.down(KEY);
  deck.up(KEY);
  await until('a press is refused', () => deck.alerts.length === alerts + 1);
  desk.near.control.save({ http: settings.http });
  await showing('accepted');
  expect([sent(), records()]).toEqual([0, 1]);
});

test('holding the key for a second draws a ring, and stops', async () => {
  const drawn = deck.pictures(KEY).length;
  deck.down(KEY);
  await until('the recording is stopped', () => records() === 0);
  deck.up(KEY);
  expect(
    deck
      .pictures(KEY)
      .slice(drawn)
      .some((picture) => RING.test(picture)),
  ).toBe(true);
  expect(sent()).toBe(1);
  await until('the ring is gone', () => !RING.test(deck.picture(KEY)));
});

test('a press that is refused shows the sign of an alert', async () => {
  desk.near.control.save({ paused: true });
  const alerts = deck.alerts.length;
  deck.down(KEY);
  deck.up(KEY);
  await until('it is shown', () => deck.alerts.length === alerts + 1);
  desk.near.control.save({ paused: false });
  expect([sent(), records()]).toEqual([0, 0]);
});
