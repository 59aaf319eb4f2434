import type { AppState, Problem } from '../contract/app-state.ts';
import { VENDOR_ADAPTERS } from '../zego/vendors/registry.ts';

/** What each vendor can do, for views that must not know the adapters. */
export function capabilities(): AppState['vendors'] {
  return Object.fromEntries(
    Object.values(VENDOR_ADAPTERS).map((adapter) => [adapter.name, adapter.capabilities]),
  ) as AppState['vendors'];
}

export interface StartFaults {
  readonly journal: string | null;
  /** Whether what is written now outlives the process. */
  readonly onDisk: boolean;
  readonly presets: string | null;
  readonly settings: string | null;
  readonly accounts: string | null;
}

/** What went wrong while the files were opened, each with what was done about it. */
export function startProblems({
  journal,
  onDisk,
  presets,
  settings,
  accounts,
}: StartFaults): Problem[] {
  const problems: Problem[] = [];
  if (journal) {
    problems.push({ code: onDisk ? 'journal-renewed' : 'journal-unavailable', detail: journal });
  }
  if (presets) problems.push({ code: 'presets-unreadable', detail: presets });
  if (settings) problems.push({ code: 'settings-unreadable', detail: settings });
  if (accounts) problems.push({ code: 'accounts-unreadable', detail: accounts });
  return problems;
}
