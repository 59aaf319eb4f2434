import { type Deck, isTslAddress, type TslTarget } from '#contract/model/control.ts';

/** The values that come more than once. */
export function repeated<T>(values: readonly T[]): ReadonlySet<T> {
  const seen = new Set<T>();
  const twice = new Set<T>();
  for (const value of values) {
    if (seen.has(value)) twice.add(value);
    seen.add(value);
  }
  return twice;
}

/** Whether each deck has a port of its own. */
export const haveOwnPorts = (decks: readonly Deck[]): boolean =>
  repeated(decks.map(({ port }) => port)).size === 0;

/** Whether a target can be sent to: 3.1 has ASCII and small addresses alone, and each preset has one address. */
export const isSendable = ({
  protocol,
  text,
  addresses,
}: Pick<TslTarget, 'protocol' | 'text' | 'addresses'>): boolean =>
  !(protocol === '3.1-udp' && text !== 'ascii') &&
  addresses.every(({ address }) => isTslAddress(protocol, address)) &&
  repeated(addresses.map(({ presetId }) => presetId)).size === 0;
