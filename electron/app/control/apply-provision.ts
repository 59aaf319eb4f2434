import type {
  ControlSettings,
  ControlToken,
  HttpControl,
  HyperdeckControl,
  TslTarget,
} from '#contract/model/control.ts';
import { sameName } from '#contract/model/name.ts';
import type { ProvisionControl } from '../../storage/provision-control.ts';
import { storedToken, tokenHash } from './tokens.ts';

type Provisioned<K extends keyof ProvisionControl> = NonNullable<ProvisionControl[K]>;

/**
 * What a provision file makes of the stored settings. Each surface that it names is switched on and replaced; of
 * tokens those of the same name, as an operator's own are not in the file. What it does not name stays.
 *
 * @param idOf the id of the preset of this name; the file was checked, so each has one.
 */
export function withProvisioned(
  known: ControlSettings,
  { http, hyperdeck, tsl }: ProvisionControl,
  idOf: (preset: string) => string | undefined,
  nowMs: number,
): Partial<ControlSettings> {
  return {
    ...(http && { http: httpOf(known.http, http, nowMs) }),
    ...(hyperdeck && { hyperdeck: hyperdeckOf(hyperdeck, idOf) }),
    ...(tsl && { tsl: tsl.map((target) => targetOf(target, idOf)) }),
  };
}

function httpOf(known: HttpControl, given: Provisioned<'http'>, nowMs: number): HttpControl {
  const provisioned = given.tokens.map(({ name, token, scope }): ControlToken => {
    const hash = tokenHash(token);
    const same = known.tokens.find((one) => sameName(one.name, name));
    return same?.hash === hash
      ? { ...same, name, scope }
      : storedToken({ name, scope, hash }, nowMs);
  });
  const others = known.tokens.filter(
    ({ name, hash }) => !provisioned.some((one) => sameName(one.name, name) || one.hash === hash),
  );
  const { address, port, hosts, origins } = given;
  return { enabled: true, address, port, hosts, origins, tokens: [...others, ...provisioned] };
}

function hyperdeckOf(
  { address, allowed, decks }: Provisioned<'hyperdeck'>,
  idOf: (preset: string) => string | undefined,
): HyperdeckControl {
  const slotsOf = (names: readonly string[]) => names.flatMap((name) => idOf(name) ?? []);
  return {
    enabled: true,
    address,
    allowed,
    decks: decks.map(({ port, presets }) => ({ port, presets: slotsOf(presets) })),
  };
}

function targetOf(
  { addresses, ...target }: Provisioned<'tsl'>[number],
  idOf: (preset: string) => string | undefined,
): TslTarget {
  return {
    ...target,
    addresses: Object.entries(addresses).flatMap(([name, address]) => {
      const presetId = idOf(name);
      return presetId === undefined ? [] : [{ presetId, address }];
    }),
  };
}
