import type { AppState, Problem, Settings } from '#contract/model/app-state.ts';
import type { RunView } from '#contract/model/run.ts';
import type { JournalProblem } from '../storage/journal/open-journal.ts';
import type { PresetRepository, SettingsRepository, VaultRepository } from '../storage/ports.ts';
import type { StoreFault } from '../storage/stored-value.ts';
import { vendorFacts } from '../zego/vendors/registry.ts';
import type { Accounts } from './accounts.ts';
import { resolveLanguage } from './language.ts';
import { shownSettings } from './shown-settings.ts';

interface StartFaults {
  readonly journal: JournalProblem | null;
  readonly isJournalRead: boolean;
  readonly presets: StoreFault | null;
  readonly settings: StoreFault | null;
  readonly accounts: StoreFault | null;
}

/** Settings are one document, of which no part can be lost. */
function storeProblem(store: 'presets' | 'settings' | 'accounts', fault: StoreFault): Problem {
  const { kind, detail } = fault;
  if (store === 'settings') {
    return { code: kind === 'unusable' ? 'settings-unusable' : 'settings-unreadable', detail };
  }
  return { code: `${store}-${kind}`, detail };
}

/** What went wrong while the files were opened, each with what was done about it. */
function startProblems(faults: StartFaults): Problem[] {
  const { journal, isJournalRead, presets, settings, accounts } = faults;
  const problems: Problem[] = [];
  if (journal) {
    problems.push({ code: `journal-${journal.kind}`, detail: journal.detail });
  }
  // Of a newer version it is said in one.
  if (!isJournalRead && journal?.kind === 'unavailable') {
    problems.push({ code: 'journal-unread', detail: '' });
  }
  const stores = { presets, settings, accounts };
  for (const [store, fault] of Object.entries(stores)) {
    if (fault) problems.push(storeProblem(store as keyof typeof stores, fault));
  }
  return problems;
}

interface FirstStateParts {
  readonly accounts: Pick<Accounts, 'list'>;
  readonly presets: Pick<PresetRepository, 'list' | 'lastRemoved' | 'fault'>;
  readonly vault: Pick<VaultRepository, 'view' | 'proxyLogin' | 'accountsFault'>;
  readonly settings: Pick<SettingsRepository, 'get' | 'fault'>;
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
      accounts: vault.accountsFault,
    }),
    exports: [],
    version: parts.version,
  };
}

/** The problems once this one is there, with a detail, or gone; null where nothing changes. */
export function problemsAfter(
  problems: readonly Problem[],
  code: Problem['code'],
  detail: string | null,
): Problem[] | null {
  const others = problems.filter((known) => known.code !== code);
  if (detail === null) return others.length === problems.length ? null : others;
  return [...others, { code, detail }];
}
