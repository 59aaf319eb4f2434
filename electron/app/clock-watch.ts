import { uptime } from 'node:os';
import type { Clock } from '../recording/ports.ts';
import { EndpointClocks } from '../zego/clock/endpoint-clocks.ts';

/** This computer's clocks, and those of the endpoints. `onHeard`: an answer came. */
export function joinClocks(onHeard: () => void) {
  const clocks = new EndpointClocks(
    { wall: () => Date.now(), uptime: () => uptime() * 1000 },
    onHeard,
  );
  const clock: Clock = {
    now: () => Date.now(),
    endedBy: (service) => clocks.earliest(service),
    monotonic: () => performance.now(),
  };
  const clockOf = (endpoint: string) => clocks.of(endpoint);
  return {
    clocks,
    clock,
    times: {
      clockOf,
      endedBy: clock.endedBy,
      latestAt: (service: string) => clocks.latest(service),
    },
  };
}

/** How often to check the clock while it is reported as off: the operator may set it at any time. */
const LOOK_AGAIN_MS = 5_000;

/** A `Date` is cut to seconds: less of a change than this is none. */
const TELL_FROM_S = 3;

/**
 * Tells by how many seconds this computer's clock is behind (negative: ahead), as long as that is known;
 * then null.
 */
export function watchClock(
  clocks: Pick<EndpointClocks, 'offset'>,
  tell: (seconds: string | null) => void,
): { look(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let told: number | null = null;
  const look = () => {
    clearTimeout(timer);
    const offset = clocks.offset();
    const seconds = offset === null ? null : Math.round(offset / 1000);
    const isSame =
      seconds === null || told === null ? seconds === told : Math.abs(seconds - told) < TELL_FROM_S;
    if (!isSame) {
      told = seconds;
      tell(seconds === null ? null : String(seconds));
    }
    if (told !== null) timer = setTimeout(look, LOOK_AGAIN_MS).unref();
  };
  return { look, stop: () => clearTimeout(timer) };
}
