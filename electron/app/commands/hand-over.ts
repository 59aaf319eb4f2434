import type { Account } from '#contract/model/account.ts';
import type { Source } from '#contract/model/run.ts';
import type { Recording, RecordingKey } from '#contract/model/start.ts';
import { recordingId } from '#contract/rules/recording-id.ts';
import type { Stopped } from '../../recording/recording-service.ts';
import { lockedSigner, stopAllCondition } from './conditions.ts';
import { decide } from './decision-table.ts';
import { HAND_OVER_TABLE } from './end-tables.ts';
import type { Caller, CredentialAccess } from './requests.ts';
import { refusal } from './start-answers.ts';

export interface HandOverDependencies {
  readonly recordings: {
    readonly isLeaving: boolean;
    handingOver(): readonly Recording[];
    handOver(recordings: readonly Recording[], source: Source, plannedFor?: number): Stopped;
  };
  readonly prompt: CredentialAccess;
  listAccounts(): readonly Account[];
}

export interface HandOverRequest {
  readonly keys: readonly RecordingKey[];
  /** When it was due, in Unix seconds; absent where an operator asks for it. */
  readonly plannedFor?: number | undefined;
}

/**
 * Starts the tasks that take over, once the table lets the caller.
 *
 * @param prompted accounts that a person was asked the secret of, for this very command.
 * @throws Refused with the reason; nothing was sent then.
 */
export function handOver(
  services: HandOverDependencies,
  caller: Caller,
  request: HandOverRequest,
  prompted: ReadonlySet<string> = new Set(),
): Stopped | Promise<Stopped> {
  const { recordings: service, listAccounts, prompt } = services;
  const wanted = new Set(request.keys.map(recordingId));
  // What may have been sent is never sent again: an operator has to look first.
  const recordings = service
    .handingOver()
    .filter((one) => wanted.has(recordingId(one)) && one.handOver?.trouble !== 'unknown');
  const { isLeaving } = service;
  const accounts = listAccounts();
  const situation = { isLeaving, isPaused: false, recordings, accounts, prompted };
  const ruling = decide(HAND_OVER_TABLE, caller, (condition) =>
    stopAllCondition(situation, condition),
  );
  if (ruling?.decision.kind === 'refuse') throw refusal(ruling.decision.code);
  const signer = ruling && lockedSigner(situation);
  if (!signer) return service.handOver(recordings, caller.source, request.plannedFor);
  const name = [...new Set(recordings.map(({ presetName }) => presetName))].join(', ');
  return prompt
    .ask(signer.id, { kind: 'start', name })
    .then(() => handOver(services, caller, request, new Set([...prompted, signer.id])));
}
