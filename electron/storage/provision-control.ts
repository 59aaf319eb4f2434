import { z } from 'zod';
import {
  controlScopeSchema,
  HTTP_PORT,
  httpControlSchema,
  hyperdeckControlSchema,
  isTslAddress,
  MAX_DECKS,
  MAX_SLOTS,
  MAX_TOKENS,
  MAX_TSL_TARGETS,
  provisionedTslShape,
  tokenNameSchema,
} from '#contract/model/control.ts';
import { nameForm } from '#contract/model/name.ts';
import { presetNameSchema } from '#contract/model/preset.ts';
import { bindAddressSchema, LOOPBACK_ADDRESS, portSchema } from '#contract/model/receiver.ts';
import { tokenProblem } from '#contract/rules/token-strength.ts';

const tokenSchema = z.string().superRefine((token, context) => {
  const problem = tokenProblem(token);
  if (problem !== null) context.addIssue({ code: 'custom', message: problem });
});

const { hosts, origins } = httpControlSchema.shape;

/** Adds a problem for each entry that has the key of an earlier one. */
const noRepeats =
  <T>(keyOf: (item: T) => string | number, field: string, message: string) =>
  (items: readonly T[], context: z.RefinementCtx) => {
    const seen = new Set<string | number>();
    items.forEach((item, index) => {
      const key = keyOf(item);
      if (seen.has(key)) context.addIssue({ code: 'custom', path: [index, field], message });
      seen.add(key);
    });
  };

const provisionHttpSchema = z.strictObject({
  address: bindAddressSchema.default(LOOPBACK_ADDRESS),
  port: portSchema.default(HTTP_PORT),
  hosts: hosts.default([]),
  origins: origins.default([]),
  tokens: z
    .array(
      z.strictObject({
        name: tokenNameSchema,
        token: tokenSchema,
        scope: controlScopeSchema.default('read'),
      }),
    )
    .max(MAX_TOKENS)
    .default([])
    .superRefine(noRepeats(({ name }) => nameForm(name), 'name', 'names a token twice'))
    // SECURITY: the history names who pressed, and a token of one name must not be revoked for another's.
    .superRefine(noRepeats(({ token }) => token, 'token', 'is the token of another entry')),
});

const provisionHyperdeckSchema = z.strictObject({
  address: bindAddressSchema.default(LOOPBACK_ADDRESS),
  allowed: hyperdeckControlSchema.shape.allowed.default([]),
  decks: z
    .array(
      z.strictObject({
        port: portSchema,
        presets: z.array(presetNameSchema).min(1).max(MAX_SLOTS),
      }),
    )
    .max(MAX_DECKS)
    .superRefine(noRepeats(({ port }) => port, 'port', 'is the port of another deck')),
});

const provisionTslSchema = z.strictObject(provisionedTslShape).superRefine((target, context) => {
  const { protocol, text, addresses } = target;
  if (protocol === '3.1-udp' && text === 'utf-16') {
    const message = 'must be ascii: TSL 3.1 has no other characters';
    context.addIssue({ code: 'custom', path: ['text'], message });
  }
  for (const [name, address] of Object.entries(addresses)) {
    if (isTslAddress(protocol, address)) continue;
    const message = 'is no address of TSL 3.1, which has 0 to 126';
    context.addIssue({ code: 'custom', path: ['addresses', name], message });
  }
});

/** The section `control` of a provision file: each surface that it names is switched on. */
export const provisionControlSchema = z.strictObject({
  http: provisionHttpSchema.optional(),
  hyperdeck: provisionHyperdeckSchema.optional(),
  tsl: z.array(provisionTslSchema).max(MAX_TSL_TARGETS).optional(),
});
export type ProvisionControl = z.infer<typeof provisionControlSchema>;

/** A problem of the section, with its path behind `$.control`. */
export interface ControlProblem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

const UNKNOWN = 'no preset of this name';

/** What the form does not show: presets that do not exist, and surfaces at one port. */
export function controlProblems(
  { http, hyperdeck, tsl }: ProvisionControl,
  knownPresets: readonly string[],
): ControlProblem[] {
  const known = new Set(knownPresets.map(nameForm));
  const isUnknown = (name: string) => !known.has(nameForm(name));
  const decks = (hyperdeck?.decks ?? []).flatMap(({ port, presets }, deck) => [
    ...presets.flatMap((name, slot) =>
      isUnknown(name)
        ? [{ path: ['hyperdeck', 'decks', deck, 'presets', slot], message: UNKNOWN }]
        : [],
    ),
    ...(port === http?.port
      ? [{ path: ['hyperdeck', 'decks', deck, 'port'], message: 'is the port of http' }]
      : []),
  ]);
  const lights = (tsl ?? []).flatMap(({ addresses }, target) =>
    Object.keys(addresses).flatMap((name) =>
      isUnknown(name) ? [{ path: ['tsl', target, 'addresses', name], message: UNKNOWN }] : [],
    ),
  );
  return [...decks, ...lights];
}
