import '../support/electron-in-node.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ControlSettings } from '#contract/model/control.ts';
import {
  CONTROL_TOKEN,
  type HttpDesk,
  httpDesk,
  PRESET,
  READ_TOKEN,
} from '../support/control/http-desk.ts';
import { until } from '../support/desktop/until.ts';
import { BUILD_MS, buildIntegrations, COMPANION_MODULE } from '../support/integrations/built.ts';
import { CompanionHost } from '../support/integrations/companion-host.ts';

/** The module as it is handed out, on a host of the interface that its library has, against the whole program. */
const STATES = [
  'idle',
  'sending',
  'accepted',
  'incomplete',
  'to_verify',
  'failed',
  'file_found',
  'unknown',
];

let desk: HttpDesk;
let host: CompanionHost;
let preset: string;
let settings: ControlSettings;
let before = 0;

beforeAll(async () => {
  await buildIntegrations();
  desk = await httpDesk();
  settings = desk.near.control.get();
  preset = desk.near.presets.findByName(PRESET)?.id ?? '';
  host = new CompanionHost(COMPANION_MODULE);
  await host.init();
}, BUILD_MS);
beforeEach(() => {
  before = desk.far.requests.length;
});
afterAll(async () => {
  await host.close();
  expect([host.faults, host.saved]).toEqual([[], []]);
  const { faults } = desk;
  await desk.close();
  expect(faults).toEqual([]);
});

const sent = () => desk.far.requests.length - before;
const variable = (name: string) => host.variables.get(name);
const ofPreset = (what: string) => variable(`preset_${preset}_${what}`);
const at = (token: string) => ({ address: '127.0.0.1', port: desk.port, token });
const seen = () => `${JSON.stringify(host.status)} ${host.logs.slice(-5).join('\n')}`;

/** Feedbacks of this preset that hold; of one preset it is always one. */
const states = () => STATES.filter((state) => host.feedback(state, { preset }) === true);
const showing = (state: string) =>
  until(`the buttons show ${state}`, () => states().join() === state, { seen });
const statusIs = (status: string) =>
  until(`the connection is ${status}`, () => host.status.status === status, { seen });

test('without a token it says what to enter, and claims nothing', () => {
  expect(host.status).toEqual({ status: 'bad_config', message: expect.stringContaining('Enter') });
  expect(host.fields().map(({ id, type }) => [id, type])).toContainEqual(['token', 'secret-text']);
  expect(states()).toEqual(['unknown']);
  expect([host.feedback('offline'), host.feedback('paused')]).toEqual([true, false]);
  expect([variable('presets'), variable('recordings')]).toEqual(['?', '?']);
  expect(host.upgradeScripts).toEqual([]);
});

test('a wrong token, and one that may only read, are named with what to do', async () => {
  await host.configure(at('no-such-token-0123456789'));
  await statusIs('authentication_failure');
  expect(host.status.message).toContain('make a new one');
  await host.configure({ ...at(READ_TOKEN), language: 'zh-CN' });
  await statusIs('insufficient_permissions');
  expect(host.status.message).toContain('令牌只能读取');
  await showing('idle');
  await host.run('start', { preset });
  expect(variable('last_press')).toContain('未开始也未停止');
  expect(sent()).toBe(0);
});

describe('connected', () => {
  beforeAll(async () => {
    await host.configure(at(CONTROL_TOKEN));
    await statusIs('ok');
    await showing('idle');
  });

  test('it offers buttons in both languages, each with all states', () => {
    expect(host.structure.map(({ name }) => name)).toEqual(['English', '中文']);
    const names = Object.values(host.buttons).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([`${PRESET}: Start`, `${PRESET}: 开始`]));
    const button = host.buttons[`zh-CN_preset_${preset}_hold`];
    expect(button?.feedbacks.map(({ feedbackId }) => feedbackId).toSorted()).toEqual(
      STATES.toSorted(),
    );
    expect(JSON.stringify(button?.feedbacks)).toContain('● 已受理');
    expect(button?.steps[0]).toMatchObject({
      down: [],
      up: [{ actionId: 'start' }],
      1000: { options: { runWhileHeld: true }, actions: [{ actionId: 'stop' }] },
    });
    const grounds = STATES.map((state) => host.feedbacks[state]?.defaultStyle?.bgcolor);
    expect(grounds[STATES.indexOf('to_verify')]).not.toBe(grounds[STATES.indexOf('accepted')]);
    expect(host.actions.toggle).toMatchObject({
      description: expect.stringContaining('Side effect'),
    });
  });

  test('start, stop and toggle send one request each, and every value follows', async () => {
    await host.run('start', { preset: PRESET });
    await showing('accepted');
    expect(variable('last_press')).toContain('accepted');
    await until('times are shown', () => /^\d+:\d\d$/.test(String(ofPreset('elapsed'))));
    expect([ofPreset('streams'), ofPreset('state')]).toEqual(['1/1', 'Accepted']);
    expect(ofPreset('left')).toMatch(/^1:(29|30):\d\d$/);
    expect([variable('recordings'), variable('presets_accepted')]).toEqual([1, 1]);
    expect(variable('last_outcome')).toBe(`${PRESET}: Accepted`);
    await host.run('start', { preset });
    expect(variable('last_press')).toContain('nothing-missing');
    await host.run('retry_missing', { preset });
    expect(sent()).toBe(1);
    await host.run('toggle', { preset });
    await until('it is stopped', () => variable('recordings') === 0, { seen });
    expect([sent(), ofPreset('elapsed')]).toEqual([2, '']);
    await host.run('toggle', { preset });
    await showing('accepted');
    await host.run('stop_all');
    await until('all is stopped', () => variable('recordings') === 0, { seen });
    expect(sent()).toBe(4);
  });

  test('a lost answer is to verify: amber, and never accepted', async () => {
    desk.far.script.add({ when: before + 1, twist: { do: 'reset' } });
    await host.run('start', { preset });
    await showing('to_verify');
    expect([variable('recordings'), variable('uncertain')]).toEqual([0, 1]);
    await host.run('toggle', { preset });
    await until('it is stopped', () => variable('uncertain') === 0, { seen });
  });

  test('remote control that is paused is shown, and starts nothing', async () => {
    desk.near.control.save({ paused: true });
    await until('it is shown', () => host.feedback('paused') === true, { seen });
    expect(host.status.message).toContain('paused');
    await host.run('start', { preset });
    expect(variable('last_press')).toContain('remote-paused');
    expect(sent()).toBe(0);
    desk.near.control.save({ paused: false });
    await statusIs('ok');
  });

  test('a lost connection makes every state unknown, and comes back by itself', async () => {
    await host.run('start', { preset });
    await showing('accepted');
    desk.near.control.save({ http: { ...settings.http, enabled: false } });
    await showing('unknown');
    await statusIs('connection_failure');
    expect(host.status.message).toContain('tried again by itself');
    expect([variable('recordings'), ofPreset('elapsed'), ofPreset('state')]).toEqual([
      '?',
      '?',
      'Not known',
    ]);
    await host.run('toggle', { preset });
    await host.run('start', { preset });
    expect(variable('last_press')).toContain('nothing was started or stopped');
    // The buttons stay, so that none has to be made anew.
    expect(Object.keys(host.buttons)).toContain(`en_preset_${preset}_hold`);
    desk.near.control.save({ http: settings.http });
    await showing('accepted');
    expect(sent()).toBe(1);
    await host.run('stop', { preset });
    await until('it is stopped', () => variable('recordings') === 0, { seen });
  });
});
