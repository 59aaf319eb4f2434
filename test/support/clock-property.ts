import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { CallRecord } from '../../electron/recording/call-record.ts';
import { type CallContext, sendOnce, type Try } from '../../electron/recording/call-runner.ts';
import type { Delivery } from '../../electron/zego/transport/delivery.ts';
import { Exchange } from '../../electron/zego/transport/exchange.ts';
import type { Transport } from '../../electron/zego/transport/transport.ts';
import { anyBody } from './arbitraries.ts';
import { clockWorld, HOUR, honestDate, MINUTE, SECOND } from './clock-world.ts';
import { presetOf } from './presets.ts';
import { callOf } from './runs.ts';

/**
 * One workstation and one server that is right, with something between them that writes `Date`, `Age`,
 * coding and body anew. The product's own code signs, sends, reads and corrects; what arrives is judged here.
 */
const ENDPOINT = 'https://far.example/';
const CREDENTIALS = {
  appId: 1,
  serverSecret: '9193cc662a4c0ec135ec71fb57194b38',
  endpoint: ENDPOINT,
  isTest: null,
};
const LIFE_MS = 10 * MINUTE;
const DAY = 24 * HOUR;
/** The date's grain, the way there, and the second to which an end is cut. */
const EXACT_MS = 2 * SECOND;

/** What the answer says of the time: `aheadMs` where it is a date that counts; else null. */
interface Said {
  readonly header: string | null;
  readonly aheadMs: number | null;
}
type Teller = (serverMs: number) => Said;

const long = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const FORMS: readonly ((date: Date) => string)[] = [
  (date) => date.toUTCString(),
  (date) => {
    const [, day, month, year, time] = date.toUTCString().split(' ');
    return `${long[date.getUTCDay()]}, ${day}-${month}-${year?.slice(2)} ${time} GMT`;
  },
  (date) => {
    const [name, day, month, year, time] = date.toUTCString().split(' ');
    return `${name?.slice(0, 3)} ${month} ${day?.replace(/^0/, ' ')} ${time} ${year}`;
  },
];

const honest: Teller = (serverMs) => ({ header: honestDate(serverMs), aheadMs: 0 });
const silent: fc.Arbitrary<Teller> = fc.constant(() => ({ header: null, aheadMs: null }));
const useless: fc.Arbitrary<Teller> = fc
  .oneof(
    fc.constantFrom('1', 'max-age 1', 'Thu, 01 Jan 1970 00:00:00 GMT', '', 'now', '0'),
    fc.constantFrom('Fri, 31 Dec 9999 23:59:59 GMT', 'Sat, 13 Sep 275760 00:00:00 GMT'),
    fc.constant('Sun, 22 Nov 2026 20:00:00 +0800'),
    fc.string(),
  )
  .map((header) => () => ({ header, aheadMs: null }));
const formed = fc.constantFrom(...FORMS);
/** Not so near to ten minutes that a second decides. */
const offset = fc.oneof(
  fc.integer({ min: -570 * SECOND, max: 570 * SECOND }),
  fc.integer({ min: -30 * DAY, max: 30 * DAY }).filter((ms) => Math.abs(ms) > 630 * SECOND),
);
const shifted: fc.Arbitrary<Teller> = fc
  .record({ form: formed, aheadMs: offset })
  .map(({ form, aheadMs }) => (ms) => ({ header: form(new Date(ms + aheadMs)), aheadMs }));
const inForm: fc.Arbitrary<Teller> = formed.map((form) => (ms) => ({
  header: form(new Date(ms)),
  aheadMs: 0,
}));

const CODINGS: readonly (readonly [string, (body: string) => Buffer])[] = [
  ['gzip', (body) => gzipSync(body)],
  ['deflate', (body) => deflateSync(body)],
  ['br', (body) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
  ['identity', (body) => Buffer.from(body)],
  ['x-unknown', (body) => Buffer.from(body).reverse()],
];

interface Meddling {
  readonly tell: Teller;
  readonly age: string | null;
  /** Null: the server's own. */
  readonly body: string | null;
  readonly coding: (typeof CODINGS)[number] | null;
}

/** A body that says "expired" or "wrong end" of what was accepted is a lie that no client can see through. */
const LIES = /"Code":\s*"?\s*(100000003|100000004|2)\b/;
const meddling = (tell: fc.Arbitrary<Teller>): fc.Arbitrary<Meddling> =>
  fc.record({
    tell,
    age: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, fc.constantFrom('0', '37', 'x')),
    body: fc.oneof(
      { weight: 5, arbitrary: fc.constant(null) },
      anyBody.filter((body) => !LIES.test(body)),
    ),
    coding: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, fc.constantFrom(...CODINGS)),
  });

interface Step {
  readonly pauseMs: number;
  readonly tripMs: number;
  readonly stop: boolean;
  readonly minutes: number;
  readonly between: Meddling;
}

