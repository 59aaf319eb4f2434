import { z } from 'zod';
import {
  accountNameSchema,
  appIdSchema,
  badgeSchema,
  byVendor,
  consoleSecretSchema,
  isTestSchema,
  serverSecretSchema,
} from '#contract/model/account.ts';
import { accountColourSchema } from '#contract/model/account-colours.ts';
import { isReadableName, isReservedName, nameForm } from '#contract/model/name.ts';
import { MAX_SCHEDULES } from '#contract/model/schedule.ts';
import { namedPresetSchema, namedScheduleSchema } from '#contract/model/transfer.ts';
import {
  MAX_WEBHOOKS,
  webhookChoicesSchema,
  webhookKindSchema,
  webhookNameSchema,
  webhookSecretSchema,
  webhookTemplateSchema,
  webhookUrlSchema,
} from '#contract/model/webhook.ts';
import { quoted } from '#contract/rules/terminal-text.ts';
import { addressProblem } from '#contract/rules/webhook-address.ts';
import { timesFault } from '../recording/schedules/times.ts';
import { type EndpointProblem, parseEndpoint } from '../zego/request/endpoint.ts';
import { repeatedKeys } from './json-keys.ts';
import { controlProblems, provisionControlSchema } from './provision-control.ts';
import {
  type GivenRoom,
  givenRoom,
  type ProvisionRoom,
  provisionRoomSchema,
} from './provision-room.ts';

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

const RESERVED = 'is how the built-in account reads that is never on air';

const provisionAccountSchema = z
  .strictObject({
    name: accountNameSchema.refine((name) => !isReservedName(name), RESERVED),
    appId: appIdSchema,
    serverSecret: serverSecretSchema,
    callbackSecret: consoleSecretSchema.optional(),
    playbackKeys: byVendor(consoleSecretSchema).optional(),
    recordsByDefault: z.boolean().nullable().optional(),
    endpoint: endpointSchema.prefault(''),
    isTest: isTestSchema.default(null),
    badge: badgeSchema.optional(),
    colour: accountColourSchema.optional(),
  })
  .transform(({ badge, ...account }) => ({
    ...account,
    badge: badge ?? (account.isTest ? ('test' as const) : ('production' as const)),
  }));

const { events, quietHours, language } = webhookChoicesSchema.shape;

const ADDRESS_PROBLEMS = {
  'bad-address': ['url', 'must be an https: address (http: is for loopback addresses only)'],
  'bad-secret': ['secret', 'is no secret of this kind'],
} as const;

const provisionWebhookSchema = z
  .strictObject({
    name: webhookNameSchema.refine(isReadableName, 'holds invisible characters'),
    kind: webhookKindSchema,
    template: webhookTemplateSchema.default('standard'),
    url: webhookUrlSchema,
    secret: webhookSecretSchema.min(1).nullable().default(null),
    enabled: z.boolean().default(true),
    events: events.default(['trouble']),
    quietHours: quietHours.default(null),
    language: language.default(null),
  })
  .superRefine(({ kind, template, ...address }, context) => {
    const problem = addressProblem(kind, template, address);
    if (problem === null) return;
    const [field, message] = ADDRESS_PROBLEMS[problem];
    context.addIssue({ code: 'custom', path: [field], message });
  });

