import type { AppState, StateChange, StateSnapshot } from '#contract/model/app-state.ts';

/** What became of a change: taken, already known, or a sign that one before it was missed. */
export type Received =
  | { readonly kind: 'taken'; readonly snapshot: StateSnapshot }
  | { readonly kind: 'stale' }
  | { readonly kind: 'missed' };

/** Takes a numbered change into what is held; pure. */
export function receive(held: StateSnapshot, { revision, changes }: StateChange): Received {
  if (revision <= held.revision) return { kind: 'stale' };
  if (revision !== held.revision + 1) return { kind: 'missed' };
  return { kind: 'taken', snapshot: { revision, state: withChanges(held.state, changes) } };
}

/** Parts are replaced whole; of `runs` only those that are named, since main sends no others. */
function withChanges(state: AppState, changes: StateChange['changes']): AppState {
  const given = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  ) as Partial<AppState>;
  return { ...state, ...given, runs: { ...state.runs, ...changes.runs } };
}
