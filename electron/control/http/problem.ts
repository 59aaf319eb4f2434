import { STATUS_CODES } from 'node:http';
import type { HttpReason, ProblemDetails } from '#contract/control/http.ts';
import { Refused } from '../../recording/refused.ts';

type Extra = Pick<ProblemDetails, 'run' | 'running' | 'uncertain' | 'elsewhere' | 'unstopped'>;

/** An answer that is a problem: nothing was sent to ZEGO because of its request, unless its reason is `internal`. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly status: number;
  readonly reason: HttpReason;
  readonly headers: Readonly<Record<string, string>>;
  readonly extra: Extra;

  /** @param detail what happened, and what to do next; whether anything was started or stopped is added. */
  constructor(
    status: number,
    reason: HttpReason,
    detail: string,
    { headers = {}, extra = {} }: { headers?: Record<string, string>; extra?: Extra } = {},
  ) {
    super(detail);
    this.status = status;
    this.reason = reason;
    this.headers = headers;
    this.extra = extra;
  }

  details(): ProblemDetails {
    // A fault in the middle of a press may come after its request has left.
    const isKnown = this.reason !== 'internal';
    const sent = isKnown
      ? 'Nothing was started or stopped by this request.'
      : 'Whether it started or stopped anything is not known: look at /v1/recordings before you press again.';
    return {
      type: `urn:cdn-recorder:problem:${this.reason}`,
      title: STATUS_CODES[this.status] ?? 'Error',
      status: this.status,
      detail: `${this.message} ${sent}`,
      reason: this.reason,
      sent: isKnown ? false : null,
      ...this.extra,
    };
  }
}

/** What to do about a refusal, where its sentence does not say so. */
const NEXT: Partial<Record<HttpReason, string>> = {
  'already-running': 'Wait for the run under way, and look at what it comes to.',
  archived: '',
  'credentials-unavailable': 'Unlock or enter them in the window of CDN Recorder.',
  'account-missing': 'Give the preset another account in the window of CDN Recorder.',
  'nothing-missing': '',
  'running-elsewhere': '',
  'room-away': 'Look at the network and at the room in the settings of CDN Recorder.',
  'end-time-out-of-range': 'Change its end in the window of CDN Recorder.',
  quitting: 'Start it again.',
};

/** A refusal of the commands as an answer: 404 for what does not exist, else 409. */
export function problemOfRefusal(
  { code, message, skipped, unstopped }: Refused,
  run: string | undefined,
): HttpProblem {
  const next = NEXT[code];
  const extra: Extra = {
    ...(code === 'already-running' && run !== undefined && { run }),
    ...(skipped.running.length > 0 && { running: [...skipped.running] }),
    ...(skipped.uncertain.length > 0 && { uncertain: [...skipped.uncertain] }),
    ...(skipped.elsewhere && { elsewhere: [...skipped.elsewhere] }),
    ...(unstopped.length > 0 && {
      unstopped: unstopped.map(({ presetName, code: reason }) => ({ preset: presetName, reason })),
    }),
  };
  const detail = next ? `${message} ${next}` : message;
  return new HttpProblem(code === 'not-found' ? 404 : 409, code, detail, { extra });
}

/** Any failure as a problem. What is unforeseen is told without its message: it may quote anything. */
export function asProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof Refused) return problemOfRefusal(error, undefined);
  return new HttpProblem(500, 'internal', 'CDN Recorder failed to answer; its log says why.');
}
