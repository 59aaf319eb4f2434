import { describe, expect, test } from 'vitest';
import { isSignedBy, signCallback } from '../../../../electron/zego/callback/signature.ts';

const STAMP = { timestamp: '1470820198', nonce: '123412' };
const SIGNATURE = '5bd59fd62953a8059fb7eaba95720f66d19e4517';

test('the official vector', () => {
  expect(signCallback('secret', STAMP)).toBe(SIGNATURE);
  expect(isSignedBy('secret', { ...STAMP, signature: SIGNATURE })).toBe(true);
  expect(isSignedBy('secret', { ...STAMP, signature: SIGNATURE.toUpperCase() })).toBe(true);
});

test('the three are sorted as texts, not as numbers', () => {
  // sha1('1000' + '9' + 'z'), and not '9' before '1000'.
  expect(signCallback('z', { timestamp: '1000', nonce: '9' })).toBe(
    signCallback('1000', { timestamp: '9', nonce: 'z' }),
  );
  expect(signCallback('z', { timestamp: '1000', nonce: '9' })).not.toBe(
    signCallback('z', { timestamp: '9', nonce: '0100' }),
  );
});

describe('is no signature:', () => {
  test.each([
    ['of another secret', 'Secret', {}],
    ['of another time', 'secret', { timestamp: '1470820199' }],
    ['of another nonce', 'secret', { nonce: '123413' }],
    ['cut short', 'secret', { signature: SIGNATURE.slice(1) }],
    ['longer', 'secret', { signature: `${SIGNATURE}0` }],
    ['empty', 'secret', { signature: '' }],
  ])('one %s', (_what, secret, change) => {
    expect(isSignedBy(secret, { ...STAMP, signature: SIGNATURE, ...change })).toBe(false);
  });
});
