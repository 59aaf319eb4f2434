import { expect, test } from 'vitest';
import { buildQuery } from '../../../electron/zego/request/query.ts';
import { sign } from '../../../electron/zego/request/signature.ts';

/** The vector of ZEGO's own Go sample (facts §1). */
const OFFICIAL = {
  appId: 12345,
  nonce: '4fd24687296dd9f3',
  serverSecret: '9193cc662a4c0ec135ec71fb57194b38',
  timestamp: 1615186943,
};

test('the official vector', () => {
  expect(sign(OFFICIAL)).toBe('43e5cfcca828314675f91b001390566a');
});

test('the query of the specification’s example, with the official credentials', () => {
  const { appId, serverSecret, nonce, timestamp } = OFFICIAL;
  const query = buildQuery(
    'StartCDNRecord',
    [
      ['StreamId[]', 'cdn01'],
      ['StreamId[]', 'cdn02'],
      ['Vendor', 'Tencent'],
      ['EndTime', '1616415377'],
    ],
    { appId, serverSecret, endpoint: 'https://rtc-api.zego.im/', isTest: null },
    { nonce, timestamp },
  );
  expect(query).toBe(
    'Action=StartCDNRecord&StreamId[]=cdn01&StreamId[]=cdn02&Vendor=Tencent&EndTime=1616415377' +
      '&AppId=12345&SignatureNonce=4fd24687296dd9f3&Timestamp=1615186943' +
      '&Signature=43e5cfcca828314675f91b001390566a&SignatureVersion=2.0',
  );
  expect(query).not.toContain(serverSecret);
});

test('IsTest goes along only for projects that ask for it, and is not signed', () => {
  const { appId, serverSecret, nonce, timestamp } = OFFICIAL;
  const credentials = { appId, serverSecret, endpoint: 'https://rtc-api.zego.im/', isTest: true };
  const query = buildQuery('StartCDNRecord', [], credentials, { nonce, timestamp });
  expect(
    query.endsWith('&Signature=43e5cfcca828314675f91b001390566a&SignatureVersion=2.0&IsTest=true'),
  ).toBe(true);
});
