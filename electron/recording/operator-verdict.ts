import type { Call, OperatorVerdict } from '#contract/model/outcome.ts';
import type { Run } from '#contract/model/run.ts';
import type { Recording, RecordingKey } from '#contract/model/start.ts';
import { effectsOfEvidence, effectsOfVerdict } from './effects-on-recordings.ts';
import { NO_CHANGES, type RecordingChanges, type Recordings } from './known-recordings.ts';

export interface VerdictJournal {
  /** The call with its run; null when the journal no longer holds it. */
  find(callId: string): Run | null;
  setVerdicts(
    callId: string,
    verdicts: readonly OperatorVerdict[],
    effects: RecordingChanges,
  ): void;
  changeRecordings(change: (recordings: { apply(changes: RecordingChanges): void }) => void): void;
}

/** A verdict, and of what: of a call's stream, or of a recording where its key is given. */
export interface Verdict {
  readonly callId: string;
  readonly verdict: OperatorVerdict;
  readonly key: RecordingKey | null;
}

/** What is known before a verdict is recorded. */
export interface VerdictFacts {
  /** There is an unknown outcome, or something that runs since that call. */
  readonly isFound: boolean;
  /**
   * What certainly runs, and would be taken as not recording by this verdict; null where it hides nothing
   * but doubt. A stop of which it is not known whether it arrived is doubt enough.
   */
  readonly hides: Recording | null;
}

export function verdictFacts(
  journal: Pick<VerdictJournal, 'find'>,
  recordings: Recordings,
  { callId, verdict, key }: Verdict,
): VerdictFacts {
  const of = key ?? keyOf(journal.find(callId), verdict.streamId);
  const known = of && recordings.find(of);
  const running = known?.callId === callId ? known : null;
  const isFound = key
    ? running !== null
    : openOutcome(journal, recordings, callId, verdict.streamId) !== null;
  const isHidden = verdict.verdict === 'not-recording' && running?.certainty !== 'uncertain';
  return { isFound, hides: isHidden ? running : null };
}

function keyOf(run: Run | null, streamId: string): RecordingKey | null {
  const [call] = run?.calls ?? [];
  if (!run || !call) return null;
  return { appId: run.appId, service: run.service, vendor: call.vendor, streamId };
}

/**
 * Writes down what a person found out about a stream whose outcome is unknown; a later verdict replaces an
 * earlier one. The vendor's own outcome stays as it is.
 *
 * @returns the verdicts of the call as they then stand; null when there is no such unknown outcome.
 * @throws Error when the journal cannot commit.
 */
export function recordVerdict(
  journal: VerdictJournal,
  recordings: Recordings,
  callId: string,
  verdict: OperatorVerdict,
): OperatorVerdict[] | null {
  const open = openOutcome(journal, recordings, callId, verdict.streamId);
  if (!open) return null;
  const { run, call } = open;
  const verdicts = [
    ...call.verdicts.filter(({ streamId }) => streamId !== verdict.streamId),
    verdict,
  ];
  const effects = effectsOfVerdict(call, run, recordings, verdict);
  journal.setVerdicts(callId, verdicts, effects);
  recordings.apply(effects);
  return verdicts;
}

/** What a file proves of one stream of a start. */
export interface Evidence {
  readonly callId: string;
  readonly key: RecordingKey;
  readonly verdict: OperatorVerdict;
}

/**
 * Writes down what a file proves of a start whose outcome is unknown. It stands beside the vendor's own outcome, and
 * changes nothing where a verdict was given already: what a person saw counts more than what a file lets conclude.
 *
 * @returns the verdicts of the call as they then stand, none where the journal has the call no more; null when
 * there is nothing in doubt.
 * @throws Error when the journal cannot commit.
 */
export function recordEvidence(
  journal: VerdictJournal,
  recordings: Recordings,
  { callId, key, verdict }: Evidence,
): OperatorVerdict[] | null {
  const effects = effectsOfEvidence(recordings, key, callId);
  const call = journal.find(callId)?.calls[0];
  const isInDoubt = effects.put.length > 0;
  if (!call) {
    if (!isInDoubt) return null;
    journal.changeRecordings((kept) => kept.apply(effects));
    recordings.apply(effects);
    return [];
  }
  const { streamId } = verdict;
  if (givenOf(call, streamId) || !(isUnknown(call, streamId) || isInDoubt)) return null;
  const verdicts = [...call.verdicts, verdict];
  journal.setVerdicts(callId, verdicts, effects);
  recordings.apply(effects);
  return verdicts;
}

