import { describe, expect, test } from 'vitest';
import {
  type Decision,
  decide,
  goesOn,
  type Row,
  SETTLE_TABLE,
  START_TABLE,
  STOP_ALL_TABLE,
  STOP_TABLE,
  TEST_TABLE,
} from '../../../../electron/app/commands/decision-table.ts';
import { HAND_OVER_TABLE, MOVE_TABLE } from '../../../../electron/app/commands/end-tables.ts';
import { MERGE_TABLE } from '../../../../electron/app/commands/merge-table.ts';

const ATTENDED = { attended: true };
const UNATTENDED = { attended: false };

const TABLES: Readonly<Record<string, readonly Row<string>[]>> = {
  start: START_TABLE,
  stop: STOP_TABLE,
  'stop several': STOP_ALL_TABLE,
  'account test': TEST_TABLE,
  verdict: SETTLE_TABLE,
  merge: MERGE_TABLE,
  'another end': MOVE_TABLE,
  'hand-over': HAND_OVER_TABLE,
};

const asText = (decision: Decision): string =>
  decision.kind === 'refuse' ? `refuse: ${decision.code}` : decision.kind;

/** What the issue asks for, written down a second time and by hand. */
const EXPECTED: Readonly<Record<string, readonly (readonly [string, string, string])[]>> = {
  'hand-over': [
    ['quitting', 'refuse: quitting', 'refuse: quitting'],
    ['nothing-known', 'refuse: nothing-to-hand-over', 'refuse: nothing-to-hand-over'],
    ['locked', 'unlock', 'leave-out'],
  ],
  start: [
    ['quitting', 'refuse: quitting', 'refuse: quitting'],
    ['remote-paused', 'go-on', 'refuse: remote-paused'],
    ['not-found', 'refuse: not-found', 'refuse: not-found'],
    ['archived', 'refuse: archived', 'refuse: archived'],
    ['account-missing', 'refuse: account-missing', 'refuse: account-missing'],
    ['under-way', 'refuse: already-running', 'refuse: already-running'],
    ['end-out-of-range', 'refuse: end-time-out-of-range', 'refuse: end-time-out-of-range'],
    ['still-locked', 'refuse: credentials-unavailable', 'refuse: credentials-unavailable'],
    ['locked', 'unlock', 'refuse: credentials-unavailable'],
    ['runs-or-uncertain', 'ask', 'leave-out'],
    ['confirm-start', 'ask', 'go-on'],
    ['nothing-missing', 'refuse: nothing-missing', 'refuse: nothing-missing'],
    ['unknown-what-runs', 'ask', 'refuse: journal-unreadable'],
    ['room-refuses', 'refuse: room-away', 'refuse: room-away'],
    ['all-elsewhere', 'ask', 'refuse: running-elsewhere'],
    ['elsewhere', 'ask', 'leave-out'],
    ['room-away', 'ask', 'go-on'],
    ['no-journal', 'ask', 'go-on'],
  ],
  stop: [
    ['quitting', 'refuse: quitting', 'refuse: quitting'],
    ['remote-paused', 'go-on', 'refuse: remote-paused'],
    ['not-found', 'refuse: not-found', 'refuse: not-found'],
    ['under-way', 'refuse: already-running', 'refuse: already-running'],
    ['runs-elsewhere', 'refuse: running-elsewhere', 'refuse: running-elsewhere'],
    ['nothing-known', 'refuse: nothing-to-stop', 'go-on'],
    ['account-missing', 'refuse: account-missing', 'refuse: account-missing'],
    ['account-locked', 'refuse: credentials-unavailable', 'refuse: credentials-unavailable'],
    ['confirm-stop', 'ask', 'go-on'],
    ['locked', 'unlock', 'leave-out'],
  ],
  'stop several': [
    ['quitting', 'refuse: quitting', 'refuse: quitting'],
    ['remote-paused', 'go-on', 'refuse: remote-paused'],
    ['nothing-known', 'refuse: nothing-to-stop', 'refuse: nothing-to-stop'],
    ['locked', 'unlock', 'leave-out'],
  ],
  'account test': [
    ['not-found', 'refuse: not-found', 'refuse: not-found'],
    ['still-locked', 'refuse: credentials-unavailable', 'refuse: credentials-unavailable'],
    ['locked', 'unlock', 'refuse: credentials-unavailable'],
  ],
  verdict: [
    ['not-found', 'refuse: not-found', 'refuse: not-found'],
    ['runs-for-certain', 'ask', 'refuse: needs-confirmation'],
  ],
  'another end': [
    ['quitting', 'refuse: quitting', 'refuse: quitting'],
    ['nothing-known', 'refuse: nothing-to-stop', 'refuse: nothing-to-stop'],
    ['end-passed', 'refuse: end-time-out-of-range', 'refuse: end-time-out-of-range'],
  ],
  merge: [
    ['quitting', 'refuse: quitting', 'refuse: quitting'],
    ['not-found', 'refuse: not-found', 'refuse: not-found'],
    ['account-missing', 'refuse: account-missing', 'refuse: account-missing'],
    ['cannot-merge', 'refuse: cannot-merge', 'refuse: cannot-merge'],
    ['too-few', 'refuse: nothing-to-merge', 'refuse: nothing-to-merge'],
    ['too-many', 'refuse: too-many-to-merge', 'refuse: too-many-to-merge'],
    ['under-way', 'refuse: merge-under-way', 'leave-out'],
    ['may-be-merged', 'ask', 'leave-out'],
    ['merged-already', 'ask', 'leave-out'],
    ['still-locked', 'refuse: credentials-unavailable', 'refuse: credentials-unavailable'],
    ['locked', 'unlock', 'refuse: credentials-unavailable'],
  ],
};

