import { z } from 'zod';
import {
  CONTROL_OFF,
  controlSettingsSchema,
  controlTokenSchema,
  httpControlSchema,
  MAX_TOKENS,
} from './control.ts';
import { portSchema } from './receiver.ts';

/** SECURITY: what a page knows of a token: neither the token nor its hash. */
export const tokenViewSchema = controlTokenSchema.omit({ hash: true });
export type TokenView = z.infer<typeof tokenViewSchema>;

/** The settings of the control surfaces, as window and tray show them. */
export const controlViewSchema = controlSettingsSchema.extend({
  http: httpControlSchema.extend({ tokens: z.array(tokenViewSchema).max(MAX_TOKENS) }),
});
export type ControlView = z.infer<typeof controlViewSchema>;

export const CONTROL_VIEW_OFF: ControlView = CONTROL_OFF;

/** How a deck's port stands. */
export const deckPortSchema = z.strictObject({
  port: portSchema,
  /** The system's code (`EADDRINUSE`) where it does not listen; null while it does. */
  reason: z.string().nullable(),
});
export type DeckPort = z.infer<typeof deckPortSchema>;

/** Where the control surfaces listen now. */
export const openPortsSchema = z.strictObject({
  /** Address of the HTTP API; null while it does not listen. */
  http: z.string().nullable(),
  /** The system's code where the HTTP API is switched on and cannot listen; null else. */
  httpReason: z.string().nullable(),
  /** The decks of the settings in force. */
  decks: z.array(deckPortSchema),
});
export type OpenPorts = z.infer<typeof openPortsSchema>;

export const NO_OPEN_PORTS: OpenPorts = { http: null, httpReason: null, decks: [] };
