import { clockAnswer } from '../../electron/zego/clock/clock-answer.ts';
import type { Reading, SourceKind } from '../../electron/zego/clock/clock-state.ts';
import { EndpointClocks } from '../../electron/zego/clock/endpoint-clocks.ts';
import type { ServerClock } from '../../electron/zego/clock/server-clock.ts';

export const NOON = Date.parse('2026-11-22T12:00:00.000Z');
export const SECOND = 1_000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
const LIFE_MS = 10 * MINUTE;

export interface FarServer {
  readonly endpoint: string;
  /** The server's clock minus the true time. */
  offMs: number;
  /** The `Date` of an answer, from the server's own time; null for none. */
  date: (serverMs: number) => string | null;
  fromCache: boolean;
  /** From sending to arrival, and from there back. */
  tripMs: number;
  /** A code that it gives whatever comes; null: it judges the signature, then says 0. */
  code: number | null;
}

export interface Tried {
  readonly tries: readonly (readonly [SourceKind, number])[];
  readonly isAccepted: boolean;
  /** Of the last try. */
  readonly reading: Reading;
  /** The server's own time when the last try arrived there. */
  readonly serverMs: number;
}

export const honestDate = (serverMs: number): string => new Date(serverMs).toUTCString();

/** True time, a workstation that shows what somebody has set, and servers that judge signatures. */
export function clockWorld(wallOffMs = 0) {
  const world = { real: NOON, wallOff: wallOffMs, up: 5 * HOUR };
  const clocks = new EndpointClocks({
    wall: () => world.real + world.wallOff,
    uptime: () => world.up,
  });
  /** Time passes, asleep or awake: both clocks count it. */
  const pass = (ms: number) => {
    world.real += ms;
    world.up += ms;
  };
  const server = (change: Partial<FarServer> = {}): FarServer => ({
    endpoint: 'https://far.example/',
    offMs: 0,
    date: honestDate,
    fromCache: false,
    tripMs: 20,
    code: null,
    ...change,
  });
  const codeOf = (far: FarServer, signMs: number): number => {
    if (far.code !== null) return far.code;
    return Math.abs(world.real + far.offMs - signMs) > LIFE_MS ? 100_000_004 : 0;
  };
  /** One call, tried again as long as the clock says by whose time. */
  const call = (far: FarServer): Tried => {
    const clock: ServerClock = clocks.of(far.endpoint);
    const tries: (readonly [SourceKind, number])[] = [];
    let source = clock.source();
    for (;;) {
      const reading = clock.read(source);
      pass(far.tripMs);
      const serverMs = world.real + far.offMs;
      const code = codeOf(far, reading.signMs);
      const date = far.date(serverMs);
      pass(far.tripMs);
      const delivery = {
        kind: 'answer',
        httpStatus: 200,
        body: '',
        contentType: null,
        date,
      } as const;
      const next = clock.hear(
        reading,
        clockAnswer({ ...delivery, fromCache: far.fromCache }, code),
      );
      tries.push([source.kind, code]);
      if (!next) return { tries, isAccepted: code === 0, reading, serverMs };
      source = next;
    }
  };
  /** Three calls over ten seconds: what it takes for answers to agree. */
  const callThrice = (far: FarServer): Tried[] =>
    [0, 1, 2].map((index) => {
      if (index > 0) pass(5_100);
      return call(far);
    });
  const offset = () => clocks.offset();
  return { world, clocks, pass, server, call, callThrice, offset };
}
