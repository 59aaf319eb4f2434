import type { Account, AccountEntry } from '#contract/model/account.ts';
import { freeColour } from '#contract/model/account-colours.ts';
import { MAX_TOKENS } from '#contract/model/control.ts';
import { confusableNames, sameName } from '#contract/model/name.ts';
import { isLoopbackAddress } from '#contract/model/receiver.ts';
import { foreignHostOf } from '#contract/model/region.ts';
import { VENDORS } from '#contract/model/vendor.ts';
import { withProvisioned } from '../../app/control/apply-provision.ts';
import type { RoomMembership } from '../../app/room/room-membership.ts';
import type { WebhookService } from '../../app/webhooks/webhook-service.ts';
import type { ControlRepository } from '../../storage/control-ports.ts';
import {
  type PresetRepository,
  type ScheduleRepository,
  type VaultRepository,
  VaultUnavailable,
} from '../../storage/ports.ts';
import { type Provision, parseProvision } from '../../storage/provision.ts';
import { isLoopback } from '../../zego/request/endpoint.ts';
import { EXIT, type ExitCode } from './exit-code.ts';

/** Imports one provision file's content; tells a person about it line by line. */
export type Importer = (content: string, notice: (text: string) => void) => Promise<ExitCode>;

const ADVICE = 'Delete the file now: it holds the secret in plain text.';
const MEMORY_ONLY =
  'Warning: this machine offers no key store, so the imported credentials are kept in memory for this process only.';

export interface ImportServices {
  readonly vault: VaultRepository;
  readonly presets: PresetRepository;
  readonly webhooks: Pick<WebhookService, 'saveByName'>;
  readonly schedules: ScheduleRepository;
  readonly control: ControlRepository;
  readonly room: Pick<RoomMembership, 'join'>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Ids of accounts that are not in the vault, by name. */
  readonly otherAccounts: Readonly<Record<string, string>>;
}

/** Accounts first, since presets refer to them; when the vault refuses, nothing is imported at all. */
export function createImporter({
  vault,
  presets,
  webhooks,
  schedules,
  control,
  room,
  now,
  otherAccounts,
}: ImportServices): Importer {
  const accountId = (name: string): string =>
    vault.findByName(name) ??
    Object.entries(otherAccounts).find(([other]) => sameName(other, name))?.[1] ??
    '';
  const save = async (given: Provision) => {
    const { accounts, presets: wanted, webhooks: targets, schedules: planned } = given;
    const { control: surfaces } = given;
    // A script cannot enter a passphrase: the vault stays in memory, and the command line reports that.
    if (holdsSecrets(given) && vault.state === 'undecided') await vault.chooseMemory();
    if (accounts.length > 0) await vault.save(completed(accounts, vault.list()));
    if (targets.length > 0) await webhooks.saveByName(targets);
    if (given.room) await room.join(given.room);
    presets.saveByName(
      wanted.map(({ account, ...draft }) => ({ ...draft, accountId: accountId(account) })),
    );
    schedules.saveByName(
      planned.map(({ preset, ...draft }) => ({
        ...draft,
        presetId: presets.findByName(preset)?.id ?? '',
      })),
    );
    if (!surfaces) return;
    const idOf = (name: string) => presets.findByName(name)?.id;
    control.save(withProvisioned(control.get(), surfaces, idOf, now()));
  };
  return async (content, notice) => {
    const known = [...vault.list().map(({ name }) => name), ...Object.keys(otherAccounts)];
    const names = presets.list().map(({ name }) => name);
    const parsed = parseProvision(content, known, names);
    if (!parsed.ok) {
      parsed.problems.forEach(notice);
      return EXIT.badUsage;
    }
    const { provision } = parsed;
    const tokens = tooManyTokens(provision, control);
    if (tokens !== null) {
      notice(tokens);
      return EXIT.badUsage;
    }
    try {
      await save(provision);
    } catch (error) {
      if (error instanceof VaultUnavailable) {
        notice(`The credentials cannot be saved now (${error.state}). Nothing was imported.`);
        return EXIT.noCredentials;
      }
      const cause = (error as NodeJS.ErrnoException).code ?? 'unknown cause';
      notice(
        `It could not be written to disk (${cause}). Not all was imported: import the file again.`,
      );
      return EXIT.notAllAccepted;
    }
    foreignHosts(provision).forEach(notice);
    openToOthers(provision).forEach(notice);
    const accounts = vault.list();
    lookalikes('account', provision.accounts, accounts).forEach(notice);
    lookalikes('preset', provision.presets, presets.list()).forEach(notice);
    if (vault.state === 'memory' && holdsSecrets(provision)) notice(MEMORY_ONLY);
    notice(importedText(provision));
    notice(ADVICE);
    return EXIT.accepted;
  };
}

