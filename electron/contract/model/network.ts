import { z } from 'zod';

/** Seconds that a phase of a call may take, at most. */
export const LONGEST_PHASE = 120;
const phaseSchema = z.int().min(1).max(LONGEST_PHASE);
export const timeoutsSchema = z.strictObject({
  connect: phaseSchema,
  headers: phaseSchema,
  body: phaseSchema,
});

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
  /** A file of certificates in PEM that are trusted besides the usual ones. The state has its name alone. */
  caFile: z.string().max(4096).nullable(),
  timeouts: timeoutsSchema,
});
export type Network = z.infer<typeof networkSchema>;

/**
 * SECURITY: the way out as the window for secrets saves it. No page names a file: `chosen` is the one that a person
 * chose last in the system's own dialog.
 */
export const routeSchema = z
  .strictObject({
    proxy: networkSchema.shape.proxy,
    proxyUrl: networkSchema.shape.proxyUrl,
    certificates: z.enum(['keep', 'none', 'chosen']),
  })
  .refine(({ proxy, proxyUrl }) => proxy !== 'manual' || proxyUrl !== null, 'no address');
export type NetworkRoute = z.infer<typeof routeSchema>;

/** Why a file cannot be used as additional certificates. Words: `problem.certificates.*`. */
export const CERTIFICATE_FAULTS = [
  'missing',
  'not-a-file',
  'too-large',
  'no-certificates',
  'unreadable',
  'too-slow',
] as const;
export const certificateFaultSchema = z.enum(CERTIFICATE_FAULTS);
export type CertificateFault = z.infer<typeof certificateFaultSchema>;

/** What a person chose in the system's dialog, already tried. */
export const certificateChoiceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('usable'), name: z.string(), count: z.int().min(1) }),
  z.strictObject({ kind: z.literal('unusable'), name: z.string(), fault: certificateFaultSchema }),
]);
export type CertificateChoice = z.infer<typeof certificateChoiceSchema>;

export const proxyLoginSchema = z.strictObject({
  user: z.string().min(1).max(256),
  password: z.string().max(256),
});
export type ProxyLogin = z.infer<typeof proxyLoginSchema>;

/** SECURITY: a login as it is kept: for one proxy, and sent to no other. */
export const boundLoginSchema = proxyLoginSchema.extend({ proxy: z.string().max(2048) });
export type BoundLogin = z.infer<typeof boundLoginSchema>;

const USUAL_PORTS: Readonly<Record<string, string>> = {
  'http:': '80',
  'https:': '443',
  'socks5:': '1080',
};

/**
 * Kind, host and port of a proxy's address in one form, so that two addresses of one proxy are equal. The kind
 * counts: a login that went through TLS must not follow in the clear.
 */
export function proxyIdentity(url: string): string {
  const { protocol, hostname, port } = new URL(url);
  return `${protocol}//${hostname.toLowerCase()}:${port || (USUAL_PORTS[protocol] ?? '')}`;
}
