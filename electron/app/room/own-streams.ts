import type { Elsewhere, Recording } from '#contract/model/start.ts';
import { recordingId } from '#contract/rules/recording-id.ts';
import type { ClaimRow, ClaimState, OwnStream } from '../../storage/claim-ports.ts';

/**
 * What this desk has to hold in its room: the effects of outcomes on recordings are the one rule for what runs, may run
 * or surely does not, and this reads them.
 *
 * @param known what runs, or may run, by the journal. @param starting what is being started now.
 */
export function ownStreams(
  known: readonly Recording[],
  starting: readonly Recording[],
): OwnStream[] {
  const streams = new Map<string, OwnStream>();
  for (const recording of known) {
    const state = recording.certainty === 'uncertain' ? 'unknown' : 'accepted';
    put(streams, recording, state);
  }
  for (const recording of starting) put(streams, recording, 'sending');
  return [...streams.values()];
}

function put(streams: Map<string, OwnStream>, recording: Recording, state: ClaimState): void {
  const id = recordingId(recording);
  const { appId, service, vendor, streamId, endTime, presetName, callId, handOver } = recording;
  const before = streams.get(id);
  const former = handOver?.former?.callId;
  const tasks = [
    ...(before?.tasks ?? []),
    ...(former ? [former] : []),
    ...(callId ? [callId] : []),
  ];
  streams.set(id, {
    ...{ appId, service, vendor, streamId },
    // A second start of what certainly runs leaves it certain.
    state: before?.state === 'accepted' ? 'accepted' : state,
    // A stream of several tasks is free when all of them are over; what is not sent yet has no end yet.
    endTime: before ? laterEnd(before.endTime, endTime) : endTime,
    presetName: before?.presetName ?? presetName,
    tasks: [...new Set(tasks)],
    recording: before?.recording ?? recording,
  });
}

const laterEnd = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : Math.max(a, b);

/** Rows by desk, preset and vendor, as commands and questions tell them. */
export function elsewhereOf(rows: readonly ClaimRow[]): Elsewhere[] {
  const groups = new Map<string, Elsewhere>();
  for (const { desk, person, presetName, vendor, streamId } of rows) {
    const key = JSON.stringify([desk, person, presetName, vendor]);
    const streamIds = [...(groups.get(key)?.streamIds ?? []), streamId];
    groups.set(key, { desk, person, presetName, vendor, streamIds });
  }
  return [...groups.values()];
}
