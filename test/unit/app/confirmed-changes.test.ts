import { describe, expect, test } from 'vitest';
import {
  accountRemoval,
  deletedBefore,
  expectNotOpen,
  isJournalLost,
  opensToOthers,
  type RemovalFacts,
  stopsBefore,
} from '../../../electron/app/confirmed-changes.ts';
import { VaultUnavailable } from '../../../electron/storage/ports.ts';
import { accountOf } from '../../support/app-states.ts';
import { presetOf } from '../../support/presets.ts';
import { recordingOf } from '../../support/runs.ts';

/** What must be asked before something is deleted or hidden, and what is refused instead. */

const MAIN = accountOf({ id: 'main', name: 'Main', appId: 1 });
const BACKUP = accountOf({ id: 'backup', name: 'Backup', appId: 1 });
const NEWS = presetOf({ id: 'news', name: 'Evening news', accountId: 'main' });
const RECORDING = recordingOf({ presetId: 'other', appId: 1, accountId: 'main', practice: false });

const open = (...accounts: RemovalFacts['accounts']): RemovalFacts => ({
  vault: { isAccessible: true, state: 'open', list: () => [...accounts] },
  accounts,
  presets: [NEWS],
  recordings: [RECORDING],
});

describe('an account that is to be deleted', () => {
  test('comes with the presets that use it and the recordings that nothing could stop then', () => {
    expect(accountRemoval('main', open(MAIN))).toEqual({
      name: 'Main',
      users: ['Evening news'],
      left: [RECORDING],
    });
  });

  test('leaves no recording behind that another account can stop', () => {
    expect(accountRemoval('backup', open(MAIN, BACKUP))).toEqual({
      name: 'Backup',
      users: [],
      left: [],
    });
  });

  test('is stopped before by the second choice alone', () => {
    const removal = accountRemoval('main', open(MAIN));
    expect(stopsBefore(removal, 0)).toEqual([]);
    expect(stopsBefore(removal, 1)).toEqual([RECORDING]);
  });

  test('that is gone is refused, though the vault is locked', () => {
    const facts = open(MAIN);
    const vault = { ...facts.vault, isAccessible: false, state: 'locked-by-user' as const };
    const refused = expect.objectContaining({ code: 'not-found' });
    expect(() => accountRemoval('gone', { ...facts, vault })).toThrow(refused);
    expect(() => accountRemoval('main', { ...facts, vault })).toThrow(VaultUnavailable);
  });
});

test('a vault that is open is not replaced', () => {
  expect(() => expectNotOpen({ isAccessible: true, state: 'open' })).toThrow(VaultUnavailable);
  expect(() => expectNotOpen({ isAccessible: false, state: 'damaged' })).not.toThrow();
});

describe('the history', () => {
  const NOW = new Date('2026-11-22T10:00:00.000Z');
  const before = (days: number | null, inForce: number | null) =>
    deletedBefore(days, inForce, [], NOW)?.toISOString() ?? null;

  test.each<[string, number | null, number | null, string | null]>([
    ['a shorter time', 1, 90, '2026-11-21T10:00:00.000Z'],
    ['a first limit', 1, null, '2026-11-21T10:00:00.000Z'],
    ['the same time', 90, 90, null],
    ['a longer time', 365, 90, null],
    ['no limit', null, 90, null],
  ])('%s', (_, days, inForce, moment) => {
    expect(before(days, inForce)).toBe(moment);
  });

  test('by the servers’ time', () => {
    const problems = [{ code: 'clock-off', detail: '-3600' } as const];
    const moment = deletedBefore(1, null, problems, NOW);
    expect(moment?.toISOString()).toBe('2026-11-21T09:00:00.000Z');
  });
});

test('the consoles are asked about while a journal is lost, not for other problems', () => {
  expect(isJournalLost([{ code: 'journal-lost', detail: '' }])).toBe(true);
  expect(isJournalLost([{ code: 'journal-renewed', detail: '' }])).toBe(true);
  expect(isJournalLost([{ code: 'clock-off', detail: '5' }])).toBe(false);
  expect(isJournalLost([])).toBe(false);
});

test.each<[string, string, string, boolean]>([
  ['a loopback address', '127.0.0.1', '127.0.0.1', false],
  ['another one of this computer', '127.0.0.1', '127.5.5.5', false],
  ['the loopback address of IPv6', '127.0.0.1', '::1', false],
  ['every address', '127.0.0.1', '0.0.0.0', true],
  ['every address of IPv6', '127.0.0.1', '::', true],
  ['an address of the network', '127.0.0.1', '192.0.2.20', true],
  ['the same address of the network', '192.0.2.20', '192.0.2.20', false],
  ['another address of the network', '192.0.2.20', '198.51.100.2', true],
])('callbacks at %s', (_what, before, address, opens) => {
  const inForce = { enabled: true, address: before, port: 8787 };
  expect(opensToOthers({ enabled: true, address, port: 8787 }, inForce)).toBe(opens);
  expect(opensToOthers({ enabled: false, address, port: 8787 }, inForce)).toBe(false);
  const wasOff = opensToOthers({ enabled: true, address, port: 1 }, { ...inForce, enabled: false });
  expect(wasOff).toBe(opens || before === '192.0.2.20');
});
