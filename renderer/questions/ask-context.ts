import { createContext, useContext } from 'react';
import type { Question, StartScope } from '../../electron/contract/start.ts';
import type { AskedOfPresets } from './asked-of-presets.ts';

/** A question, and the scope of the start that led to it: a start without a record goes on with the same. */
export interface Asked {
  readonly question: Question;
  readonly scope: StartScope;
}

interface Asking {
  /** Puts a question to the operator, whatever section is on the screen. */
  readonly ask: (asked: Asked) => void;
  readonly presets: AskedOfPresets;
}

const AskContext = createContext<Asking | null>(null);
export const AskProvider = AskContext.Provider;

export function useAsking(): Asking {
  const asking = useContext(AskContext);
  if (!asking) throw new Error('used outside of Questions');
  return asking;
}
