import type { LocaleKey } from '#contract/locales/index.ts';
import {
  type Account,
  type AccountFacts,
  accountNameSchema,
  appIdSchema,
  type IsTest,
} from '#contract/model/account.ts';
import { type AccountColour, freeColour } from '#contract/model/account-colours.ts';
import { hiddenCharacters, isReservedName, nameForm, sameName } from '#contract/model/name.ts';
import { REGIONS, type Region } from '#contract/model/region.ts';
import { isPossibleEndpoint, regionOf } from '../../shared/accounts/endpoint.ts';

export const CUSTOM = 'custom';

/** All of the form but the secrets, which no state of ours ever holds. */
export interface AccountForm {
  readonly name: string;
  readonly appId: string;
  readonly region: Region | typeof CUSTOM;
  readonly endpoint: string;
  readonly isTest: IsTest;
  readonly badge: Account['badge'];
  readonly colour: AccountColour;
  readonly recordsByDefault: boolean | null;
}

export type AccountField = 'name' | 'appId' | 'endpoint';
type AccountProblems = Partial<Record<AccountField, LocaleKey>>;

export function accountFormOf(account: Account | null, others: readonly Account[]): AccountForm {
  const region = account ? regionOf(account.endpoint) : 'unified';
  return {
    name: account?.name ?? '',
    appId: account ? String(account.appId) : '',
    region: region ?? CUSTOM,
    endpoint: region === null && account ? account.endpoint : '',
    isTest: account?.isTest ?? null,
    badge: account?.badge ?? 'production',
    colour: account?.colour ?? freeColour(others.map(({ colour }) => colour)),
    recordsByDefault: account?.recordsByDefault ?? null,
  };
}

export const endpointOf = ({ region, endpoint }: AccountForm): string =>
  region === CUSTOM ? endpoint.trim() : REGIONS[region];

/** What a form without problems stands for. */
export const factsOf = (form: AccountForm): AccountFacts => ({
  name: nameForm(form.name),
  appId: Number(form.appId.trim()),
  endpoint: endpointOf(form),
  isTest: form.isTest,
  badge: form.badge,
  colour: form.colour,
  recordsByDefault: form.recordsByDefault,
});

/** Problems that keep the form from being an account, as far as they can be found without the secret. */
export function accountProblems(form: AccountForm, others: readonly string[]): AccountProblems {
  const problems: AccountProblems = {};
  const name = nameProblem(form.name, others);
  if (name) problems.name = name;
  const appId = form.appId.trim();
  if (!/^\d+$/.test(appId) || !appIdSchema.safeParse(Number(appId)).success) {
    problems.appId = 'accounts.problem.appId';
  }
  if (form.region === CUSTOM && !isPossibleEndpoint(form.endpoint)) {
    problems.endpoint = 'accounts.problem.endpoint';
  }
  return problems;
}

function nameProblem(name: string, others: readonly string[]): LocaleKey | null {
  if (name.trim() === '') return 'accounts.problem.name.empty';
  if (hiddenCharacters(name).length > 0) return 'accounts.problem.name.hidden';
  if (!accountNameSchema.safeParse(name).success) return 'accounts.problem.name.long';
  if (others.some((other) => sameName(other, name))) return 'accounts.problem.name.taken';
  return isReservedName(name) ? 'accounts.problem.name.reserved' : null;
}

/** Why the secret is asked for, or that the stored one may stay. */
export type SecretNeed = 'new' | 'missing' | 'changed' | 'keep';

/**
 * SECURITY: a stored secret is never joined to an AppId or an address that is typed later, so that a changed
 * account cannot send its signatures to another host. Main enforces this; the form says so before saving.
 */
export function secretNeed(form: AccountForm, account: Account | null): SecretNeed {
  if (!account) return 'new';
  if (account.secret !== 'held') return 'missing';
  return isSameDestination(form, account) ? 'keep' : 'changed';
}

/** Whether the account's secrets would serve the same project at the same address as before. */
export const isSameDestination = (form: AccountForm, account: Account): boolean =>
  form.appId.trim() === String(account.appId) &&
  hrefOf(endpointOf(form)) === hrefOf(account.endpoint);

const hrefOf = (endpoint: string): string => URL.parse(endpoint)?.href ?? endpoint;