const step = (between: fc.Arbitrary<Meddling>): fc.Arbitrary<Step> =>
  fc.record({
    pauseMs: fc.oneof(
      fc.integer({ min: 0, max: 20 * SECOND }),
      fc.integer({ min: 0, max: 5 * HOUR }),
    ),
    tripMs: fc.integer({ min: 0, max: 400 }),
    stop: fc.boolean(),
    minutes: fc.integer({ min: 1, max: 1440 }),
    between,
  });
const steps = (between: fc.Arbitrary<Meddling>) =>
  fc.array(step(between), { minLength: 1, maxLength: 6 });

const anything = meddling(fc.oneof(silent, useless, shifted, inForm));
const untouched: Meddling = { tell: honest, age: null, body: null, coding: null };

interface Arrived {
  readonly code: number;
  /** How much later than asked it ends, by the server's clock; null where no end was sent. */
  readonly lateMs: number | null;
}

interface Played {
  readonly tries: readonly Arrived[];
  /** The answer could be read as a success. */
  readonly isSeen: boolean;
}

/** Sends each step as the product does; what arrived for each, try by try. */
async function play(wallOffMs: number, given: readonly Step[]): Promise<Played[]> {
  const { world, clocks, pass } = clockWorld(wallOffMs);
  let now: Step | undefined;
  let arrived: Arrived[] = [];
  const transport: Pick<Transport, 'get'> = {
    get(_endpoint, query) {
      if (!now) throw new Error('nobody asked');
      pass(now.tripMs);
      const seen = judge(new URLSearchParams(query), world.real, now.minutes);
      arrived.push(seen);
      const delivery = answered(now.between, seen.code, world.real);
      pass(now.tripMs);
      return delivery;
    },
  };
  const context = (minutes: number) =>
    ({
      preset: presetOf({ vendors: ['Tencent'], end: { afterMinutes: minutes } }),
      credentials: CREDENTIALS,
      transport,
      clock: { now: () => world.real, monotonic: () => world.up },
      endpointClock: clocks.of(ENDPOINT),
      isTooLate: () => false,
    }) as unknown as CallContext;
  const all: Played[] = [];
  for (now of given) {
    pass(now.pauseMs);
    arrived = [];
    const action = now.stop ? 'StopCDNRecord' : 'StartCDNRecord';
    const record = { call: callOf({ action }), sending: () => undefined } as unknown as CallRecord;
    let isSeen = false;
    let it: Try = { attempt: 1, correction: null, again: false };
    for (;;) {
      const { correction, outcome } = await sendOnce(record, it, context(now.minutes));
      isSeen = outcome.code === 0;
      if (!correction) break;
      it = { attempt: it.attempt + 1, correction, again: true };
    }
    all.push({ tries: arrived, isSeen });
  }
  return all;
}

function judge(query: URLSearchParams, serverMs: number, minutes: number): Arrived {
  const end = query.get('EndTime');
  // Ten seconds below a full day, as decision 33 has it.
  const askedMs = Math.min(minutes * MINUTE, DAY - 10 * SECOND);
  const lateMs = end === null ? null : Number(end) * 1000 - serverMs - askedMs;
  const isExpired = Math.abs(Number(query.get('Timestamp')) * 1000 - serverMs) > LIFE_MS;
  const isWrong =
    end !== null && (Number(end) * 1000 <= serverMs || Number(end) * 1000 > serverMs + DAY);
  return { code: isExpired ? 100_000_004 : isWrong ? 2 : 0, lateMs };
}

function answered(between: Meddling, code: number, serverMs: number): Promise<Delivery> {
  const { tell, age, coding } = between;
  const rows = { Tencent: [{ StreamName: 'cdn01', Code: '', TaskId: 't', RequestId: 'r' }] };
  const own = { Code: code, Message: '', RequestId: '1', ...(code === 0 && { Data: rows }) };
  // What refuses is not written anew: it would say that nothing was wrong.
  const body = (code === 0 ? between.body : null) ?? JSON.stringify(own);
  const { header } = tell(serverMs);
  return new Promise((settle) => {
    const exchange = new Exchange({
      leaveMs: 60_000,
      headersMs: 60_000,
      bodyMs: 60_000,
      throughProxy: false,
      settle,
    });
    const controller = { abort: () => undefined };
    exchange.onRequestStart(controller);
    exchange.onResponseStart(controller, 200, {
      'content-type': 'application/json',
      ...(header !== null && { date: header }),
      ...(age !== null && { age }),
      ...(coding && code === 0 && { 'content-encoding': coding[0] }),
    });
    const bytes = coding && code === 0 ? coding[1](body) : Buffer.from(body);
    if (bytes.length > 0) exchange.onResponseData(controller, bytes);
    exchange.onResponseEnd();
  });
}

