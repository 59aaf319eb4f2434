import type { HttpControl, HyperdeckControl, TslTarget } from '#contract/model/control.ts';
import { isLoopbackAddress } from '#contract/model/receiver.ts';

/**
 * SECURITY: which changes of the control surfaces need a person's agreement: those by which more computers or programs
 * can reach this one, and those by which it sends to an address to which it did not send before.
 */

interface Listening {
  readonly enabled: boolean;
  readonly address: string;
  readonly ports: readonly number[];
}

/** The ports at which it listens from now on, and did not before. */
function openedPorts(next: Listening, inForce: Listening): readonly number[] {
  if (!next.enabled) return [];
  const isThere = inForce.enabled && inForce.address === next.address;
  return isThere ? next.ports.filter((port) => !inForce.ports.includes(port)) : next.ports;
}

type HttpPlace = Pick<HttpControl, 'enabled' | 'address' | 'port'>;

/** Whether other computers reach the HTTP API at an address or port where they did not before. */
export const opensHttp = (next: HttpPlace, inForce: HttpPlace): boolean =>
  !isLoopbackAddress(next.address) &&
  openedPorts({ ...next, ports: [next.port] }, { ...inForce, ports: [inForce.port] }).length > 0;

const deckPlaces = ({ enabled, address, decks }: HyperdeckControl): Listening => ({
  enabled,
  address,
  ports: decks.map(({ port }) => port),
});

/**
 * Whether a port of a deck opens, or more may connect to one. On this computer, too: the protocol has no password, so
 * every program of every user here can start and stop its presets.
 */
export function opensDecks(next: HyperdeckControl, inForce: HyperdeckControl): boolean {
  if (openedPorts(deckPlaces(next), deckPlaces(inForce)).length > 0) return true;
  const isReached = next.enabled && next.decks.length > 0 && !isLoopbackAddress(next.address);
  return isReached && next.allowed.some((address) => !inForce.allowed.includes(address));
}

/** Host and port as text. */
export const receiverOf = ({ host, port }: Pick<TslTarget, 'host' | 'port'>): string =>
  `${host.includes(':') ? `[${host}]` : host}:${port}`;

/** The receivers to which names and states of presets are sent from now on, and were not before; each once. */
export function newReceivers(
  next: readonly TslTarget[],
  inForce: readonly TslTarget[],
): readonly string[] {
  const known = new Set(inForce.map(receiverOf));
  return [...new Set(next.map(receiverOf))].filter((receiver) => !known.has(receiver));
}
