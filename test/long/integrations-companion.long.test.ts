import '../support/electron-in-node.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ControlSettings } from '#contract/model/control.ts';
import type { PresetDraft } from '#contract/model/preset.ts';
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
import type { Twist } from '../support/strict-server/types.ts';

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
  await desk.near.beginFiles();
  settings = desk.near.control.get();
  preset = desk.near.presets.findByName(PRESET)?.id ?? '';
  host = new CompanionHost(COMPANION_MODULE);
  await host.init();
}, BUILD_MS);
beforeEach(() => {
  before = presses().length;
});
afterAll(async () => {
  await host.close();
  expect([host.faults, host.saved]).toEqual([[], []]);
  const { faults } = desk;
  await desk.close();
  expect(faults).toEqual([]);
});

/** Starts and stops: files are looked for besides. */
const presses = () =>
  desk.far.requests.filter((one) => /^(Start|Stop)CDNRecord$/.test(one.param('Action') ?? ''));
const sent = () => presses().length - before;
const onStart = (twist: Twist) =>
  desk.far.script.add({
    when: (request) => request.param('Action') === 'StartCDNRecord',
    times: 1,
    twist,
  });
const variable = (name: string) => host.variables.get(name);
const ofPreset = (what: string) => variable(`preset_${preset}_${what}`);
const at = (token: string) => ({ address: '127.0.0.1', port: desk.port, token });
const seen = () => `${JSON.stringify(host.status)} ${host.logs.slice(-5).join('\n')}`;

/** Feedbacks of this preset that hold; of one preset it is always one. */
const states = (of = preset) =>
  STATES.filter((state) => host.feedback(state, { preset: of }) === true);
const showing = (state: string, of = preset) =>
  until(`the buttons show ${state}`, () => states(of).join() === state, { seen });
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

  test('not recording, incomplete and files found light a button each; retry sends the rest', async () => {
    const { id: _, ...draft } = desk.near.presets.find(preset) ?? {};
    const talk = desk.near.presets.save(null, {
      ...(draft as PresetDraft),
      ...{ name: 'Late talk', streamIds: ['cdn11', 'cdn12'] },
    }).id;
    await showing('idle', talk);
    onStart({ do: 'code', code: 100_000_017, message: 'refused' });
    await host.run('start', { preset: talk });
    await showing('failed', talk);
    expect(variable('last_press')).toContain('not accepted');
    const codes = { cdn12: 'ResourceUnavailable.StreamNotExist' };
    onStart({ do: 'rows', codes });
    desk.far.media.record({ when: 'start' });
    await host.run('start', { preset: talk });
    await showing('incomplete', talk);
    expect([variable(`preset_${talk}_streams`), variable('presets_incomplete')]).toEqual([
      '1/2',
      1,
    ]);
    await host.run('retry_missing', { preset: talk });
    await showing('accepted', talk);
    expect(presses().at(-1)?.requestLine).toMatch(/cdn12/);
    expect(presses().at(-1)?.requestLine).not.toMatch(/cdn11/);
    expect(variable('last_press')).toMatch(/: accepted$/);
    await host.run('stop', { preset: talk });
    await until('it is stopped', () => variable('recordings') === 0, { seen });
    const watches = () => desk.near.state.state.fileWatches.filter((one) => one.presetId === talk);
    const ended = () => watches().filter(({ endedAt }) => endedAt !== null);
    await until('the end of both is known', () => ended().length === 2);
    for (const { runId } of watches()) {
      await desk.near.fileService.lookForRun(runId);
    }
    await showing('file_found', talk);
    expect(sent()).toBe(4);
  });

  test('a touch of the first button starts, and only a hold stops', async () => {
    const hold = `en_preset_${preset}_hold`;
    await host.pressButton(hold, 200);
    await showing('accepted');
    await host.pressButton(hold, 200);
    expect([sent(), variable('recordings')]).toEqual([1, 1]);
    await host.pressButton(hold, 1_200);
    await until('it is stopped', () => variable('recordings') === 0, { seen });
    expect(sent()).toBe(2);
  });

  test('a lost answer is to verify: amber, and never accepted', async () => {
    onStart({ do: 'reset' });
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

  test('a token that is revoked is named at once, and claims nothing', async () => {
    await host.run('start', { preset });
    await showing('accepted');
    const { tokens } = settings.http;
    const left = tokens.filter(({ scope }) => scope !== 'control');
    desk.near.control.save({ http: { ...settings.http, tokens: left } });
    await statusIs('authentication_failure');
    expect(host.status.message).toContain('was revoked: make a new one');
    expect([states(), variable('recordings')]).toEqual([['unknown'], '?']);
    await host.run('stop', { preset });
    expect(variable('last_press')).toContain('wrong-token');
    desk.near.control.save({ http: settings.http });
    await showing('accepted');
    await host.run('stop', { preset: ` ${PRESET} ` });
    await until('it is stopped', () => variable('recordings') === 0, { seen });
  });
});
