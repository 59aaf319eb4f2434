import { describe, expect, test } from 'vitest';
import { type AppState, VAULT_STATES } from '#contract/model/app-state.ts';
import {
  CONTROL_VIEW_OFF,
  type ControlView,
  NO_OPEN_PORTS,
  type OpenPorts,
} from '#contract/model/control-view.ts';
import { NO_HOTKEYS } from '#contract/model/hotkey.ts';
import { RECEIVER_VIEW_OFF } from '#contract/model/receiver.ts';
import { ALL_FINDINGS, CHECKS, FINDINGS, type Finding } from '#contract/model/self-check.ts';
import { LOW_BYTES } from '../../../electron/app/disk-watch.ts';
import { type CheckProbes, selfCheck } from '../../../electron/app/self-check/self-check.ts';
import { INITIAL_SETTINGS } from '../../../electron/storage/settings.ts';
import { stateOf, vaultOf } from '../../support/app-states.ts';
import { CONTROL_IN_USE } from '../../support/fake-bridge/remote-views.ts';

const HOST = 'https://rtc-api.zego.im/';
const stateProbe = (change: Partial<AppState>) => ({ state: () => stateOf(change) });
const never = () => new Promise<never>(() => undefined);
const fails = () => {
  throw new Error('probe');
};

const probesOf = (change: Partial<CheckProbes> = {}): CheckProbes => ({
  state: () => stateOf(),
  endpoints: () => [HOST],
  reach: async () => ({ reached: true }),
  clockOffset: () => 0,
  freeBytes: async () => 20e9,
  folder: () => ({ fault: null, cause: '' }),
  hasTrayHost: () => true,
  notifications: async () => 'dunst',
  sound: () => ({ finding: 'sound-built-in', detail: '' }),
  ...change,
});

const findingsOf = async (change: Partial<CheckProbes> = {}): Promise<Finding[]> =>
  (await selfCheck(probesOf(change), 30)).map(({ finding }) => finding);

test('one line for each check, in their order', async () => {
  const found = await selfCheck(probesOf());
  expect(found.map(({ finding }) => FINDINGS[finding].check)).toEqual([...CHECKS]);
  expect(found.map(({ finding }) => FINDINGS[finding].state)).not.toContain('bad');
});

const hotkeys = [{ action: { kind: 'stop-all' as const }, accelerator: 'Alt+S' }];
const settings = { ...INITIAL_SETTINGS, hotkeys };
const hotkeyIn = (state: 'ready' | 'confirmed' | 'unconfirmed' | 'refused', paused = false) =>
  stateProbe({ settings, hotkeys: { ...NO_HOTKEYS, paused, states: { 'Alt+S': state } } });
const receiverIn = (state: 'listening' | 'failed', locked = false) =>
  stateProbe({
    receiver: { ...RECEIVER_VIEW_OFF, state },
    problems: locked ? [{ code: 'callbacks-locked', detail: '' }] : [],
  });
const folderIn = (fault: 'read-only' | 'shared' | 'unusable') => ({
  folder: () => ({ fault, cause: 'x' }),
});

/** The HTTP API, a deck and a receiver of tally. */
const REMOTE: ControlView = {
  ...CONTROL_IN_USE,
  hyperdeck: { ...CONTROL_IN_USE.hyperdeck, decks: [{ port: 9993, presets: ['p1'] }] },
};
const OPEN: OpenPorts = {
  ...{ http: 'http://127.0.0.1:9480', httpReason: null },
  decks: [{ port: 9993, reason: null }],
};

/** What the sound itself answers; its own test has what brings that about. */
const soundOf = (finding: Finding) => ({ sound: () => ({ finding, detail: 'gong.wav' }) });

