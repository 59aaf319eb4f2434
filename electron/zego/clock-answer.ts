import type { ClockAnswer } from './clock-state.ts';
import type { Delivery } from './delivery.ts';
import { parseHttpDate } from './http-date.ts';
import { signatureVerdict } from './return-codes.ts';

/** What an answer with a return code of the API says of the time. Out of a cache it says nothing. */
export function clockAnswer(
  { httpStatus, date, fromCache }: Extract<Delivery, { kind: 'answer' }>,
  code: number,
): ClockAnswer {
  if (fromCache) return { dateMs: null, verdict: 'nothing' };
  return {
    dateMs: date === null ? null : parseHttpDate(date),
    // Only 200 is documented: what comes with another status may be a gateway's own words.
    verdict: httpStatus === 200 ? signatureVerdict(code) : 'nothing',
  };
}
