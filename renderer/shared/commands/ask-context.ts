import { createContext, useContext } from 'react';
import type { Question, StartScope } from '#contract/model/start.ts';
import type { Batch } from './batch.ts';
import type { PendingRequests } from './pending-requests.ts';

/** A question, and the scope of the start that led to it: a start without a record goes on with the same. */
export interface PendingQuestion {
  readonly question: Question;
  readonly scope: StartScope;
}

export interface Asking {
  /** Puts a question to the operator, whatever section is on the screen; after those that wait already. */
  readonly ask: (asked: PendingQuestion) => void;
  /** Opens the sheet that asks about several presets at once. */
  readonly askMany: (batch: Batch) => void;
  readonly presets: PendingRequests;
}

/** What else waits to be answered. Apart from `Asking`, which never changes: all cards hang on that. */
interface Series {
  /** Questions that come after the one on the screen. */
  readonly waiting: number;
  /** Dismisses all of them, the one on the screen too: nothing of what they ask about is done. */
  readonly leaveAll: () => void;
}

const AskContext = createContext<Asking | null>(null);
export const AskProvider = AskContext.Provider;

const SeriesContext = createContext<Series>({ waiting: 0, leaveAll: () => undefined });
export const SeriesProvider = SeriesContext.Provider;

export function useAsking(): Asking {
  const asking = useContext(AskContext);
  if (!asking) throw new Error('used outside of Questions');
  return asking;
}

export const useSeries = (): Series => useContext(SeriesContext);
