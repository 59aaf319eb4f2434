import type { Run, RunView } from '#contract/model/run.ts';
import type { Signing } from './call-runner.ts';
import type { Clock, EndpointClock, RunRequest } from './ports.ts';
import { AlreadyRunning, Leaving } from './refused.ts';

/** What is under way as a run is asked for. */
export interface UnderWayNow {
  readonly isLeaving: boolean;
  /** Runs that have not settled yet. */
  readonly underWay: readonly RunView[];
}

/** What stands in the way of runs. @throws Leaving, AlreadyRunning */
export function refuseBusy(
  requests: readonly RunRequest[],
  { isLeaving, underWay }: UnderWayNow,
): void {
  if (isLeaving) throw new Leaving();
  const busy = new Set(underWay.map(({ presetId }) => presetId));
  const refused = requests.find(({ preset }) => busy.has(preset.id));
  if (refused) throw new AlreadyRunning(refused.preset.name);
}

/** What the requests of a run are made from. */
export function signingOf(
  { preset, account, handOver }: RunRequest,
  { service }: Pick<Run, 'service'>,
  { clock, clockOf }: { readonly clock: Clock; clockOf(endpoint: string): EndpointClock },
): Signing {
  const { credentials } = account;
  return {
    preset,
    credentials,
    endpointClock: clockOf(credentials.endpoint),
    isTooLate: () => handOver !== undefined && handOver.before * 1000 <= clock.endedBy(service),
  };
}