const noRepeats =
  (path: string) => (items: readonly { name: string }[], context: z.RefinementCtx) => {
    const seen = new Set<string>();
    items.forEach(({ name }, index) => {
      const form = nameForm(name);
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
  presets: z.array(namedPresetSchema).max(1000).default([]).superRefine(noRepeats('a preset')),
  schedules: z
    .array(namedScheduleSchema)
    .max(MAX_SCHEDULES)
    .default([])
    .superRefine(noRepeats('a schedule')),
  webhooks: z
    .array(provisionWebhookSchema)
    .max(MAX_WEBHOOKS)
    .default([])
    .superRefine(noRepeats('a webhook')),
  control: provisionControlSchema.optional(),
  room: provisionRoomSchema.optional(),
});

export type Provision = Omit<z.infer<typeof provisionSchema>, 'room'> & {
  readonly room?: GivenRoom;
};

/**
 * What a provision file may hold, as JSON Schema (draft 2020-12). Rules over several fields, such as names that stand
 * twice, are checked by the import alone.
 */
export const provisionJsonSchema = (): object =>
  z.toJSONSchema(provisionSchema, { io: 'input', unrepresentable: 'any' });

export type ProvisionResult =
  | { readonly ok: true; readonly provision: Provision }
  /**
   * The problems, each a line with its JSON path. No value of the file is quoted: it holds secrets. Keys that
   * we do not know are, shortened and without anything that a terminal would obey.
   */
  | { readonly ok: false; readonly problems: readonly string[] };

/** More problems than an operator reads; a file of 1,000 wrong presets would scroll its cause away. */
const MAX_PROBLEMS = 100;
/** Unknown keys that are named, and the characters of each. */
const KEYS_NAMED = 5;
const MAX_KEY_SHOWN = 40;

/**
 * Reads a provision file. `knownAccounts` are the names that its presets may use besides its own, `knownPresets`
 * those that its schedules and control surfaces may.
 * Never throws.
 */
export function parseProvision(
  text: string,
  knownAccounts: readonly string[],
  knownPresets: readonly string[] = [],
): ProvisionResult {
  const read = readJson(text);
  if (!read.ok) return wrong(read.problems);
  const parsed = provisionSchema.safeParse(read.json);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${jsonPath(issue.path)}: ${said(issue)}`);
    return wrong([...read.repeated, ...problems]);
  }
  const names = new Set(
    [...knownAccounts, ...parsed.data.accounts.map(({ name }) => name)].map(nameForm),
  );
  const unknown = parsed.data.presets.flatMap(({ account }, index) =>
    names.has(nameForm(account)) ? [] : [`$.presets[${index}].account: no account of this name`],
  );
  const presetNames = [...knownPresets, ...parsed.data.presets.map(({ name }) => name)];
  const problems = [
    ...read.repeated,
    ...unknown,
    ...scheduleProblems(parsed.data, presetNames),
    ...controlProblems(parsed.data.control ?? {}, presetNames).map(
      ({ path, message }) => `${jsonPath(['control', ...path])}: ${message}`,
    ),
  ];
  const { room, ...provision } = parsed.data;
  const joined = room ? givenRoom(room) : null;
  if (joined && !joined.ok) problems.push(joined.problem);
  if (problems.length > 0) return wrong(problems);
  return { ok: true, provision: { ...provision, ...(joined?.ok && { room: joined.given }) } };
}

export type RoomResult =
  | {
      readonly ok: true;
      /** Null where the file names none. */
      readonly room: ProvisionRoom | null;
      /** Whether it holds anything else. */
      readonly hasMore: boolean;
    }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the room of a provision file alone. What else it holds must have its form, and is not used. Never throws. */
export function parseProvisionRoom(text: string): RoomResult {
  const read = readJson(text);
  if (!read.ok) return wrong(read.problems);
  const parsed = provisionSchema.safeParse(read.json);
  if (!parsed.success) {
    return wrong(parsed.error.issues.map((issue) => `${jsonPath(issue.path)}: ${said(issue)}`));
  }
  if (read.repeated.length > 0) return wrong(read.repeated);
  const { room = null, control, ...lists } = parsed.data;
  const hasMore = control !== undefined || Object.values(lists).some((list) => list.length > 0);
  return { ok: true, room, hasMore };
}

/** What the form of a schedule does not show: whether its preset exists, and whether its rule names any time. */
function scheduleProblems(
  { schedules }: Pick<Provision, 'schedules'>,
  presetNames: readonly string[],
): string[] {
  const names = new Set(presetNames.map(nameForm));
  return schedules.flatMap((schedule, index) => [
    ...(names.has(nameForm(schedule.preset))
      ? []
      : [`$.schedules[${index}].preset: no preset of this name`]),
    ...(timesFault(schedule) === null
      ? []
      : [`$.schedules[${index}].cron: names no time of the calendar`]),
  ]);
}

function wrong(problems: readonly string[]): {
  readonly ok: false;
  readonly problems: readonly string[];
} {
  const more = problems.length - MAX_PROBLEMS;
  return {
    ok: false,
    problems:
      more > 0 ? [...problems.slice(0, MAX_PROBLEMS), `$: and ${more} more problems`] : problems,
  };
}

type JsonResult =
  | { readonly ok: true; readonly json: unknown; readonly repeated: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] };

function readJson(given: string): JsonResult {
  // Editors on Windows put a byte order mark before the text.
  const text = given.replace(/^\uFEFF/, '');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { ok: false, problems: [`$: is not valid JSON${placeOf(error, text)}`] };
  }
  const keys = repeatedKeys(text);
  if (!keys.ok)
    return { ok: false, problems: ['$: is nested deeper than a provision file can be'] };
  const repeated = keys.repeated.map(
    ({ path, line }) => `${jsonPath(path)}: is written twice, again in line ${line}`,
  );
  return { ok: true, json, repeated };
}

/** Where the parser stopped, if it says so. The rest of its message quotes the file. */
function placeOf(error: unknown, text: string): string {
  const position = /at position (\d+)/.exec(String(error))?.[1];
  if (position === undefined) return '';
  return ` (line ${text.slice(0, Number(position)).split('\n').length})`;
}

function said(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'unrecognized_keys') return issue.message;
  const named = issue.keys.slice(0, KEYS_NAMED).map((key) => quoted(key, MAX_KEY_SHOWN));
  const more = issue.keys.length - named.length;
  return `Unrecognized key${issue.keys.length > 1 ? 's' : ''}: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function jsonPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    const name = String(key);
    return /^\w{1,40}$/.test(name) ? `${text}.${name}` : `${text}[${quoted(name, MAX_KEY_SHOWN)}]`;
  }, '$');
}