describe.each(Object.entries(TABLES))('%s', (name, table) => {
  test('is what was agreed, row by row', () => {
    const rows = table.map(({ when, attended, unattended }) => [
      when,
      asText(attended),
      asText(unattended),
    ]);
    expect(rows).toEqual(EXPECTED[name]);
    process.stdout.write(printed(name, table));
  });

  test.each(table.map((row) => [row.when, row] as const))(
    '%s alone decides as its row says',
    (when, row) => {
      const only = (condition: string) => condition === when;
      for (const [caller, decision] of [
        [ATTENDED, row.attended],
        [UNATTENDED, row.unattended],
      ] as const) {
        const passes = decision.kind === 'go-on' || decision.kind === 'leave-out';
        expect(decide(table, caller, only)).toEqual(passes ? null : { when, decision });
        expect(goesOn(table, caller, when)).toBe(passes);
      }
    },
  );

  test('nothing in the way: it goes out', () => {
    expect(decide(table, ATTENDED, () => false)).toBeNull();
    expect(decide(table, UNATTENDED, () => false)).toBeNull();
  });

  test('everything in the way: the first row decides', () => {
    expect(decide(table, ATTENDED, () => true)?.when).toBe(table[0]?.when);
  });

  test('a caller that cannot be asked is never asked', () => {
    const kinds = table.map(({ unattended }) => unattended.kind);
    expect(kinds).not.toContain('ask');
    expect(kinds).not.toContain('unlock');
  });

  test('a person is asked for a secret only after every refusal that no answer could lift', () => {
    const unlock = table.findIndex(({ attended }) => attended.kind === 'unlock');
    const hard = ['quitting', 'not-found', 'archived', 'account-missing', 'end-out-of-range'];
    const below = unlock === -1 ? [] : table.slice(unlock).map(({ when }) => when);
    expect(below.filter((when) => hard.includes(when))).toEqual([]);
  });
});

test('what was agreed to is not asked again, and the next row is looked at', () => {
  const all = () => true;
  const held = new Set(['quitting', 'not-found', 'archived', 'account-missing', 'under-way']);
  const holds = (condition: string) => !held.has(condition) && all();
  const agreed = new Set([
    'end-out-of-range',
    'still-locked',
    'locked',
    'runs-or-uncertain',
    'confirm-start',
    'nothing-missing',
  ] as const);
  expect(decide(START_TABLE, ATTENDED, holds, agreed)?.when).toBe('unknown-what-runs');
});

/** The table as `npm test` prints it. */
function printed(name: string, table: readonly Row<string>[]): string {
  const rows = table.map(
    ({ text, attended, unattended }) => `| ${text} | ${asText(attended)} | ${asText(unattended)} |`,
  );
  return [`\n${name}`, '| When | Attended | Unattended |', '|---|---|---|', ...rows, ''].join('\n');
}
