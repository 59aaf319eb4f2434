import type { KnownAccount } from '#contract/model/account.ts';
import type { ControlSettings } from '#contract/model/control.ts';
import { PRACTICE_ACCOUNT_ID, PRACTICE_ACCOUNT_NAME } from '#contract/model/name.ts';
import type { Preset } from '#contract/model/preset.ts';
import type { Schedule } from '#contract/model/schedule.ts';
import type { Webhook } from '#contract/model/webhook.ts';
import { namedPresets, namedSchedules } from './plan.ts';

/** What a station has that a provision file can bring. */
export interface Station {
  readonly accounts: readonly KnownAccount[];
  readonly presets: readonly Preset[];
  readonly schedules: readonly Schedule[];
  readonly webhooks: readonly Webhook[];
  readonly control: ControlSettings;
}

/** A part of the file that a person has to fill in. */
export interface Gap {
  /** As in a message of the import. */
  readonly path: string;
  readonly key: 'serverSecret' | 'url' | 'token' | 'account' | 'preset';
  /** What it is of. */
  readonly name: string;
}

type Section = Readonly<Record<string, unknown>>;

/** The content of a provision file. */
export interface ProvisionFile {
  readonly accounts: readonly Section[];
  readonly presets: readonly Section[];
  readonly schedules: readonly Section[];
  readonly webhooks: readonly Section[];
  readonly control: Readonly<Partial<Record<'http' | 'hyperdeck' | 'tsl', unknown>>>;
}

/** A station as a provision file, without secrets: each that an import needs is an empty text. */
export function provisionFileOf(station: Station): ProvisionFile {
  const { schedules, presets } = station;
  const practice = { id: PRACTICE_ACCOUNT_ID, name: PRACTICE_ACCOUNT_NAME };
  const known = { accounts: [practice, ...station.accounts], presets, schedules };
  return {
    accounts: station.accounts.map(({ id: _id, name, appId, ...facts }) => ({
      ...{ name, appId, serverSecret: '' },
      ...facts,
    })),
    presets: namedPresets(known),
    schedules: namedSchedules(known),
    webhooks: station.webhooks.map(({ id: _id, since: _since, name, kind, template, ...rest }) => ({
      ...{ name, kind, template, url: '' },
      ...rest,
    })),
    control: controlOf(station.control, (id) => presets.find((preset) => preset.id === id)?.name),
  };
}

/** The surfaces that are switched on: a file switches on each that it names. */
function controlOf(
  { http, hyperdeck, tsl }: ControlSettings,
  nameOf: (presetId: string) => string | undefined,
): ProvisionFile['control'] {
  const { enabled: isHttp, tokens, ...listening } = http;
  const { enabled: isHyperdeck, decks, ...rest } = hyperdeck;
  const named = decks
    .map(({ port, presets }) => ({ port, presets: presets.flatMap((id) => nameOf(id) ?? []) }))
    // A deck has a slot at least.
    .filter(({ presets }) => presets.length > 0);
  const targets = tsl.map(({ addresses, ...target }) => ({
    ...target,
    addresses: Object.fromEntries(
      addresses.flatMap(({ presetId, address }) => {
        const name = nameOf(presetId);
        return name === undefined ? [] : [[name, address]];
      }),
    ),
  }));
  return {
    ...(isHttp && {
      http: { ...listening, tokens: tokens.map(({ name, scope }) => ({ name, token: '', scope })) },
    }),
    ...(isHyperdeck && { hyperdeck: { ...rest, decks: named } }),
    ...(targets.length > 0 && { tsl: targets }),
  };
}

/** What stands empty in a provision file, and has to be filled in before it can be imported. */
export function gapsIn({ accounts, presets, schedules, webhooks, control }: ProvisionFile): Gap[] {
  const { tokens = [] } = (control.http ?? {}) as { readonly tokens?: readonly Section[] };
  const lists = [
    ['accounts', 'serverSecret', accounts],
    ['presets', 'account', presets],
    ['schedules', 'preset', schedules],
    ['webhooks', 'url', webhooks],
    ['control.http.tokens', 'token', tokens],
  ] as const;
  return lists.flatMap(([list, key, sections]) =>
    sections.flatMap((section, index) =>
      section[key] === ''
        ? [{ path: `$.${list}[${index}].${key}`, key, name: String(section.name) }]
        : [],
    ),
  );
}

/** The file as text, without lists that are empty. */
export function provisionText(file: ProvisionFile): string {
  const filled = Object.entries(file).filter(([, section]) =>
    Array.isArray(section) ? section.length > 0 : Object.keys(section).length > 0,
  );
  return `${JSON.stringify(Object.fromEntries(filled), null, 2)}\n`;
}
