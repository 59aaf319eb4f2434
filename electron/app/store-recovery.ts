import type { Problem } from '#contract/model/app-state.ts';
import type { ControlRepository } from '../storage/control-ports.ts';
import type { PresetRepository, ScheduleRepository, SettingsRepository } from '../storage/ports.ts';
import { problemsAfter } from './problems.ts';
import type { AppStateStore } from './state.ts';

const RETRY_MS = 5_000;

export interface RecoveryServices {
  readonly state: AppStateStore;
  readonly presets: Pick<PresetRepository, 'fault' | 'refresh'>;
  readonly settings: Pick<SettingsRepository, 'fault' | 'refresh'>;
  readonly schedules: Pick<ScheduleRepository, 'fault' | 'refresh'>;
  readonly control: Pick<ControlRepository, 'fault' | 'refresh'>;
}

interface Unread {
  readonly store: { refresh(): void };
  readonly problem: Problem['code'];
}

/**
 * Tries again, while there is one, to read a file that could not be read at the start, and takes its problem
 * away. The repository itself reports what it then holds.
 */
export function recoverStores(
  { state, presets, settings, schedules, control }: RecoveryServices,
  retryMs = RETRY_MS,
): { stop(): void } {
  const unread: Unread[] = [];
  if (presets.fault?.kind === 'unusable') {
    unread.push({ store: presets, problem: 'presets-unusable' });
  }
  if (settings.fault?.kind === 'unusable') {
    unread.push({ store: settings, problem: 'settings-unusable' });
  }
  if (schedules.fault?.kind === 'unusable') {
    unread.push({ store: schedules, problem: 'schedules-unusable' });
  }
  if (control.fault?.kind === 'unusable') {
    unread.push({ store: control, problem: 'control-unreadable' });
  }
  if (unread.length === 0) return { stop: () => undefined };
  const timer = setInterval(() => {
    for (const file of unread.filter(({ store }) => isRead(store))) {
      unread.splice(unread.indexOf(file), 1);
      const problems = problemsAfter(state.state.problems, file.problem, null);
      if (problems) state.update({ problems });
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
