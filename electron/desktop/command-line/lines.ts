import type { Call } from '../../contract/outcome.ts';
import type { RunView } from '../../contract/run.ts';
import type { AccountTest, Target } from '../../contract/start.ts';

/** What the command line says of one thing: for a script, and for a person. */
export interface OutputLine {
  readonly json: Readonly<Record<string, unknown>> | null;
  readonly text: string;
}

/** The line of a call that has settled. Its fields are what scripts rely on: add, never change. */
export function callLine(run: RunView, call: Call): OutputLine {
  const { outcome } = call;
  if (!outcome) throw new Error('a call without an outcome has not settled');
  const { status, counts, code, message, requestId, httpStatus, reason, streams } = outcome;
  const json = {
    type: 'call',
    run: run.id,
    preset: run.presetName,
    action: call.action,
    vendor: call.vendor,
    status,
    counts,
    code,
    message,
    requestId,
    httpStatus,
    attempts: call.attempts,
    startedAt: call.startedAt,
    durationMs: call.durationMs,
    endTime: call.endTime,
    streams,
    ...(reason && { reason }),
    ...(outcome.vendorCall && { vendorCall: outcome.vendorCall }),
  };
  const words = streams.map((stream) => `${stream.streamId} ${stream.status}`).join(', ');
  const why = reason ? ` (${reason}${code === null ? '' : `, code ${code}`})` : '';
  return { json, text: `${run.presetName} · ${call.vendor}: ${status}${why}: ${words}` };
}

export function runLine(run: RunView): OutputLine {
  const { id, presetName, status, calls, counts } = run;
  const json = { type: 'run', run: id, preset: presetName, status, calls: calls.length, counts };
  return { json, text: `${presetName}: ${status}` };
}

/** What was refused before anything of it was sent; without a target, the whole preset. */
export function refusedLine(preset: string, reason: string, target?: Target): OutputLine {
  const json = { type: 'refused', preset, ...target, reason };
  const what = target ? ` · ${target.vendor}: ${target.streamIds.join(', ')}` : '';
  return { json, text: `${preset}${what}: refused: ${reason}` };
}

/** What a test of an account found. */
export function accountLine(account: string, test: AccountTest): OutputLine {
  const { code, detail } = test;
  const why = code === null ? detail : `code ${code}`;
  return {
    json: { type: 'account', account, ...test },
    text: `${account}: ${test.verdict} (${why})`,
  };
}
