import { signatureVerdict } from '../answer/return-codes.ts';
import type { Delivery } from '../transport/delivery.ts';
import type { ClockAnswer } from './clock-state.ts';
import { parseHttpDate } from './http-date.ts';

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
