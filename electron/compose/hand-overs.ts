import type { DuePlans } from '../app/due-plans.ts';
import { createHandOverPlans } from '../app/hand-overs.ts';
import type { CredentialServices } from './credentials.ts';
import type { ComposeOptions } from './options.ts';
import type { Persistence } from './persistence.ts';
import type { RecordingParts } from './recording.ts';

/** What starts a second task where a recording is to go on past its vendor's end. */
export function createHandOvers(
  { log }: ComposeOptions,
  { state, accounts, clock, times, changeRecordings, changes }: Persistence,
  { service }: RecordingParts,
  { commands }: CredentialServices,
): DuePlans {
  const handOvers = createHandOverPlans({
    recordings: service,
    commands,
    state,
    ...times,
    monotonic: clock.monotonic,
    listAccounts: () => accounts.list(),
    change: changeRecordings,
    onFault: (error) => log.error('a hand-over:', error),
  });
  changes.on('time', () => handOvers.look());
  return handOvers;
}
