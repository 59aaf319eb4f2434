import { HAND_OVER_SECONDS } from '#contract/model/settings.ts';
import type { Recording, RecordingKey } from '#contract/model/start.ts';
import { handOverWork } from '../recording/hand-over.ts';
import type { Clock } from '../recording/ports.ts';
import type { Unattended } from './commands/requests.ts';
import { DuePlans, type DuePlansDependencies } from './due-plans.ts';

const HAND_OVER = { source: 'hand-over', attended: false } as const satisfies Unattended;

export interface HandOverDependencies extends DuePlansDependencies {
  readonly recordings: DuePlansDependencies['recordings'] & {
    handingOver(): readonly Recording[];
  };
  readonly commands: {
    handOver(caller: typeof HAND_OVER, keys: readonly RecordingKey[], plannedFor: number): unknown;
  };
  readonly endedBy: Clock['endedBy'];
  /** The latest time that may be true at a service. */
  latestAt(service: string): number;
}

/** Starts the second tasks of recordings that are to go on past the end that their vendor was given. */
export const createHandOverPlans = (services: HandOverDependencies): DuePlans =>
  new DuePlans(services, {
    list: () => services.recordings.handingOver(),
    work: (recordings, facts) =>
      handOverWork(recordings, {
        ...facts,
        latestAt: (service) => services.latestAt(service),
        earliestAt: (service) => services.endedBy(service),
        overlapSeconds: services.state.state.settings.handOverSeconds ?? HAND_OVER_SECONDS,
      }),
    send: (recordings, at) => services.commands.handOver(HAND_OVER, recordings, at),
  });
