import type { Problem } from '#contract/model/app-state.ts';
import type { JournalProblem } from '../storage/journal/open-journal.ts';
import type { StoreFault } from '../storage/stored-value.ts';

/** What was wrong with each file when it was opened; null where nothing was. */
export interface StartFaults {
  readonly journal: JournalProblem | null;
  readonly isJournalRead: boolean;
  readonly presets: StoreFault | null;
  readonly settings: StoreFault | null;
  readonly schedules: StoreFault | null;
  readonly accounts: StoreFault | null;
}

/** Settings are one document, of which no part can be lost. */
function storeProblem(
  store: 'presets' | 'settings' | 'schedules' | 'accounts',
  fault: StoreFault,
): Problem {
  const { kind, detail } = fault;
  if (store === 'settings') {
    return { code: kind === 'unusable' ? 'settings-unusable' : 'settings-unreadable', detail };
  }
  return { code: `${store}-${kind}`, detail };
}

/** What went wrong while the files were opened, each with what was done about it. */
export function startProblems(faults: StartFaults): Problem[] {
  const { journal, isJournalRead, presets, settings, schedules, accounts } = faults;
  const problems: Problem[] = [];
  if (journal) {
    problems.push({ code: `journal-${journal.kind}`, detail: journal.detail });
  }
  // Of a newer version it is said in one.
  if (!isJournalRead && journal?.kind === 'unavailable') {
    problems.push({ code: 'journal-unread', detail: '' });
  }
  const stores = { presets, settings, schedules, accounts };
  for (const [store, fault] of Object.entries(stores)) {
    if (fault) problems.push(storeProblem(store as keyof typeof stores, fault));
  }
  return problems;
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
