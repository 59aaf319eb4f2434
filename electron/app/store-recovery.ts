import type { Problem, Settings } from '#contract/model/app-state.ts';
import type { PresetStore } from '../storage/presets.ts';
import type { SettingsStore } from '../storage/settings.ts';
import { problemsAfter } from './first-state.ts';
import type { AppStateStore } from './state.ts';

const RETRY_MS = 5_000;

export interface RecoveryServices {
  readonly state: AppStateStore;
  readonly presets: Pick<PresetStore, 'fault' | 'list' | 'refresh'>;
  readonly settings: Pick<SettingsStore, 'fault' | 'get' | 'refresh'>;
}

interface Unread {
  readonly store: { refresh(): void };
  readonly problem: Problem['code'];
  readonly show: () => void;
}

/**
 * Tries again, while there is one, to read a file that could not be read at the start; what is in it then
 * shows, and the problem is gone.
 */
export function recoverStores(
  { state, presets, settings }: RecoveryServices,
  onSettings: (settings: Settings) => void,
  retryMs = RETRY_MS,
): { stop(): void } {
  const unread: Unread[] = [];
  if (presets.fault?.kind === 'unusable') {
    const show = () => state.update({ presets: [...presets.list()] });
    unread.push({ store: presets, problem: 'presets-unusable', show });
  }
  if (settings.fault?.kind === 'unusable') {
    const show = () => onSettings(settings.get());
    unread.push({ store: settings, problem: 'settings-unusable', show });
  }
  if (unread.length === 0) return { stop: () => undefined };
  const timer = setInterval(() => {
    for (const file of unread.filter(({ store }) => isRead(store))) {
      unread.splice(unread.indexOf(file), 1);
      const problems = problemsAfter(state.state.problems, file.problem, null);
      if (problems) state.update({ problems });
      file.show();
    }
    if (unread.length === 0) clearInterval(timer);
  }, retryMs);
  return { stop: () => clearInterval(timer) };
}

function isRead(store: Unread['store']): boolean {
  try {
    store.refresh();
    return true;
  } catch {
    return false;
  }
}
