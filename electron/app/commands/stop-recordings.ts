import type { Account } from '#contract/model/account.ts';
import type { Preset } from '#contract/model/preset.ts';
import type { Source } from '#contract/model/run.ts';
import type { Recording, RecordingKey } from '#contract/model/start.ts';
import { recordingId } from '#contract/rules/recording-id.ts';
import type { CommandedRecordings, StopHow, Stopped } from '../../recording/recording-service.ts';
import { lockedSigner, stopAllCondition } from './conditions.ts';
import { decide, STOP_ALL_TABLE } from './decision-table.ts';
import type { Caller, CredentialAccess, StopAnswer, Stopping } from './requests.ts';
import { refusal } from './start-answers.ts';

export interface StopRecordingsDependencies {
  readonly recordings: {
    readonly isLeaving: boolean;
    running(): readonly Recording[];
    stop(recordings: readonly Recording[], source: Source, how: StopHow): Stopped;
  };
  readonly prompt: CredentialAccess;
  listAccounts(): readonly Account[];
  isPaused(caller: Caller): boolean;
}

export interface StopRecordingsRequest {
  /** Null: everything that runs or is uncertain. */
  readonly keys: readonly RecordingKey[] | null;
  /** One of several stops that were asked for at once. */
  readonly together?: boolean;
  /** When a planned stop was due, in Unix seconds. */
  readonly plannedFor?: number;
}

/**
 * Stops recordings once the table lets the caller.
 *
 * @param prompted accounts that a person was asked the secret of, for this very command.
 * @throws Refused with the reason; nothing was sent then.
 */
export function stopRecordings(
  services: StopRecordingsDependencies,
  caller: Caller,
  request: StopRecordingsRequest,
  prompted: ReadonlySet<string> = new Set(),
): Stopped | Promise<Stopped> {
  const { recordings: service, listAccounts, prompt } = services;
  const { keys, ...how } = request;
  const wanted = keys && new Set(keys.map(recordingId));
  const recordings = service.running().filter((one) => wanted?.has(recordingId(one)) ?? true);
  const { isLeaving } = service;
  const situation = {
    ...{ isLeaving, recordings, accounts: listAccounts(), prompted },
    isPaused: services.isPaused(caller),
  };
  const ruling = decide(STOP_ALL_TABLE, caller, (condition) =>
    stopAllCondition(situation, condition),
  );
  if (ruling?.decision.kind === 'refuse') throw refusal(ruling.decision.code);
  const signer = ruling && lockedSigner(situation);
  if (!signer) return service.stop(recordings, caller.source, { ...how, via: caller.via });
  const name = [...new Set(recordings.map(({ presetName }) => presetName))].join(', ');
  return prompt
    .ask(signer.id, { kind: 'stop', name })
    .then(() => stopRecordings(services, caller, request, new Set([...prompted, signer.id])));
}

/** Sends the stop of a preset that the table let pass: of what runs, or of all that it names. */
export function sendStop(
  service: Pick<CommandedRecordings, 'stop' | 'stopAllNamed'>,
  { caller: { source, via }, presetId, request: { together = false } }: Stopping,
  preset: Preset | undefined,
  recordings: readonly Recording[],
): StopAnswer {
  if (recordings.length > 0) {
    return { kind: 'stopped', ...service.stop(recordings, source, { presetId, together, via }) };
  }
  if (!preset) throw new Error('the table let a stop pass that is for nothing');
  const started = [service.stopAllNamed(preset, source, { together, via })];
  return { kind: 'stopped', started, unstopped: [] };
}
