import { expect, test } from 'vitest';
import { tokenProblem } from '#contract/rules/token-strength.ts';
import {
  findToken,
  makeToken,
  tokenHash,
  withUse,
} from '../../../../electron/app/control/tokens.ts';

const NOW = Date.parse('2026-11-28T09:00:00Z');
const MINUTE = 60_000;

test('a made token is found by itself alone, and what is stored does not hold it', () => {
  const [desk, other] = [makeToken('Desk', 'control', NOW), makeToken('Other', 'read', NOW)];
  const tokens = [desk.stored, other.stored];
  expect(findToken(tokens, desk.token)?.id).toBe(desk.stored.id);
  expect(findToken(tokens, other.token)).toMatchObject({ scope: 'read', lastUsedAt: null });
  for (const near of [`${desk.token}a`, desk.token.slice(1), desk.stored.hash, '']) {
    expect(findToken(tokens, near)).toBeUndefined();
  }
  expect(JSON.stringify(tokens)).not.toContain(desk.token);
  expect(desk.stored.hash).toBe(tokenHash(desk.token));
});

test('a made token is as strong as those of a file must be', () => {
  const made = Array.from({ length: 20 }, () => makeToken('Desk', 'read', NOW).token);
  expect(new Set(made).size).toBe(made.length);
  expect(made.map(tokenProblem)).toEqual(made.map(() => null));
});

test('the last use is written at the first one, and then each ten minutes', () => {
  const { stored } = makeToken('Desk', 'read', NOW);
  const used = withUse([stored], stored.id, NOW);
  expect(used).toMatchObject([{ lastUsedAt: new Date(NOW).toISOString() }]);
  expect(withUse(used ?? [], stored.id, NOW + 9 * MINUTE)).toBeNull();
  expect(withUse(used ?? [], stored.id, NOW + 10 * MINUTE)).not.toBeNull();
  // A clock that was set back must not hide every later use.
  expect(withUse(used ?? [], stored.id, NOW - MINUTE)).not.toBeNull();
  expect(withUse([stored], 'revoked', NOW)).toBeNull();
});
