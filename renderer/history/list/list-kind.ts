import { useSyncExternalStore } from 'react';

/** What a line of the history is: a run, or one outcome (a stream at a vendor). */
export type ListKind = 'runs' | 'rows';

let kind: ListKind = 'runs';
const listeners = new Set<() => void>();

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

function setKind(next: ListKind): void {
  kind = next;
  for (const listener of listeners) listener();
}

/** The list that the operator chose last, for as long as the window is open. */
export const useListKind = (): [ListKind, (kind: ListKind) => void] => [
  useSyncExternalStore(subscribe, () => kind),
  setKind,
];