const check = (isTrue: boolean, what: string, seen: unknown) => {
  if (!isTrue) throw new Error(`${what}: ${JSON.stringify(seen)}`);
};
/** Five seconds, the width of what slow answers show, and what clocks may drift by in the longest pause. */
const SURELY_SHOWN_MS = 10 * SECOND;
/** What of a `Date` the rules can take for a small offset: it counts, and what was accepted does not disprove it. */
const mayMislead = ({ between }: Step): boolean => {
  const { aheadMs } = between.tell(0);
  return between.age === null && aheadMs !== null && aheadMs !== 0 && Math.abs(aheadMs) <= LIFE_MS;
};

/** A right clock: every call is accepted, at once, and ends when it was asked to, whatever the answers say. */
async function checkRightClock(given: readonly Step[]): Promise<void> {
  const all = await play(0, given);
  all.forEach(({ tries }, index) => {
    const isMisled = given.slice(0, index).some(mayMislead);
    const last = tries.at(-1);
    check(last?.code === 0, 'refused', tries);
    // Where three answers agree on a wrong time, a full day may be refused once for its end.
    check(tries.length === 1 || (isMisled && tries[0]?.code === 2), 'tried again', tries);
    const late = last?.lateMs ?? 0;
    check(late > -EXACT_MS && late < (isMisled ? LIFE_MS + EXACT_MS : EXACT_MS), 'end', tries);
  });
}

/** A clock that is off, and answers of the server's own: at most one refused try, then all is right. */
async function checkWrongClock(wallOffMs: number, given: readonly Step[]): Promise<void> {
  const plain = given.map((one) => ({ ...one, between: untouched }));
  const all = await play(wallOffMs, plain);
  let heard: number[] = [];
  let at = 0;
  all.forEach(({ tries }, index) => {
    at += plain[index]?.pauseMs ?? 0;
    const last = tries.at(-1);
    check(last?.code === 0, 'refused', tries);
    check(tries.length <= 2, 'tries', tries);
    // Ten seconds from answer to answer; here a second more, since the moments of sending are compared.
    const isShown = heard.length >= 3 && (heard.at(-1) ?? 0) - (heard[0] ?? 0) >= 11 * SECOND;
    const isOld = Math.abs(wallOffMs) > LIFE_MS;
    const late = last?.lateMs ?? 0;
    if (isOld) {
      check(index === 0 || tries.length === 1, 'refused again', tries);
      check(Math.abs(late) < EXACT_MS, 'end by the server’s time', tries);
    } else if (isShown && Math.abs(wallOffMs) > SURELY_SHOWN_MS) {
      // The later of the two readings: never early, and exact where the server's is the later one.
      check(late > -SECOND - 400, 'early', { wallOffMs, tries });
      if (wallOffMs < 0) check(late < EXACT_MS + SECOND, 'late', { wallOffMs, tries });
    }
    heard = [...heard, at];
    at += 2 * (plain[index]?.tripMs ?? 0) * tries.length;
  });
}

/** Any clock, any answers: what was accepted once is not refused later, and no call is tried without end. */
async function checkAnyClock(wallOffMs: number, given: readonly Step[]): Promise<void> {
  const all = await play(wallOffMs, given);
  let wasAccepted = false;
  for (const { tries, isSeen } of all) {
    check(tries.length <= 4, 'too many tries', tries);
    // An end of a minute by a clock that is a minute behind is past: that is not the answers' doing.
    const isExpired = tries.some(({ code }) => code === 100_000_004);
    check(!wasAccepted || !isExpired, 'refused after it was accepted', { wallOffMs, tries });
    wasAccepted ||= isSeen && tries.at(-1)?.code === 0;
  }
}

/** Over so many histories of up to six calls; tells how many answers were made. A failure names its seed. */
const property =
  <T extends unknown[]>(
    arbitrary: fc.Arbitrary<T>,
    checkOne: (...given: T) => Promise<void>,
    stepsOf: (...given: T) => readonly Step[],
  ) =>
  async (numRuns: number): Promise<{ headers: number }> => {
    let headers = 0;
    const one = fc.asyncProperty(arbitrary, async (given) => {
      headers += stepsOf(...given).length;
      await checkOne(...given);
    });
    await fc.assert(one, { numRuns, endOnFailure: true });
    return { headers };
  };

export const CLOCK_PROPERTIES = [
  {
    what: 'on a right clock all is accepted, and ends when it was asked to',
    check: property(fc.tuple(steps(anything)), checkRightClock, (given) => given),
  },
  {
    what: 'a clock that is seen to be off costs one try, and cuts nothing',
    check: property(
      fc.tuple(offset, steps(fc.constant(untouched))),
      checkWrongClock,
      (_off, given) => given,
    ),
  },
  {
    what: 'what was accepted is not refused later',
    check: property(fc.tuple(offset, steps(anything)), checkAnyClock, (_off, given) => given),
  },
];
