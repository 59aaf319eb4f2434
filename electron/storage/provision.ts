import { z } from 'zod';
import {
  accountNameSchema,
  appIdSchema,
  badgeSchema,
  isTestSchema,
  serverSecretSchema,
} from '../contract/account.ts';
import { accountColourSchema } from '../contract/account-colours.ts';
import { endSchema, presetDraftSchema } from '../contract/preset.ts';
import { type EndpointProblem, parseEndpoint } from '../zego/endpoint.ts';

const ENDPOINT_PROBLEMS: Readonly<Record<EndpointProblem, string>> = {
  'not-a-url': 'is not a URL',
  'not-https': 'must begin with https: (http: is for loopback addresses only)',
  'has-credentials': 'must not hold a user name or password',
  'has-query': 'must not hold a query or fragment',
};

const endpointSchema = z
  .string()
  .max(2048)
  .transform((text, context) => {
    const parsed = parseEndpoint(text);
    if (parsed.ok) return parsed.endpoint;
    context.addIssue({ code: 'custom', message: ENDPOINT_PROBLEMS[parsed.problem] });
    return z.NEVER;
  });

const provisionAccountSchema = z
  .strictObject({
    name: accountNameSchema,
    appId: appIdSchema,
    serverSecret: serverSecretSchema,
    endpoint: endpointSchema.prefault(''),
    isTest: isTestSchema.default(null),
    badge: badgeSchema.optional(),
    colour: accountColourSchema.optional(),
  })
  .transform(({ badge, ...account }) => ({
    ...account,
    badge: badge ?? (account.isTest ? ('test' as const) : ('production' as const)),
  }));

const provisionPresetSchema = presetDraftSchema
  .omit({ accountId: true })
  .extend({ account: accountNameSchema, end: endSchema.nullable().default(null) });

const noRepeats =
  (path: string) => (items: readonly { name: string }[], context: z.RefinementCtx) => {
    const seen = new Set<string>();
    items.forEach(({ name }, index) => {
      const form = name.normalize('NFC');
      if (seen.has(form)) {
        context.addIssue({ code: 'custom', path: [index, 'name'], message: `names ${path} twice` });
      }
      seen.add(form);
    });
  };

const provisionSchema = z.strictObject({
  accounts: z
    .array(provisionAccountSchema)
    .max(100)
    .default([])
    .superRefine(noRepeats('an account')),
  presets: z.array(provisionPresetSchema).max(1000).default([]).superRefine(noRepeats('a preset')),
});

export type Provision = z.infer<typeof provisionSchema>;

export type ProvisionResult =
  | { readonly ok: true; readonly provision: Provision }
  /** Every problem, each with its JSON path. Nothing of the file's content is quoted: it holds secrets. */
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Reads a provision file. `knownAccounts` are the names that its presets may use besides its own.
 * Never throws.
 */
export function parseProvision(text: string, knownAccounts: readonly string[]): ProvisionResult {
  let json: unknown;
  try {
    // Editors on Windows put a byte order mark before the text.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { ok: false, problems: ['$: is not valid JSON'] };
  }
  const parsed = provisionSchema.safeParse(json);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      ({ path, message }) => `${jsonPath(path)}: ${message}`,
    );
    return { ok: false, problems };
  }
  const names = new Set([...knownAccounts, ...parsed.data.accounts.map(({ name }) => name)]);
  const problems = parsed.data.presets.flatMap(({ account }, index) =>
    names.has(account) ? [] : [`$.presets[${index}].account: no account of this name`],
  );
  return problems.length > 0 ? { ok: false, problems } : { ok: true, provision: parsed.data };
}

function jsonPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return /^\w+$/.test(String(key))
      ? `${text}.${String(key)}`
      : `${text}[${JSON.stringify(String(key))}]`;
  }, '$');
}
