import { z } from 'zod';
import {
  controlScopeSchema,
  httpControlSchema,
  hyperdeckControlSchema,
  MAX_TSL_TARGETS,
  tokenNameSchema,
  tslTargetSchema,
} from '#contract/model/control.ts';
import { MAX_ID_LENGTH } from '#contract/model/name.ts';
import { receiverSettingsSchema } from '#contract/model/receiver.ts';
import { haveOwnPorts, isSendable } from '#contract/rules/control-rules.ts';

/** Whether a person agreed, in the system's own dialog: false when nothing was done. */
const agreed = z.strictObject({ agreed: z.boolean() });

/** Where the program listens, and whom it sends tally to. */
export const PORT_CHANNELS = {
  /** Where callbacks are taken in; asks the operator before other computers can post. */
  'receiver.save': { args: receiverSettingsSchema, result: agreed },
  /** "Pause remote control". It opens nothing, and asks nothing. */
  'control.pause': { args: z.strictObject({ paused: z.boolean() }), result: z.null() },
  /** The HTTP API, all but its tokens; asks the operator before other computers can reach a port. */
  'control.http': { args: httpControlSchema.omit({ tokens: true }), result: agreed },
  /** The decks. They have no password: asks the operator before any port opens, and before more may connect. */
  'control.hyperdeck': {
    args: hyperdeckControlSchema.refine(({ decks }) => haveOwnPorts(decks)),
    result: agreed,
  },
  /** All receivers of tally; asks the operator before something is sent to another one. */
  'control.tsl': {
    args: z.strictObject({
      targets: z.array(tslTargetSchema.refine(isSendable)).max(MAX_TSL_TARGETS),
    }),
    result: agreed,
  },
  /** SECURITY: the one answer that holds a secret, for the window for secrets alone. It is given once. */
  'control.makeToken': {
    args: z.strictObject({ name: tokenNameSchema, scope: controlScopeSchema }),
    result: z.strictObject({ token: z.string() }),
    pages: ['secrets'],
  },
  /** Asks the operator. */
  'control.revokeToken': {
    args: z.strictObject({ id: z.string().min(1).max(MAX_ID_LENGTH) }),
    result: agreed,
  },
} as const;
