import { useSyncExternalStore } from 'react';
import type { AppState } from '#contract/model/app-state.ts';
import { rememberedSummaries } from '#contract/rules/preset-summaries.ts';
import type { PresetSummary } from '#contract/rules/preset-summary.ts';
import type { AppStateStore } from '../state/app-state-store.ts';
import { useAppStateStore } from '../state/use-app-state.ts';
import { keepUnchanged } from './keep-unchanged.ts';

/** The summaries of all presets: on the board in its order, then those off the board that run. */
export interface Summaries {
  readonly all: readonly PresetSummary[];
  readonly of: (presetId: string) => PresetSummary | undefined;
}

const PARTS = ['accounts', 'presets', 'runs', 'recordings', 'dismissedRuns'] as const;

/**
 * Summaries, made again only where something that they rest on has changed: every tile of a wall asks for
 * them at every change of state.
 */
export function keptSummaries(): (state: AppState) => Summaries {
  const keep = keepUnchanged();
  const summarize = rememberedSummaries();
  let last: { readonly state: AppState; readonly summaries: Summaries } | null = null;
  return (state) => {
    const known = last;
    if (known && PARTS.every((part) => known.state[part] === state[part])) return known.summaries;
    const all = summarize({ ...state, presets: keep(state.presets) });
    const byId = new Map(all.map((one) => [one.presetId, one]));
    const summaries = { all, of: (presetId: string) => byId.get(presetId) };
    last = { state, summaries };
    return summaries;
  };
}

const kept = new WeakMap<AppStateStore, (state: AppState) => Summaries>();

/** What every part of the window shows of the presets; the same object until something of it changes. */
export function summariesOf(store: AppStateStore): Summaries {
  const state = store.current();
  if (!state) throw new Error('used before the first snapshot');
  const known = kept.get(store) ?? keptSummaries();
  kept.set(store, known);
  return known(state);
}

/**
 * A part of the summaries. `select` must return the same value where nothing that it shows has changed:
 * a view is drawn again when the value is another one.
 */
export function useSummaries<T>(select: (summaries: Summaries) => T): T {
  const store = useAppStateStore();
  return useSyncExternalStore(store.subscribe, () => select(summariesOf(store)));
}
