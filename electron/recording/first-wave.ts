import type { Call } from '#contract/model/outcome.ts';
import type { Run } from '#contract/model/run.ts';
import { asSending } from './call-record.ts';
import { isPrepared, type Prepared, prepareTry, type Ready, type Signing } from './call-runner.ts';
import type { CallPriority, Limiter } from './limiter.ts';

/** What of a new run leaves at once. */
export interface FirstWave {
  /** The run, with those calls as sending. */
  readonly run: Run;
  readonly ready: ReadonlyMap<string, Ready>;
  /** The run could not be written down: nothing of this leaves, and each call takes the way of one that waits. */
  giveUp(): void;
}

interface FirstWaveParts {
  readonly limiter: Limiter;
  readonly priority: CallPriority;
  readonly signing: Signing;
  readonly nowMs: number;
}

/**
 * Takes a slot for each call of a new run that need not wait, and makes its request: the journal then takes the run and
 * that these calls leave in one commit, and a click waits for one commit less. What cannot be made is left to the way of
 * a call that waits, which tells why.
 */
export function firstWave(run: Run, parts: FirstWaveParts): FirstWave {
  const { limiter, priority, signing, nowMs } = parts;
  const startedAt = new Date(nowMs).toISOString();
  const ready = new Map<string, Ready>();
  const calls = run.calls.map((call): Call => {
    const slot = limiter.takeNow(priority);
    if (!slot) return call;
    const prepared = preparedOf(call, signing);
    if (!prepared) {
      slot.giveBack();
      return call;
    }
    ready.set(call.id, { slot, prepared });
    return { ...call, ...asSending({ ...prepared.sending, startedAt }) };
  });
  const giveUp = () => {
    for (const { slot } of ready.values()) slot.giveBack();
  };
  return { run: { ...run, calls }, ready, giveUp };
}

function preparedOf(call: Call, signing: Signing): Prepared | null {
  try {
    const made = prepareTry(call, { attempt: 1, correction: null }, signing);
    return isPrepared(made) ? made : null;
  } catch {
    return null;
  }
}
