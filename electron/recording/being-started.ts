import type { Recording } from '#contract/model/start.ts';
import { recordingOf } from './effects-on-recordings.ts';
import type { Runner } from './runner.ts';

/** What is being started now, by whichever preset: it may run in a moment, and must not be started twice. */
export function beingStarted({ underWay }: Pick<Runner, 'underWay'>): Recording[] {
  const runs = underWay.filter(({ action }) => action === 'StartCDNRecord');
  return runs.flatMap((run) =>
    run.calls.flatMap((call) =>
      (call.state === 'settled' ? [] : call.streamIds).map((streamId) =>
        recordingOf(call, run, streamId, 'uncertain'),
      ),
    ),
  );
}
