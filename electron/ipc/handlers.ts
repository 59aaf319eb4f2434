import type { Settings } from '../contract/app-state.ts';
import type { ErrorCode } from '../contract/channels.ts';
import { AccountNameTaken, type Accounts, BadEndpoint } from '../desktop/accounts.ts';
import type { AppStateStore } from '../desktop/app-state-store.ts';
import type { PracticeServer } from '../practice/server.ts';
import { type StartPreset, StartRefused } from '../recording/start-preset.ts';
import type { HistoryClient } from '../storage/history/client.ts';
import { PresetNameTaken, type PresetStore } from '../storage/presets.ts';
import type { SettingsStore } from '../storage/settings.ts';
import { type Vault, VaultUnavailable } from '../storage/vault/vault.ts';
import type { Handlers, NamedError } from './register.ts';

export interface HandlerServices {
  readonly state: AppStateStore;
  readonly presets: PresetStore;
  readonly settings: SettingsStore;
  readonly accounts: Accounts;
  readonly vault: Vault;
  readonly history: HistoryClient;
  readonly practice: PracticeServer;
  readonly startPreset: StartPreset;
  readonly onSettings: (settings: Settings) => void;
}

/** What each channel does: one line to the service that does it, and the state that follows. */
export function createHandlers(services: HandlerServices): Handlers {
  const { state, presets, settings, accounts, vault, history, practice, startPreset } = services;
  const showPresets = () => state.update({ presets: [...presets.list()] });
  return {
    'state.get': () => state.snapshot(),
    'presets.save': ({ id, draft }) => {
      const preset = presets.save(id, draft);
      showPresets();
      return preset;
    },
    'presets.remove': ({ id }) => {
      presets.remove(id);
      showPresets();
      return null;
    },
    'accounts.save': ({ id, entry }) => accounts.save(id, entry),
    'accounts.remove': async ({ id }) => {
      await vault.remove(id);
      return null;
    },
    'vault.unlock': async () => {
      await vault.unlock();
      return null;
    },
    'runs.start': ({ presetId }) => ({ runId: startPreset(presetId, 'window').run.id }),
    'history.page': (query) => history.ask('page', query),
    'history.call': ({ callId }) => history.ask('call', callId),
    'settings.save': (changes) => {
      services.onSettings(settings.save(changes));
      return null;
    },
    'practice.behave': ({ behaviour }) => {
      practice.behave(behaviour);
      state.update({ practiceBehaviour: behaviour });
      return null;
    },
  };
}

const NAMES: readonly (readonly [new (...args: never[]) => Error, ErrorCode])[] = [
  [PresetNameTaken, 'name-taken'],
  [AccountNameTaken, 'name-taken'],
  [BadEndpoint, 'bad-endpoint'],
  [VaultUnavailable, 'credentials-unavailable'],
];

/** The code by which the window knows an error; null for one that nobody foresaw. */
export function nameError(error: unknown): NamedError | null {
  if (error instanceof StartRefused) return { code: error.code, message: error.message };
  const known = NAMES.find(([type]) => error instanceof type);
  return known && error instanceof Error ? { code: known[1], message: error.message } : null;
}
