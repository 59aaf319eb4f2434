import type { Answer, ErrorCode } from '#contract/ipc/channels.ts';
import type { Recording } from '#contract/model/start.ts';
import { bridge } from '../bridge/bridge.ts';
import { useAction } from '../bridge/use-action.ts';

interface StopFirst {
  /** Does the work, after the stop of these has begun; where the stop is refused, nothing is done. */
  run(stopped: readonly Recording[]): Promise<boolean>;
  readonly busy: boolean;
  readonly error: ErrorCode | null;
}

/**
 * A change that leaves something recording, with or without a stop before it. The stop's outcome is not
 * waited for: what was not stopped stays under On air.
 */
export function useStopFirst(work: () => Promise<Answer<unknown>>): StopFirst {
  const stop = useAction((recordings: readonly Recording[]) =>
    bridge.ask('recordings.stop', {
      keys: recordings.map(({ appId, service, vendor, streamId }) => ({
        appId,
        service,
        vendor,
        streamId,
      })),
    }),
  );
  const change = useAction(work);
  return {
    busy: stop.busy || change.busy,
    error: stop.error ?? change.error,
    run: async (stopped) => {
      const answer = stopped.length > 0 ? await stop.run(stopped) : null;
      // It has ended by itself meanwhile.
      const isOver = answer === null || answer.ok || answer.code === 'nothing-to-stop';
      if (!isOver) return false;
      return (await change.run()).ok;
    },
  };
}
