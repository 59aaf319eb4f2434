import type { LocaleKey } from '#contract/locales/index.ts';
import type { Problem } from '#contract/model/app-state.ts';
import { CERTIFICATE_FAULTS } from '#contract/model/network.ts';

export interface ProblemText {
  readonly key: LocaleKey;
  readonly values: Readonly<Record<string, number>>;
  /** What follows the sentence as it is, such as a file's name; empty where there is nothing. */
  readonly detail: string;
}

/** The message for a problem, in the window and on the command line. */
export function problemText({ code, detail }: Problem): ProblemText {
  if (code === 'certificates-unreadable') return certificatesText(detail);
  if (code === 'disk-nearly-full') {
    return { key: 'problem.disk-nearly-full', values: { megabytes: Number(detail) }, detail: '' };
  }
  if (code === 'receiver-silent') {
    return { key: 'problem.receiver-silent', values: { count: Number(detail) }, detail: '' };
  }
  if (code !== 'clock-off') return { key: `problem.${code}`, values: {}, detail };
  // The detail of a wrong clock is by how many seconds the server's is ahead of it.
  const ahead = Number.parseInt(detail, 10) || 0;
  const seconds = Math.abs(ahead);
  const values = { seconds, minutes: Math.round(seconds / 60) };
  return { key: clockKey(ahead), values, detail: '' };
}

/** The detail of certificates is what is wrong with the file, and the file's name. */
function certificatesText(detail: string): ProblemText {
  const [word = '', ...name] = detail.split(' ');
  const fault = CERTIFICATE_FAULTS.find((known) => known === word) ?? 'unreadable';
  return { key: `problem.certificates.${fault}`, values: {}, detail: name.join(' ') };
}

/** Below this the message gives seconds, from there on minutes. */
const MINUTES_FROM_S = 120;

/** Up to here a call may have been accepted with this computer's own time: its end is then counted from that. */
export const SIGNATURE_LIFE_S = 600;

function clockKey(serverAheadS: number): LocaleKey {
  const seconds = Math.abs(serverAheadS);
  if (serverAheadS > 0) {
    return seconds < MINUTES_FROM_S ? 'problem.clock.behind.seconds' : 'problem.clock.behind';
  }
  if (seconds > SIGNATURE_LIFE_S) return 'problem.clock.ahead';
  return seconds < MINUTES_FROM_S ? 'problem.clock.little.seconds' : 'problem.clock.little';
}
