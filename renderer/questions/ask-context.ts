import { createContext, useContext } from 'react';
import type { Question, StartScope } from '../../electron/contract/start.ts';

/** A question, and the scope of the start that led to it: a start without a record goes on with the same. */
export interface Asked {
  readonly question: Question;
  readonly scope: StartScope;
}

/** Puts a question to the operator, whatever section is on the screen. */
const AskContext = createContext<((asked: Asked) => void) | null>(null);
export const AskProvider = AskContext.Provider;

export function useAsk(): (asked: Asked) => void {
  const ask = useContext(AskContext);
  if (!ask) throw new Error('used outside of Questions');
  return ask;
}
