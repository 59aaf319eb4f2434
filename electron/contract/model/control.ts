import { z } from 'zod';
import { MAX_ID_LENGTH } from './name.ts';
import { MAX_NAME, newNameSchema } from './name-schema.ts';
import { bindAddressSchema, LOOPBACK_ADDRESS, portSchema } from './receiver.ts';

/** `read`: sees what the window shows. `control`: starts and stops besides. */
export const CONTROL_SCOPES = ['read', 'control'] as const;
export const controlScopeSchema = z.enum(CONTROL_SCOPES);
export type ControlScope = z.infer<typeof controlScopeSchema>;

/** Tokens, addresses and names of one surface: more than a large desk has, and an end for what is read and kept. */
export const MAX_TOKENS = 50;
export const MAX_HOSTS = 20;
export const MAX_DECKS = 16;
/** Slots of a deck: clients ask for each of them after they connect. */
export const MAX_SLOTS = 64;
export const MAX_ALLOWED = 100;
export const MAX_TSL_TARGETS = 20;
/** The protocol: TSL 3.1 has 127 addresses, 5.0 as many as 16 bits hold but the last, which means all. */
const LAST_TSL_31 = 126;
const LAST_TSL_50 = 65_534;

/** What an operator calls a token: "Stream Deck". It is shown with each run that it starts. */
export const tokenNameSchema = newNameSchema(MAX_NAME);

/** A token of the HTTP API. The token itself is shown once and not kept. */
export const controlTokenSchema = z.strictObject({
  id: z.string().min(1).max(MAX_ID_LENGTH),
  name: tokenNameSchema,
  scope: controlScopeSchema,
  /** SHA-256 of the token, as hex. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  createdAt: z.iso.datetime(),
  /** Within some minutes; null where it was never used. */
  lastUsedAt: z.iso.datetime().nullable(),
});
export type ControlToken = z.infer<typeof controlTokenSchema>;

/** A DNS name, or an address as digits. */
const HOST =
  /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*\.?$/i;
export const hostSchema = z.union([
  z.ipv4().max(15),
  z.ipv6().max(45),
  z.string().max(253).regex(HOST, 'is no name or address of a host'),
]);

/** The origin of a page, as a browser names it: scheme, host and port. */
const originSchema = z
  .string()
  .max(300)
  .regex(/^https?:\/\/[^\s/?#@]+$/i, 'is no origin of a page, such as https://panel.example');

/** A single address, or a network as CIDR. */
export const networkAddressSchema = z.union([
  z.ipv4().max(15),
  z.ipv6().max(45),
  z.cidrv4().max(18),
  z.cidrv6().max(49),
]);

export const httpControlSchema = z.strictObject({
  enabled: z.boolean(),
  address: bindAddressSchema,
  port: portSchema,
  /** Further names by which desks call this machine; its addresses and `localhost` need no entry. */
  hosts: z.array(hostSchema).max(MAX_HOSTS),
  /** Pages that may call from a browser. */
  origins: z.array(originSchema).max(MAX_HOSTS),
  tokens: z.array(controlTokenSchema).max(MAX_TOKENS),
});
export type HttpControl = z.infer<typeof httpControlSchema>;

/** One port that answers as a HyperDeck; slot n is the n-th of its presets. */
export const deckSchema = z.strictObject({
  port: portSchema,
  /** Ids of presets, in the order of the slots. */
  presets: z.array(z.string().min(1).max(MAX_ID_LENGTH)).min(1).max(MAX_SLOTS),
});
export type Deck = z.infer<typeof deckSchema>;

export const hyperdeckControlSchema = z.strictObject({
  enabled: z.boolean(),
  address: bindAddressSchema,
  decks: z.array(deckSchema).max(MAX_DECKS),
  /** Who may connect besides this machine: the protocol has no password. */
  allowed: z.array(networkAddressSchema).max(MAX_ALLOWED),
});
export type HyperdeckControl = z.infer<typeof hyperdeckControlSchema>;

export const TSL_PROTOCOLS = ['5.0-udp', '5.0-tcp', '3.1-udp'] as const;
export const TSL_TEXTS = ['utf-16', 'ascii'] as const;
export const AMBER_AS = ['amber', 'red', 'green', 'off'] as const;

/** What receivers are known to read otherwise than the protocol says; each is off unless the operator sets it. */
const tslOptionsSchema = z.strictObject({
  /** The screen of TSL 5.0; 65535 is every screen. */
  screen: z.int().min(0).max(65_535).default(0),
  /** 0 to 3, 3 the brightest. */
  brightness: z.int().min(0).max(3).default(3),
  /** Of 3.1: tally 1 and tally 2 change places. */
  swapTallies: z.boolean().default(false),
  /** Of 5.0 over TCP: packets begin with FE 02, and FE is doubled. */
  framed: z.boolean().default(true),
  /** What is shown in place of amber, for receivers that take it for red and green at once. */
  amberAs: z.enum(AMBER_AS).default('amber'),
});

const tslTargetShape = {
  protocol: z.enum(TSL_PROTOCOLS),
  host: hostSchema,
  port: portSchema,
  text: z.enum(TSL_TEXTS),
  ...tslOptionsSchema.shape,
};

/** A receiver of tally, with the address of each preset's light. */
export const tslTargetSchema = z.strictObject({
  ...tslTargetShape,
  addresses: z
    .array(
      z.strictObject({
        presetId: z.string().min(1).max(MAX_ID_LENGTH),
        address: z.int().min(0).max(LAST_TSL_50),
      }),
    )
    .max(1000),
});
export type TslTarget = z.infer<typeof tslTargetSchema>;

export const controlSettingsSchema = z.strictObject({
  /** "Pause remote control": surfaces still show, and start and stop nothing. */
  paused: z.boolean(),
  http: httpControlSchema,
  hyperdeck: hyperdeckControlSchema,
  tsl: z.array(tslTargetSchema).max(MAX_TSL_TARGETS),
});
export type ControlSettings = z.infer<typeof controlSettingsSchema>;

export const HTTP_PORT = 9480;

/** Every surface is off until the operator, or a provision file, switches it on. */
export const CONTROL_OFF: ControlSettings = {
  paused: false,
  http: {
    enabled: false,
    address: LOOPBACK_ADDRESS,
    port: HTTP_PORT,
    hosts: [],
    origins: [],
    tokens: [],
  },
  hyperdeck: { enabled: false, address: LOOPBACK_ADDRESS, decks: [], allowed: [] },
  tsl: [],
};

/** Whether a target of this protocol has such an address. */
export const isTslAddress = (protocol: TslTarget['protocol'], address: number): boolean =>
  address <= (protocol === '3.1-udp' ? LAST_TSL_31 : LAST_TSL_50);

/** What a provision file says of a target, besides its addresses, which it gives by the names of presets. */
export const provisionedTslShape = {
  ...tslTargetShape,
  addresses: z.record(z.string().max(MAX_NAME), z.int().min(0).max(LAST_TSL_50)),
};
