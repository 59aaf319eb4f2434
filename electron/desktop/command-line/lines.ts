import type { Call } from '../../contract/outcome.ts';
import type { RunView } from '../../contract/run.ts';

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

/** A start that was refused before anything was sent. */
export function refusedLine(preset: string, reason: string): OutputLine {
  return { json: { type: 'refused', preset, reason }, text: `${preset}: refused: ${reason}` };
}
