import type { AppState, RecordingsChange, StateChange } from '#contract/model/app-state.ts';
import type { Recording } from '#contract/model/start.ts';
import { recordingId } from './recording-id.ts';
import { withRecordings } from './recordings-index.ts';

type PageChanges = StateChange['changes'];

/** What a page is sent of changed parts: of `recordings` only those that differ from what it has. */
export function pageChanges(changes: Partial<AppState>, before: AppState): PageChanges {
  const { recordings, ...parts } = changes;
  if (!recordings) return parts;
  return { ...parts, recordings: recordingsChange(before.recordings, recordings) };
}

/** The state of a page after a change: parts are replaced whole, of `runs` and `recordings` the ones that are named. */
export function withPageChanges(state: AppState, changes: PageChanges): AppState {
  const { runs, recordings, ...parts } = changes;
  const given = Object.fromEntries(
    Object.entries(parts).filter(([, value]) => value !== undefined),
  ) as Partial<AppState>;
  return {
    ...state,
    ...given,
    runs: runs ? { ...state.runs, ...runs } : state.runs,
    recordings: recordings ? withRecordings(state.recordings, recordings) : state.recordings,
  };
}

/**
 * How one list of recordings becomes another, order included. A recording is the same while it is the same object:
 * main replaces what changes. What stands in its place is `put` there; from the first one on that does not, all are
 * dropped and put at the end.
 */
function recordingsChange(
  before: readonly Recording[],
  after: readonly Recording[],
): RecordingsChange {
  const places = new Map(
    before.map((recording, at) => [recordingId(recording), { recording, at }]),
  );
  const put: Recording[] = [];
  const moved: string[] = [];
  let reached = -1;
  let isInPlace = true;
  for (const recording of after) {
    const id = recordingId(recording);
    const known = places.get(id);
    places.delete(id);
    isInPlace &&= known !== undefined && known.at > reached;
    if (known) reached = known.at;
    if (known && !isInPlace) moved.push(id);
    if (!isInPlace || known?.recording !== recording) put.push(recording);
  }
  return { drop: [...places.keys(), ...moved], put };
}