const holdsSecrets = ({ accounts, webhooks, room }: Provision): boolean =>
  accounts.length + webhooks.length > 0 || (room?.password ?? '') !== '';

/** What was imported, in numbers. */
function importedText({
  accounts,
  presets,
  schedules,
  webhooks,
  control,
  room,
}: Provision): string {
  const surfaces = Object.keys(control ?? {}).length;
  const others = [
    ...(schedules.length > 0 ? [`${schedules.length} schedule(s)`] : []),
    ...(webhooks.length > 0 ? [`${webhooks.length} webhook(s)`] : []),
    ...(surfaces > 0 ? [`${surfaces} control surface(s)`] : []),
    ...(room ? ['the room'] : []),
  ];
  const text = `Imported ${accounts.length} account(s) and ${presets.length} preset(s)`;
  return [text, ...others].join(', and ').concat('.');
}

/** Signed requests go wherever an imported account says: each such host is named. */
function foreignHosts({ accounts }: Provision): string[] {
  return accounts.flatMap(({ name, endpoint }) => {
    const host = foreignHostOf(endpoint);
    if (host === null) return [];
    return isLoopback(endpoint)
      ? `Account "${name}" calls ${host} on this computer: what it starts is not on air.`
      : `Warning: account "${name}" sends its calls to ${host}, which is not a host of ZEGO.`;
  });
}

/** A problem where this desk would have more tokens than it takes; null where it takes them. */
function tooManyTokens({ control: given }: Provision, control: ControlRepository): string | null {
  const names = (given?.http?.tokens ?? []).map(({ name }) => name);
  const others = control
    .get()
    .http.tokens.filter((known) => !names.some((name) => sameName(name, known.name)));
  return names.length > 0 && others.length + names.length > MAX_TOKENS
    ? `$.control.http.tokens: with the ${others.length} other tokens of this desk there would be more than ${MAX_TOKENS}: revoke some in the settings first`
    : null;
}

/** What other machines can reach from now on: each such surface is named. */
function openToOthers({ control }: Provision): string[] {
  const { http, hyperdeck } = control ?? {};
  return [
    ...(http && !isLoopbackAddress(http.address)
      ? [
          `Warning: the HTTP API listens at ${http.address}: other machines reach it, and whoever reads the network reads its tokens.`,
        ]
      : []),
    ...(hyperdeck && !isLoopbackAddress(hyperdeck.address)
      ? [
          `Warning: the HyperDeck server listens at ${hyperdeck.address}: its protocol has no password, so every machine of its list of addresses starts and stops recordings.`,
        ]
      : []),
  ];
}

/** So many pairs are named: a person compares them one by one. */
const PAIRS_NAMED = 20;

/** An operator who starts the wrong one of two lookalikes loses a recording. */
function lookalikes(
  kind: 'account' | 'preset',
  imported: readonly Named[],
  all: readonly Named[],
): string[] {
  const nameOf = ({ name }: Named) => name;
  return confusableNames(imported.map(nameOf), all.map(nameOf))
    .slice(0, PAIRS_NAMED)
    .map(([name, other]) => `Warning: ${kind} "${name}" reads like "${other}" and is another one.`);
}

interface Named {
  readonly name: string;
}

/**
 * An imported account is replaced whole: a secret that its file does not have is removed. What an operator said
 * stays where the file is silent: whether the project records by default, and the colour, which else is one that
 * tells the account from the others.
 */
function completed(accounts: Provision['accounts'], known: readonly Account[]): AccountEntry[] {
  const used = known.map(({ colour }) => colour);
  const noKeys = Object.fromEntries(VENDORS.map((vendor) => [vendor, '']));
  return accounts.map(({ colour: wanted, ...account }) => {
    const same = known.find(({ name }) => sameName(name, account.name));
    const answered = same?.appId === account.appId ? same.recordsByDefault : null;
    const colour = wanted ?? same?.colour ?? freeColour(used);
    used.push(colour);
    return {
      ...account,
      colour,
      callbackSecret: account.callbackSecret ?? '',
      playbackKeys: { ...noKeys, ...account.playbackKeys },
      recordsByDefault: account.recordsByDefault ?? answered ?? null,
    };
  });
}
