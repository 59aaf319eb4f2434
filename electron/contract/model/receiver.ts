import { z } from 'zod';

/** Where ZEGO's callbacks are taken in by default: this machine alone, behind a reverse proxy or a tunnel. */
export const LOOPBACK_ADDRESS = '127.0.0.1';
const DEFAULT_PORT = 8787;

export const portSchema = z.int().min(1).max(65_535);
/** An address of this machine to listen at, as digits: a name could come to mean another one. */
export const bindAddressSchema = z.union([z.ipv4().max(15), z.ipv6().max(45)]);

/** The operator's choice whether and where the program takes in callbacks. */
export const receiverSettingsSchema = z.strictObject({
  enabled: z.boolean(),
  address: bindAddressSchema,
  port: portSchema,
});
export type ReceiverSettings = z.infer<typeof receiverSettingsSchema>;

export const RECEIVER_OFF: ReceiverSettings = {
  enabled: false,
  address: LOOPBACK_ADDRESS,
  port: DEFAULT_PORT,
};

/** Whether only programs of this machine reach the address. */
export const isLoopbackAddress = (address: string): boolean =>
  /^127(\.\d{1,3}){3}$/.test(address) || /^(0*:)*:0*1$/.test(address);

/**
 * Why a callback was refused. `unreadable`: no form that ZEGO documents. `unsigned`: no account of its AppId has a
 * CallbackSecret that signed it. `locked`: the secrets are locked, so that cannot be known. `late`: signed more
 * than ten minutes ago or ahead. `conflict`: time and nonce of another content. `unwritten`: the disk took nothing.
 */
export const REFUSALS = [
  'unreadable',
  'unsigned',
  'locked',
  'late',
  'conflict',
  'unwritten',
  'too-large',
  'too-many',
] as const;
export const refusalSchema = z.enum(REFUSALS);
export type Refusal = z.infer<typeof refusalSchema>;

const moment = z.iso.datetime();

/** What window and tray show of the receiver. */
export const receiverViewSchema = z.strictObject({
  state: z.enum(['off', 'listening', 'failed']),
  /** The address to enter in ZEGO's console, as far as this machine knows it; null while nothing listens. */
  url: z.string().nullable(),
  /** The system's code (`EADDRINUSE`) where listening failed. */
  reason: z.string().nullable(),
  /** When the last callback was taken in. */
  receivedAt: moment.nullable(),
  /** The last one that was refused since then. */
  refused: z.strictObject({ at: moment, reason: refusalSchema }).nullable(),
});
export type ReceiverView = z.infer<typeof receiverViewSchema>;

export const RECEIVER_VIEW_OFF: ReceiverView = {
  state: 'off',
  url: null,
  reason: null,
  receivedAt: null,
  refused: null,
};
