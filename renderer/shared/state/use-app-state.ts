import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ChannelResult } from '#contract/ipc/channels.ts';
import type { AppState } from '#contract/model/app-state.ts';
import type { SettingsChanges } from '#contract/model/settings.ts';
import { bridge } from '../bridge/bridge.ts';
import { type Action, useAction } from '../bridge/use-action.ts';
import type { AppStateStore } from './app-state-store.ts';

const StoreContext = createContext<AppStateStore | null>(null);
export const AppStateProvider = StoreContext.Provider;

export function useAppStateStore(): AppStateStore {
  const store = useContext(StoreContext);
  if (!store) throw new Error('used outside of AppStateProvider');
  return store;
}

/**
 * A part of main's state. `select` must return a part, not make a new object: a view is drawn again when
 * the part is another one.
 */
export function useAppState<T>(select: (state: AppState) => T): T {
  const store = useAppStateStore();
  return useSyncExternalStore(store.subscribe, () => {
    const state = store.current();
    if (!state) throw new Error('used before the first snapshot');
    return select(state);
  });
}

/** Saves some of the settings; what they change comes back as a change of state. */
export function useSaveSettings(): Action<[SettingsChanges], ChannelResult<'settings.save'>> {
  return useAction((changes: SettingsChanges) => bridge.ask('settings.save', changes));
}
