import { expect, test } from 'vitest';
import { scramVerifier } from '../../../electron/storage/postgres/scram.ts';

test('a verifier is what PostgreSQL makes of a password and its salt', () => {
  // The example of RFC 7677: salt, password "pencil" and 4,096 rounds; its keys by RFC 5802.
  const salt = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64');
  expect(scramVerifier('pencil', salt)).toBe(
    'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
  );
});
