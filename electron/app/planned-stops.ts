import { LATE_STOP_MINUTES } from '#contract/model/settings.ts';
import type { Recording, RecordingKey } from '#contract/model/start.ts';
import { stopWork } from '../recording/planned-stops.ts';
import type { Clock } from '../recording/ports.ts';
import type { Unattended } from './commands/requests.ts';
import { DuePlans, type DuePlansDependencies } from './due-plans.ts';

const PLANNED_STOP = { source: 'planned-stop', attended: false } as const satisfies Unattended;

export interface PlannedStopDependencies extends DuePlansDependencies {
  readonly recordings: DuePlansDependencies['recordings'] & {
    running(): readonly Recording[];
  };
  readonly commands: {
    stopRecordings(
      caller: typeof PLANNED_STOP,
      keys: readonly RecordingKey[],
      how: { readonly together: boolean; readonly plannedFor: number },
    ): unknown;
  };
  readonly endedBy: Clock['endedBy'];
}

/** Sends the stops that starts have planned. */
export const createStopPlans = (services: PlannedStopDependencies): DuePlans =>
  new DuePlans(services, {
    list: () => services.recordings.running(),
    work: (recordings, facts) =>
      stopWork(recordings, {
        ...facts,
        nowAt: (service) => services.endedBy(service),
        lateMinutes: services.state.state.settings.lateStopMinutes ?? LATE_STOP_MINUTES,
      }),
    send: (recordings, plannedFor) =>
      services.commands.stopRecordings(PLANNED_STOP, recordings, { together: true, plannedFor }),
  });