/** For every finding what brings it about. */
const CASES: Readonly<Record<Finding, Partial<CheckProbes>>> = {
  'network-reached': {},
  'network-unreached': { reach: async () => ({ reached: false, code: 'ECONNREFUSED' }) },
  'network-unused': { endpoints: () => [] },
  'network-unknown': { reach: never },
  'clock-right': {},
  'clock-off': stateProbe({ problems: [{ code: 'clock-off', detail: '-90' }] }),
  'clock-unknown': { clockOffset: () => null },
  'keys-open': {},
  'keys-unused': stateProbe({ vault: vaultOf({ state: 'empty' }) }),
  'keys-passphrase': stateProbe({ vault: vaultOf({ protection: 'passphrase' }) }),
  'keys-memory': stateProbe({ vault: vaultOf({ state: 'memory' }) }),
  'keys-locked': stateProbe({ vault: vaultOf({ state: 'keyring-locked' }) }),
  'keys-fault': stateProbe({ vault: vaultOf({ state: 'damaged' }) }),
  'folder-good': {},
  'folder-read-only': folderIn('read-only'),
  'folder-shared': folderIn('shared'),
  'folder-unusable': folderIn('unusable'),
  'folder-unknown': { folder: fails },
  'disk-free': {},
  'disk-low': { freeBytes: async () => LOW_BYTES - 1 },
  'disk-unknown': { freeBytes: async () => fails() },
  'tray-shown': {},
  'tray-absent': { hasTrayHost: () => false },
  'tray-unknown': { hasTrayHost: () => null },
  'notifications-shown': {},
  'notifications-absent': { notifications: async () => null },
  'notifications-unknown': { notifications: never },
  'sound-off': soundOf('sound-off'),
  'sound-own': soundOf('sound-own'),
  'sound-built-in': {},
  'sound-replaced': soundOf('sound-replaced'),
  'sound-muted': soundOf('sound-muted'),
  'sound-no-output': soundOf('sound-no-output'),
  'sound-failed': soundOf('sound-failed'),
  'sound-unknown': { sound: fails },
  'hotkeys-unused': {},
  'hotkeys-ready': hotkeyIn('ready'),
  'hotkeys-paused': hotkeyIn('ready', true),
  'hotkeys-unconfirmed': hotkeyIn('unconfirmed'),
  'hotkeys-refused': hotkeyIn('refused', true),
  'receiver-off': {},
  'receiver-listening': receiverIn('listening'),
  'receiver-locked': receiverIn('listening', true),
  'receiver-failed': receiverIn('failed'),
  'remote-off': {},
  'remote-ready': stateProbe({ control: REMOTE, openPorts: OPEN }),
  'remote-tally': stateProbe({ control: { ...CONTROL_VIEW_OFF, tsl: REMOTE.tsl } }),
  'remote-paused': stateProbe({ control: { ...REMOTE, paused: true }, openPorts: OPEN }),
  'remote-no-token': stateProbe({
    control: { ...REMOTE, http: { ...REMOTE.http, tokens: [] } },
    openPorts: OPEN,
  }),
  'remote-unreached': stateProbe({
    control: REMOTE,
    openPorts: OPEN,
    problems: [{ code: 'tally-unreachable', detail: '192.0.2.20:8900 EHOSTUNREACH' }],
  }),
  'remote-failed': stateProbe({
    control: { ...REMOTE, paused: true },
    openPorts: { ...OPEN, decks: [{ port: 9993, reason: 'EADDRINUSE' }] },
  }),
  'remote-unknown': { state: fails },
};

test.each(ALL_FINDINGS)('%s', async (finding) => {
  expect(await findingsOf(CASES[finding])).toContain(finding);
});

describe('nothing is told as good that was not seen to be', () => {
  test('where every probe fails', async () => {
    const all = await findingsOf({
      endpoints: fails,
      reach: fails,
      clockOffset: fails,
      freeBytes: fails,
      folder: fails,
      hasTrayHost: fails,
      notifications: fails,
      sound: fails,
      state: fails,
    });
    expect(all).toHaveLength(CHECKS.length);
    for (const finding of all) expect(['unknown', 'bad']).toContain(FINDINGS[finding].state);
  });

  test('where one of several servers is out of reach', async () => {
    const found = await selfCheck(
      probesOf({
        endpoints: () => [HOST, 'https://relay.example/'],
        reach: async (endpoint) =>
          endpoint === HOST ? { reached: true } : { reached: false, code: 'ENOTFOUND' },
      }),
    );
    expect(found[0]).toEqual({
      finding: 'network-unreached',
      detail: 'relay.example (ENOTFOUND)',
    });
  });

  test('where a port is not open yet, or cannot be opened', async () => {
    const remote = async (openPorts: OpenPorts, control = REMOTE) =>
      (await selfCheck(probesOf(stateProbe({ control, openPorts })))).at(-1);
    expect(await remote(OPEN)).toEqual({
      finding: 'remote-ready',
      detail: 'http://127.0.0.1:9480, 0.0.0.0:9993',
    });
    expect((await remote({ ...OPEN, http: null }))?.finding).toBe('remote-unknown');
    expect((await remote({ ...OPEN, decks: [] }))?.finding).toBe('remote-unknown');
    expect(await remote({ ...OPEN, http: null, httpReason: 'EADDRINUSE' })).toEqual({
      finding: 'remote-failed',
      detail: '127.0.0.1:9480 EADDRINUSE',
    });
    const empty = { ...REMOTE.hyperdeck, decks: [] };
    const nothing = { ...CONTROL_VIEW_OFF, hyperdeck: empty };
    expect((await remote(NO_OPEN_PORTS, nothing))?.finding).toBe('remote-off');
  });

  test('in any state of the secrets but an open one', async () => {
    for (const state of VAULT_STATES) {
      const found = await findingsOf(stateProbe({ vault: vaultOf({ state }) }));
      const [keys] = found.filter((finding) => FINDINGS[finding].check === 'key-store');
      expect(keys && FINDINGS[keys].state === 'good').toBe(state === 'open');
    }
  });
});
