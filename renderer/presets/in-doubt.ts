import type { Call, Status } from '../../electron/contract/outcome.ts';
import type { RunView } from '../../electron/contract/run.ts';
import type { Recording } from '../../electron/contract/start.ts';

export interface InDoubt {
  readonly call: Call;
  readonly streamId: string;
  readonly status: Status;
}

/**
 * Streams of a run of which nobody knows whether they run: the answer was lost, or a refusal does not rule
 * a start out. Those on which a person has given a word stay, with the word.
 */
export function inDoubt({ calls }: RunView, perhaps: readonly Recording[]): InDoubt[] {
  return calls.flatMap((call) => {
    const rows = call.outcome?.streams ?? [];
    const isOpen = (streamId: string, status: Status): boolean =>
      status === 'unknown' ||
      perhaps.some((one) => one.callId === call.id && one.streamId === streamId) ||
      (status !== 'accepted' && call.words.some((word) => word.streamId === streamId));
    const open = rows.filter(({ streamId, status }) => isOpen(streamId, status));
    const byStream = new Map(open.map(({ streamId, status }) => [streamId, status]));
    return [...byStream].map(([streamId, status]) => ({ call, streamId, status }));
  });
}
