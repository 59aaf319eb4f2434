import type { ProblemDetails, RunAnswer } from '#contract/control/http.ts';
import type { Call } from '#contract/model/outcome.ts';
import type { RunView } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';
import { recordingId } from '#contract/rules/recording-id.ts';
import type { ApiServices } from './handlers.ts';
import type { Match } from './routes.ts';

type Facts = Pick<
  ApiServices,
  'state' | 'findRun' | 'underWay' | 'findPreset' | 'findPresetByName' | 'isPaused'
>;

/** A press, by the route and the parameters of its path. */
export type Press = Pick<Match, 'params'> & {
  readonly route: Pick<Match['route'], 'operation'>;
};

/** Looks again whether an answer has become untrue. */
export type IsOutdated = () => boolean;

/**
 * Whether what an answer says of recordings has become untrue: of a start that something of it ended or was stopped, of
 * a stop that something was started again, of a refusal that its reason is gone. To be called when the answer is made;
 * the function returned is for when the answer is to be given again.
 */
export function createOutdated(
  api: Facts,
): (press: Press, answer: RunAnswer | ProblemDetails) => IsOutdated {
  return (press, answer) => {
    if (!('runs' in answer)) return refusalOutdated(api, press, answer);
    const ids = answer.runs.map(({ run }) => run.id);
    return () => ids.some((id) => isUntrue(api, press, id));
  };
}

function isUntrue(api: Facts, press: Press, runId: string): boolean {
  const run = api.findRun(runId);
  // The disk took no record of it: whether it goes on is not known.
  if (!run) return true;
  return run.action === 'StartCDNRecord' ? hasEnded(api, run) : hasBegunAgain(api, press, run);
}

/** Whether something that a start began, or may have begun, records no more. */
function hasEnded(api: Facts, run: RunView): boolean {
  const known = byId(api.state().recordings);
  return run.calls.some((call) =>
    call.streamIds.some((streamId) => {
      if (!mayRecord(call, streamId)) return false;
      const now = known.get(idOf(run, call, streamId));
      // A second task that took over keeps the begin of the first one; a later start has its own.
      return !now || (now.callId !== call.id && now.since > (call.startedAt ?? run.createdAt));
    }),
  );
}

const mayRecord = ({ outcome }: Call, streamId: string): boolean =>
  outcome?.streams.some(
    (row) =>
      row.streamId === streamId &&
      (row.status === 'accepted' || row.status === 'unknown' || row.reason === 'already-recording'),
  ) ?? false;

/** Whether something was started since a stop, of what that was for. */
function hasBegunAgain(api: Facts, { route }: Press, stop: RunView): boolean {
  const stopped = new Set(
    stop.calls.flatMap((call) => call.streamIds.map((streamId) => idOf(stop, call, streamId))),
  );
  const isConcerned = ({ presetId }: { readonly presetId: string }) =>
    route.operation === 'stopAll' || presetId === stop.presetId;
  return (
    api
      .state()
      .recordings.some(
        (one) => one.since >= stop.createdAt && (isConcerned(one) || stopped.has(recordingId(one))),
      ) ||
    api
      .underWay()
      .some((run) => run.action === 'StartCDNRecord' && run.seq > stop.seq && isConcerned(run))
  );
}

function refusalOutdated(
  api: Facts,
  { route, params }: Press,
  { reason, run, running = [], uncertain = [] }: ProblemDetails,
): IsOutdated {
  if (run !== undefined) return () => !api.underWay().some(({ id }) => id === run);
  const { preset: wanted = '' } = params;
  const preset = () => api.findPreset(wanted) ?? api.findPresetByName(wanted);
  if (reason === 'nothing-to-stop') {
    const ids = [wanted, preset()?.id];
    const isConcerned = ({ presetId }: { readonly presetId: string }) =>
      route.operation === 'stopAll' || ids.includes(presetId);
    return () => [...api.state().recordings, ...api.underWay()].some(isConcerned);
  }
  if (reason === 'remote-paused') return () => !api.isPaused();
  if (reason === 'not-found') return () => preset() !== undefined;
  if (reason === 'archived') return () => preset()?.archived !== true;
  if (reason === 'credentials-unavailable') {
    const isHeld = (id: string | undefined) =>
      api.state().accounts.some((account) => account.id === id && account.secret === 'held');
    return () => isHeld(preset()?.accountId);
  }
  const named = api
    .state()
    .recordings.filter(({ vendor, streamId }) =>
      [...running, ...uncertain].some(
        (target) => target.vendor === vendor && target.streamIds.includes(streamId),
      ),
    );
  return () => {
    const known = byId(api.state().recordings);
    return named.some((one) => known.get(recordingId(one))?.since !== one.since);
  };
}

const idOf = ({ appId, service }: RunView, { vendor }: Call, streamId: string): string =>
  recordingId({ appId, service, vendor, streamId });

const byId = (recordings: readonly Recording[]): ReadonlyMap<string, Recording> =>
  new Map(recordings.map((one) => [recordingId(one), one]));
