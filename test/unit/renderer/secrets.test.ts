import { describe, expect, test } from 'vitest';
import { accountEntrySchema } from '#contract/model/account.ts';
import { ACCOUNT_COLOURS, type AccountColour } from '#contract/model/account-colours.ts';
import { VAULT_STATES } from '#contract/model/app-state.ts';
import { REGIONS } from '#contract/model/region.ts';
import type { SecretTask } from '#contract/model/secrets.ts';
import {
  type AccountForm,
  accountFormOf,
  accountProblems,
  endpointOf,
  factsOf,
  secretNeed,
} from '../../../renderer/secrets/account/account-form.ts';
import { scoreOf } from '../../../renderer/secrets/passphrase/strength.ts';
import { stepOf } from '../../../renderer/secrets/step-of.ts';
import { secretText } from '../../../renderer/shared/presets/account-text.ts';
import { isAccessible, isFault, isLocked } from '../../../renderer/shared/secrets/vault-states.ts';
import { accountOf, vaultOf } from '../../support/app-states.ts';

describe('the account form', () => {
  const good = accountFormOf(accountOf(), []);
  const problems = (change: Partial<AccountForm>) =>
    accountProblems({ ...good, ...change }, ['Taken']);

  test('of an account says nothing, and gives back what it was made of', () => {
    expect(problems({})).toEqual({});
    expect(endpointOf(good)).toBe(REGIONS.unified);
    const own = accountOf({
      endpoint: 'https://proxy.example/zego',
      badge: 'test',
      colour: 'pink',
      recordsByDefault: true,
    });
    const { id: _, practice: _p, protection: _r, secret: _s, ...others } = own;
    const { hasCallbackSecret: _c, playbackKeysOf: _k, ...facts } = others;
    expect(factsOf(accountFormOf(own, []))).toEqual(facts);
    expect(accountEntrySchema.parse({ ...facts, serverSecret: null })).toMatchObject(facts);
  });
  test('never holds a secret', () => {
    expect(Object.keys(good)).toEqual([
      'name',
      'appId',
      'region',
      'endpoint',
      'isTest',
      'badge',
      'colour',
      'recordsByDefault',
    ]);
  });
  test('of a new account takes a colour that is free, while one is', () => {
    const COLOURS = Object.keys(ACCOUNT_COLOURS) as AccountColour[];
    const taken = COLOURS.map((colour) => accountOf({ colour }));
    expect(accountFormOf(null, []).colour).toBe(COLOURS[0]);
    expect(accountFormOf(null, taken.slice(0, 2)).colour).toBe(COLOURS[2]);
    expect(COLOURS).toContain(accountFormOf(null, taken).colour);
  });
  test.each<[Partial<AccountForm>, string]>([
    [{ name: '' }, 'accounts.problem.name.empty'],
    [{ name: 'x'.repeat(81) }, 'accounts.problem.name.long'],
    [{ name: 'Taken' }, 'accounts.problem.name.taken'],
    [{ name: '\u200b\u3164' }, 'accounts.problem.name.hidden'],
    [{ name: 'practice' }, 'accounts.problem.name.reserved'],
    [{ appId: '' }, 'accounts.problem.appId'],
    [{ appId: '0' }, 'accounts.problem.appId'],
    [{ appId: '1e3' }, 'accounts.problem.appId'],
    [{ appId: '4294967296' }, 'accounts.problem.appId'],
    [{ region: 'custom', endpoint: 'x' }, 'accounts.problem.endpoint'],
  ])('%j', (change, key) => {
    expect(Object.values(problems(change))).toEqual([key]);
  });
});

describe('a stored secret', () => {
  const account = accountOf({ endpoint: 'https://proxy.example/zego' });
  const form = accountFormOf(account, []);
  test.each<[Partial<AccountForm>, string]>([
    [{ name: 'Another', colour: 'pink', badge: 'test', isTest: true }, 'keep'],
    [{ appId: ' 12345 ' }, 'keep'],
    [{ endpoint: ' HTTPS://proxy.example:443/zego ' }, 'keep'],
    [{ appId: '12346' }, 'changed'],
    [{ endpoint: 'https://proxy.example/zego2' }, 'changed'],
    [{ endpoint: 'http://proxy.example/zego' }, 'changed'],
    [{ region: 'unified' }, 'changed'],
  ])('after %j: %s', (change, need) => {
    expect(secretNeed({ ...form, ...change }, account)).toBe(need);
  });
  test('that is not there is entered again, whatever changes; a new account needs one', () => {
    expect(secretNeed(form, { ...account, secret: 'missing' })).toBe('missing');
    expect(secretNeed(form, { ...account, secret: 'locked' })).toBe('missing');
    expect(secretNeed(form, null)).toBe('new');
  });
});

describe('the next step of a task', () => {
  const TASKS: readonly SecretTask[] = [
    { kind: 'account', accountId: null },
    { kind: 'unlock' },
    { kind: 'passphrase' },
    { kind: 'proxy-login' },
  ];
  test('no field for a secret before the vault can take one', () => {
    for (const vault of VAULT_STATES.filter((state) => !isAccessible(state))) {
      const steps = TASKS.map((task) => stepOf(task, vault));
      expect([vault, new Set(steps)]).toEqual([
        vault,
        new Set([isLocked(vault) ? 'unlock' : 'shut']),
      ]);
    }
  });
  test('where no key store is, the choice comes first', () => {
    expect(TASKS.map((task) => stepOf(task, 'undecided'))).toEqual(TASKS.map(() => 'choice'));
  });
  test('proxy, certificates and tokens need no vault, whatever it is', () => {
    for (const vault of VAULT_STATES) {
      expect(stepOf({ kind: 'network' }, vault)).toBe('network');
      expect(stepOf({ kind: 'token' }, vault)).toBe('token');
    }
  });
  test.each(['empty', 'memory', 'open'] as const)('%s: the task itself', (vault) => {
    const steps = ['account', 'done', 'passphrase', 'proxy-login'];
    expect(TASKS.map((task) => stepOf(task, vault))).toEqual(steps);
  });
  test('each state is locked, faulty or accessible, and only one of them', () => {
    for (const state of VAULT_STATES) {
      const kinds = [isLocked(state), isFault(state), isAccessible(state)];
      expect([state, kinds.filter(Boolean)]).toEqual([state, [true]]);
    }
  });
});

test('what stands between Start and the vendor', () => {
  const textOf = (
    secret: 'held' | 'locked' | 'missing',
    state: 'open' | 'passphrase-required' | 'damaged',
  ) => secretText(accountOf({ secret }), vaultOf({ state }));
  expect(textOf('held', 'open')).toBeNull();
  expect(textOf('missing', 'open')).toBe('presets.secret.missing');
  expect(textOf('locked', 'passphrase-required')).toBe('presets.secret.locked');
  expect(textOf('locked', 'damaged')).toBe('presets.secret.unreadable');
});

test('passphrases by strength: the first guesses are worth nothing, unrelated words much', () => {
  expect(['password', 'qwertyui', 'cdnrecorder', '11111111'].map(scoreOf)).toEqual([0, 0, 0, 0]);
  expect(scoreOf('studio77')).toBeLessThan(scoreOf('correct horse battery staple'));
  expect(scoreOf('correct horse battery staple')).toBe(4);
});
