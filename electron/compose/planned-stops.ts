import type { DuePlans } from '../app/due-plans.ts';
import { createStopPlans } from '../app/planned-stops.ts';
import type { CredentialServices } from './credentials.ts';
import type { ComposeOptions } from './options.ts';
import type { Persistence } from './persistence.ts';
import type { RecordingParts } from './recording.ts';

/** What stops recordings at the ends of their presets where no vendor does. */
export function createPlannedStops(
  { log }: ComposeOptions,
  { state, accounts, clock, times, changeRecordings, changes }: Persistence,
  { service }: RecordingParts,
  { commands }: CredentialServices,
): DuePlans {
  const plannedStops = createStopPlans({
    recordings: service,
    commands,
    state,
    endedBy: times.endedBy,
    monotonic: clock.monotonic,
    listAccounts: () => accounts.list(),
    change: changeRecordings,
    onFault: (error) => log.error('a planned stop:', error),
  });
  changes.on('time', () => plannedStops.look());
  return plannedStops;
}
