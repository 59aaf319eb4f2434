import type { AppState } from '#contract/model/app-state.ts';
import { NO_OPEN_PORTS } from '#contract/model/control-view.ts';
import { NO_HOTKEYS } from '#contract/model/hotkey.ts';
import { RECEIVER_VIEW_OFF } from '#contract/model/receiver.ts';
import type { RunView } from '#contract/model/run.ts';
import type { Settings } from '#contract/model/settings.ts';
import { NO_UPDATES } from '#contract/model/update.ts';
import type { ControlRepository } from '../storage/control-ports.ts';
import type { JournalProblem } from '../storage/journal/open-journal.ts';
import type {
  PresetRepository,
  ScheduleRepository,
  SettingsRepository,
  VaultRepository,
} from '../storage/ports.ts';
import { vendorFacts } from '../zego/vendors/registry.ts';
import type { Accounts } from './accounts.ts';
import { controlView } from './control/control-view.ts';
import { resolveLanguage } from './language.ts';
import { startProblems } from './problems.ts';
import { shownSettings } from './shown-settings.ts';

interface FirstStateParts {
  readonly accounts: Pick<Accounts, 'list'>;
  readonly presets: Pick<PresetRepository, 'list' | 'lastRemoved' | 'fault'>;
  readonly vault: Pick<VaultRepository, 'view' | 'proxyLogin' | 'accountsFault'>;
  readonly settings: Pick<SettingsRepository, 'get' | 'fault'>;
  readonly schedules: Pick<ScheduleRepository, 'fault'>;
  readonly control: Pick<ControlRepository, 'get'>;
  /** What the last process left. */
  readonly runs: readonly RunView[];
  readonly recordings: AppState['recordings'];
  readonly journal: JournalProblem | null;
  readonly isJournalRead: boolean;
  /** Language of the desktop, as far as it is known by now. */
  readonly systemLocale: string;
  readonly version: string;
}

/** What is shown of accounts and vault: one picture, since each changes with the other. */
export function credentialsView(
  accounts: Pick<Accounts, 'list'>,
  vault: Pick<VaultRepository, 'view' | 'proxyLogin'>,
): Pick<AppState, 'accounts' | 'vault' | 'hasProxyLogin' | 'proxyOfLogin'> {
  const login = vault.proxyLogin();
  return {
    accounts: accounts.list(),
    vault: vault.view(),
    hasProxyLogin: login !== null,
    proxyOfLogin: login?.proxy ?? null,
  };
}

/** What is shown of the presets. */
export const presetsView = (
  presets: Pick<PresetRepository, 'list' | 'lastRemoved'>,
): Pick<AppState, 'presets' | 'removedPreset'> => ({
  presets: [...presets.list()],
  removedPreset: presets.lastRemoved(),
});

/** What is shown of the settings, in the language that follows from them. */
export const settingsView = (
  settings: Settings,
  systemLocale: string,
): Pick<AppState, 'settings' | 'language'> => ({
  settings: shownSettings(settings),
  language: resolveLanguage(settings.language, systemLocale),
});

/** What window and tray show before anything has happened. */
export function firstState(parts: FirstStateParts): AppState {
  const { accounts, presets, vault, settings, runs, journal } = parts;
  return {
    ...credentialsView(accounts, vault),
    ...presetsView(presets),
    ...settingsView(settings.get(), parts.systemLocale),
    vendors: vendorFacts(),
    runs: Object.fromEntries(runs.map((run) => [run.presetId, run])),
    dismissedRuns: [],
    recordings: parts.recordings,
    queue: {},
    questions: [],
    practiceBehaviour: 'normal',
    problems: startProblems({
      journal,
      isJournalRead: parts.isJournalRead,
      presets: presets.fault,
      settings: settings.fault,
      schedules: parts.schedules.fault,
      accounts: vault.accountsFault,
    }),
    fileWatches: [],
    exports: [],
    schedules: [],
    scheduleTroubles: [],
    unpushed: [],
    alarms: [],
    receiver: RECEIVER_VIEW_OFF,
    hotkeys: NO_HOTKEYS,
    control: controlView(parts.control.get()),
    openPorts: NO_OPEN_PORTS,
    webhooks: [],
    updates: NO_UPDATES,
    version: parts.version,
  };
}
