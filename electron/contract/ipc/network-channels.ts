import { z } from 'zod';
import {
  certificateChoiceSchema,
  proxyLoginSchema,
  proxyUrlSchema,
  routeSchema,
} from '#contract/model/network.ts';

const nothing = z.null();

/** SECURITY: what decides who reads each signature. All of it is for the window for secrets, none for the main page. */
export const NETWORK_CHANNELS = {
  /** Shows the system's dialog, and tries the file that a person chose there. Null when none was chosen. */
  'network.chooseCertificates': {
    args: nothing,
    result: certificateChoiceSchema.nullable(),
    pages: ['secrets'],
  },
  'network.save': { args: routeSchema, result: nothing, pages: ['secrets'] },
  /** Address of the proxy in force for ZEGO's servers; null where there is none now. */
  'network.proxyInUse': {
    args: nothing,
    result: z.strictObject({ proxy: z.string().nullable() }),
    pages: ['secrets'],
  },
  /** The login at this proxy, to be kept in the vault; no other proxy gets it. */
  'network.login': {
    args: z.strictObject({ login: proxyLoginSchema, proxy: proxyUrlSchema }),
    result: nothing,
    pages: ['secrets'],
  },
  'network.forgetLogin': { args: nothing, result: nothing, pages: ['secrets'] },
} as const;
