import type { Account } from '#contract/model/account.ts';
import type { AppState, VaultView } from '#contract/model/app-state.ts';
import { CONTROL_VIEW_OFF, NO_OPEN_PORTS } from '#contract/model/control-view.ts';
import { NO_HOTKEYS } from '#contract/model/hotkey.ts';
import { RECEIVER_VIEW_OFF } from '#contract/model/receiver.ts';
import type { RunView } from '#contract/model/run.ts';
import { NO_UPDATES } from '#contract/model/update.ts';
import { INITIAL_SETTINGS } from '../../electron/storage/settings.ts';
import { vendorFacts } from '../../electron/zego/vendors/registry.ts';
import { presetOf } from './presets.ts';

export function accountOf(change: Partial<Account> = {}): Account {
  return {
    id: 'account',
    name: 'Main',
    appId: 12345,
    endpoint: 'https://rtc-api.zego.im/',
    isTest: null,
    badge: 'production',
    colour: 'slate',
    practice: false,
    protection: 'keyring',
    secret: 'held',
    hasCallbackSecret: false,
    playbackKeysOf: [],
    ...change,
  };
}

export const vaultOf = (change: Partial<VaultView> = {}): VaultView => ({
  state: 'open',
  backend: 'gnome_libsecret',
  formerBackend: null,
  protection: 'keyring',
  keyStore: true,
  ...change,
});

/** A state with one preset that never ran, and what a test says otherwise. */
export function stateOf(change: Partial<AppState> = {}): AppState {
  return {
    accounts: [accountOf()],
    presets: [presetOf()],
    removedPreset: null,
    vendors: vendorFacts(),
    runs: {},
    dismissedRuns: [],
    recordings: [],
    queue: {},
    questions: [],
    vault: vaultOf(),
    settings: INITIAL_SETTINGS,
    language: 'en',
    practiceBehaviour: 'normal',
    hasProxyLogin: false,
    proxyOfLogin: null,
    problems: [],
    fileWatches: [],
    exports: [],
    schedules: [],
    scheduleTroubles: [],
    unpushed: [],
    alarms: [],
    receiver: RECEIVER_VIEW_OFF,
    hotkeys: NO_HOTKEYS,
    control: CONTROL_VIEW_OFF,
    openPorts: NO_OPEN_PORTS,
    webhooks: [],
    updates: NO_UPDATES,
    version: '0.1.0',
    ...change,
  };
}

/** Runs as the state keeps them: the newest of each preset, by preset. */
export const byPreset = (...runs: RunView[]): AppState['runs'] =>
  Object.fromEntries(runs.map((run) => [run.presetId, run]));
