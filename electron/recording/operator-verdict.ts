import type { OperatorVerdict } from '#contract/model/outcome.ts';
import type { Run } from '#contract/model/run.ts';
import type { Recording, RecordingKey } from '#contract/model/start.ts';
import { effectsOfWord } from './effects-on-recordings.ts';
import type { RecordingChanges, Recordings } from './known-recordings.ts';

export interface WordJournal {
  /** The call with its run; null when the journal no longer holds it. */
  find(callId: string): Run | null;
  setWords(callId: string, words: readonly OperatorVerdict[], effects: RecordingChanges): void;
  changeRecordings(change: (recordings: { apply(changes: RecordingChanges): void }) => void): void;
}

/** A word, and of what: of a call's stream, or of a recording where its key is given. */
export interface Verdict {
  readonly callId: string;
  readonly word: OperatorVerdict;
  readonly key: RecordingKey | null;
}

/** What is known before a verdict is recorded. */
export interface VerdictFacts {
  /** There is an unknown outcome, or something that runs since that call. */
  readonly isFound: boolean;
  /**
   * What certainly runs, and would be taken as not recording by this word; null where the word hides nothing
   * but doubt. A stop of which it is not known whether it arrived is doubt enough.
   */
  readonly hides: Recording | null;
}

export function verdictFacts(
  journal: Pick<WordJournal, 'find'>,
  recordings: Recordings,
  { callId, word, key }: Verdict,
): VerdictFacts {
  const of = key ?? keyOf(journal.find(callId), word.streamId);
  const known = of && recordings.find(of);
  const running = known?.callId === callId ? known : null;
  const isFound = key
    ? running !== null
    : openOutcome(journal, recordings, callId, word.streamId) !== null;
  const isHidden = word.word === 'not-recording' && running?.certainty !== 'uncertain';
  return { isFound, hides: isHidden ? running : null };
}

function keyOf(run: Run | null, streamId: string): RecordingKey | null {
  const [call] = run?.calls ?? [];
  if (!run || !call) return null;
  return { appId: run.appId, service: run.service, vendor: call.vendor, streamId };
}

/**
 * Writes down what a person found out about a stream whose outcome is unknown; a later word replaces an
 * earlier one. The vendor's own outcome stays as it is.
 *
 * @returns the words of the call as they then stand; null when there is no such unknown outcome.
 * @throws Error when the journal cannot commit.
 */
export function recordVerdict(
  journal: WordJournal,
  recordings: Recordings,
  callId: string,
  word: OperatorVerdict,
): OperatorVerdict[] | null {
  const open = openOutcome(journal, recordings, callId, word.streamId);
  if (!open) return null;
  const { run, call } = open;
  const words = [...call.words.filter(({ streamId }) => streamId !== word.streamId), word];
  const effects = effectsOfWord(call, run, recordings, word);
  journal.setWords(callId, words, effects);
  recordings.apply(effects);
  return words;
}

/** The call with its run, where a verdict on this stream of it means something. */
function openOutcome(
  journal: Pick<WordJournal, 'find'>,
  recordings: Recordings,
  callId: string,
  streamId: string,
): { run: Run; call: Run['calls'][number] } | null {
  const run = journal.find(callId);
  const call = run?.calls[0];
  if (!run || !call?.outcome) return null;
  const isUnknown = call.outcome.streams.some(
    (one) => one.streamId === streamId && one.status === 'unknown',
  );
  const { appId, service } = run;
  const running = recordings.find({ appId, service, vendor: call.vendor, streamId });
  // Besides the unknown, what is thought to run since this call: a vendor may have lost it long ago.
  return isUnknown || running?.callId === callId ? { run, call } : null;
}

/**
 * The same for a recording, however certain it is and whether the journal still has its call or not: one
 * that runs for months has outlived it, and a run that the disk did not take was never in it.
 *
 * @returns the words of the call, none where there is no call; null when it does not run since that call.
 * @throws Error when the journal cannot commit.
 */
export function recordRecordingVerdict(
  journal: WordJournal,
  recordings: Recordings,
  { key, callId }: { readonly key: RecordingKey; readonly callId: string },
  word: OperatorVerdict,
): OperatorVerdict[] | null {
  const known = recordings.find(key);
  if (known?.callId !== callId) return null;
  const words = recordVerdict(journal, recordings, callId, word);
  if (words) return words;
  const effects: RecordingChanges =
    word.word === 'recording'
      ? { put: [{ ...known, certainty: 'person' }], drop: [] }
      : { put: [], drop: [known] };
  journal.changeRecordings((kept) => kept.apply(effects));
  recordings.apply(effects);
  return [];
}
