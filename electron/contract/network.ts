import { z } from 'zod';

/** Seconds that a phase of a call may take, at most. */
export const LONGEST_PHASE = 120;
const phaseSchema = z.int().min(1).max(LONGEST_PHASE);

/**
 * Seconds: `connect` until the request can leave, name lookup, proxy and TLS included; `headers` from there to
 * the first line of the answer; `body` from there to its end. Reasons: docs/decisions/0036.
 */
export const DEFAULT_TIMEOUTS = { connect: 5, headers: 60, body: 30 } as const;

export const proxyUrlSchema = z
  .string()
  .trim()
  .max(2048)
  .refine((text) => {
    if (!URL.canParse(text)) return false;
    const { protocol, username, password, hostname } = new URL(text);
    return (
      /^(https?|socks5):$/.test(protocol) && hostname !== '' && username === '' && password === ''
    );
  }, 'must be http://host:port, https://host:port or socks5://host:port, without a login');

/** How calls get out of the building. The proxy's login is a secret and lives in the vault. */
export const networkSchema = z.strictObject({
  proxy: z.enum(['system', 'none', 'manual']),
  /** Used where `proxy` is `manual`. */
  proxyUrl: proxyUrlSchema.nullable(),
  /** A file of certificates in PEM that are trusted besides the usual ones. */
  caFile: z.string().max(4096).nullable(),
  timeouts: z.strictObject({ connect: phaseSchema, headers: phaseSchema, body: phaseSchema }),
});
export type Network = z.infer<typeof networkSchema>;

export const proxyLoginSchema = z.strictObject({
  user: z.string().min(1).max(256),
  password: z.string().max(256),
});
export type ProxyLogin = z.infer<typeof proxyLoginSchema>;
