import type { PersonWord } from '../contract/outcome.ts';
import type { Run } from '../contract/run.ts';
import { effectsOfWord } from './effects.ts';
import type { RecordingChanges, Recordings } from './recordings.ts';

export interface WordJournal {
  /** The call with its run; null when it is not in the journal any more. */
  find(callId: string): Run | null;
  setWords(callId: string, words: readonly PersonWord[], effects: RecordingChanges): void;
}

/**
 * Writes down what a person found out about a stream whose outcome is unknown; a later word replaces an
 * earlier one. The vendor's own outcome stays as it is.
 *
 * @returns the words of the call as they then stand; null when there is no such unknown outcome.
 * @throws Error when the journal cannot commit.
 */
export function settleWord(
  journal: WordJournal,
  recordings: Recordings,
  callId: string,
  word: PersonWord,
): PersonWord[] | null {
  const run = journal.find(callId);
  const call = run?.calls[0];
  if (!run || !call?.outcome) return null;
  const isUnknown = call.outcome.streams.some(
    ({ streamId, status }) => streamId === word.streamId && status === 'unknown',
  );
  const { appId, service } = run;
  const { vendor } = call;
  const running = recordings.find({ appId, service, vendor, streamId: word.streamId });
  // Besides the unknown, what is thought to run since this call: a vendor may have lost it long ago.
  if (!isUnknown && running?.callId !== callId) return null;
  const words = [...call.words.filter(({ streamId }) => streamId !== word.streamId), word];
  const effects = effectsOfWord(call, run, recordings, word);
  journal.setWords(callId, words, effects);
  recordings.apply(effects);
  return words;
}
