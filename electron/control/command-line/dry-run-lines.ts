import { oneLine } from '#contract/rules/terminal-text.ts';
import type { RehearsedLook } from '../../app/files/rehearse-looks.ts';
import type { UnsignedRequest } from '../../recording/rehearsal.ts';
import { callLine, type OutputLine } from './result-lines.ts';
import type { RunLines } from './session-context.ts';

/** A request that would leave, with what it is for. */
interface LeavingRequest extends UnsignedRequest {
  readonly preset: string;
  readonly account: string;
  readonly practice: boolean;
  readonly action: string;
  readonly vendor: string;
  readonly streamIds: readonly string[];
  /** Unix seconds, as of a call; of a search null. */
  readonly endTime: number | null;
  readonly stopAt?: number;
}

/** The line of a request. Its fields are what scripts rely on: add, never change. */
function requestLine({ method, url, parameters, ...of }: LeavingRequest): OutputLine {
  const { preset, vendor, action, streamIds } = of;
  const text = `${preset} · ${vendor}: ${action}: ${streamIds.join(', ')}`;
  return {
    json: { type: 'request', ...of, method, url, parameters },
    text: [text, `  ${method} ${url}`].map(oneLine).join('\n'),
  };
}

/**
 * What a dry run tells in place of the calls and runs. A call of which nothing would leave is told as ever.
 *
 * @param requestOf what a call would send; null where nothing of it would leave.
 */
export const rehearsedLines = (
  requestOf: (callId: string) => UnsignedRequest | null,
): RunLines => ({
  call(run, call) {
    const request = requestOf(call.id);
    if (!request) return callLine(run, call);
    const { presetName: preset, accountName: account, practice } = run;
    const { action, vendor, streamIds, endTime, stopAt } = call;
    const planned = { endTime, ...(stopAt !== undefined && { stopAt }) };
    return requestLine({
      ...{ preset, account, practice, action, vendor, streamIds },
      ...planned,
      ...request,
    });
  },
  // Nothing has become of it.
  run: () => null,
});

/** The line of a request of a look for files. */
export const lookLine = (
  preset: string,
  { account, vendor, streamIds, request }: RehearsedLook,
): OutputLine =>
  requestLine({
    ...{ preset, account: account.name, practice: account.practice },
    ...{ action: 'SearchMedia', vendor, streamIds, endTime: null },
    ...request,
  });