/** The verdict that stands on a stream of a call; null where there is none, or the journal has the call no more. */
export const standingVerdict = (
  journal: Pick<VerdictJournal, 'find'>,
  callId: string,
  streamId: string,
): OperatorVerdict | null => givenOf(journal.find(callId)?.calls[0], streamId) ?? null;

const givenOf = (call: Call | undefined, streamId: string) =>
  call?.verdicts.find((verdict) => verdict.streamId === streamId);

const isUnknown = ({ outcome }: Call, streamId: string): boolean =>
  outcome?.streams.some((row) => row.streamId === streamId && row.status === 'unknown') ?? false;

/** What a file had settled on a condition. */
export interface Reconsidered {
  readonly callId: string;
  readonly streamId: string;
  readonly key: RecordingKey;
  /** Whether the condition holds: the project does not record all streams by default. */
  readonly holds: boolean;
}

/**
 * Takes a file's verdict as unconditional once its condition is known to hold; where it does not, the outcome is
 * unknown again, and what runs since the call is in doubt, though the journal may have the call no more.
 *
 * @returns the verdicts of the call as they then stand, none where the journal has the call no more; null where
 * nothing has changed.
 * @throws Error when the journal cannot commit.
 */
export function reconsiderEvidence(
  journal: VerdictJournal,
  recordings: Recordings,
  { callId, streamId, key, holds }: Reconsidered,
): OperatorVerdict[] | null {
  const known = recordings.find(key);
  const isByFile = known?.callId === callId && known.certainty === 'file';
  const doubted: RecordingChanges =
    !holds && isByFile ? { put: [{ ...known, certainty: 'uncertain' }], drop: [] } : NO_CHANGES;
  const call = journal.find(callId)?.calls[0];
  if (!call) {
    if (doubted.put.length === 0) return null;
    journal.changeRecordings((kept) => kept.apply(doubted));
    recordings.apply(doubted);
    return [];
  }
  const given = givenOf(call, streamId);
  if (!given?.file?.provided) return null;
  const others = call.verdicts.filter((verdict) => verdict !== given);
  const kept = { ...given, file: { ...given.file, provided: false } };
  const verdicts = holds ? [...others, kept] : others;
  journal.setVerdicts(callId, verdicts, doubted);
  recordings.apply(doubted);
  return verdicts;
}

/** Whether a file could settle this stream of a start: its outcome is unknown, or what runs since the call is in doubt. */
export function isInDoubt(
  journal: Pick<VerdictJournal, 'find'>,
  recordings: Recordings,
  { callId, streamId, key }: Pick<Reconsidered, 'callId' | 'streamId' | 'key'>,
): boolean {
  const call = journal.find(callId)?.calls[0];
  if (givenOf(call, streamId)) return false;
  const runsInDoubt = effectsOfEvidence(recordings, key, callId).put.length > 0;
  return runsInDoubt || (call !== undefined && isUnknown(call, streamId));
}

/** The call with its run, where a verdict on this stream of it means something. */
function openOutcome(
  journal: Pick<VerdictJournal, 'find'>,
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
 * @returns the verdicts of the call, none where there is no call; null when it does not run since that call.
 * @throws Error when the journal cannot commit.
 */
export function recordRecordingVerdict(
  journal: VerdictJournal,
  recordings: Recordings,
  { key, callId }: { readonly key: RecordingKey; readonly callId: string },
  verdict: OperatorVerdict,
): OperatorVerdict[] | null {
  const known = recordings.find(key);
  if (known?.callId !== callId) return null;
  const verdicts = recordVerdict(journal, recordings, callId, verdict);
  if (verdicts) return verdicts;
  const effects: RecordingChanges =
    verdict.verdict === 'recording'
      ? { put: [{ ...known, certainty: 'person' }], drop: [] }
      : { put: [], drop: [known] };
  journal.changeRecordings((kept) => kept.apply(effects));
  recordings.apply(effects);
  return [];
}
