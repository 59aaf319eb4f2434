import { expect, test } from 'vitest';
import { redact } from '../../../electron/zego/redact.ts';

const SECRET = '9193cc662a4c0ec135ec71fb57194b38';

test('a signature in a query, a secret in JSON', () => {
  const text = `GET /?Action=x&Signature=43e5cfcc&Timestamp=1 {"serverSecret":"${SECRET}","name":"Main"}`;
  expect(redact(text)).toBe(
    'GET /?Action=x&Signature=[redacted]&Timestamp=1 {"serverSecret":"[redacted]","name":"Main"}',
  );
});

test('a known secret in any form', () => {
  const bytes = Buffer.from(SECRET);
  const text = `${SECRET} ${bytes.toString('base64')} ${bytes.toString('hex')}`;
  expect(redact(text, [SECRET])).toBe('[redacted] [redacted] [redacted]');
  expect(redact('a%20b', ['a b'])).toBe('[redacted]');
});

test('what is not secret stays', () => {
  expect(redact('SignatureNonce=4fd24687296dd9f3&SignatureVersion=2.0')).toContain(
    '4fd24687296dd9f3',
  );
  expect(redact('plain words', [''])).toBe('plain words');
});
