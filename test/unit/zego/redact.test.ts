import { describe, expect, test } from 'vitest';
import { MASK } from '../../../electron/zego/redact/mask.ts';
import { redact, redactor } from '../../../electron/zego/redact/redact.ts';

const SECRET = '9193cc662a4c0ec135ec71fb57194b38';
const SIGNATURE = '43e5cfcca828314675f91b001390566a';
const NONCE = '4fd24687296dd9f3';

describe('without knowing the secret', () => {
  const QUERY = `Action=StartCDNRecord&StreamId[]=cdn01&StreamId%5B%5D=cdn02&Vendor=Aliyun&Domain=play.example&Point=live&EndTime=1800000000&AppId=12345&SignatureNonce=${NONCE}&Timestamp=1615186943&Signature=${SIGNATURE}&SignatureVersion=2.0&IsTest=true`;
  const CLEAN = `Action=StartCDNRecord&StreamId[]=cdn01&StreamId%5B%5D=cdn02&Vendor=Aliyun&Domain=play.example&Point=live&EndTime=1800000000&AppId=12345&SignatureNonce=${MASK}&Timestamp=${MASK}&Signature=${MASK}&SignatureVersion=2.0&IsTest=true`;

  test.each([
    [
      'a URL',
      `GET https://rtc-api.zego.im/?${QUERY} failed`,
      `GET https://rtc-api.zego.im/?${CLEAN} failed`,
    ],
    ['a request line', `GET /?${QUERY} HTTP/1.1`, `GET /?${CLEAN} HTTP/1.1`],
    ['a query alone', QUERY, CLEAN],
    [
      'a URL in HTML',
      `<p>/?${QUERY.replaceAll('&', '&amp;')}</p>`,
      `<p>/?${CLEAN.replaceAll('&', '&amp;')}</p>`,
    ],
    ['a URL in JSON', `{"url":"https:\\/\\/x\\/?${QUERY}"}`, `{"url":"https:\\/\\/x\\/?${CLEAN}"}`],
    [
      'an assignment that begins like another parameter',
      'failed with ServerSecret=&>!!!!!!!! now',
      `failed with ServerSecret=${MASK} now`,
    ],
    ['other parameters', 'https://x/a?key=hunter2&Action=Go', `https://x/a?${MASK}&Action=Go`],
    ['a parameter without a value', 'https://x/a?hunter2 failed', `https://x/a?${MASK} failed`],
    ['a fragment', 'https://x/#access_token=hunter2', `https://x/#${MASK}`],
    [
      'a login',
      'connect https://ann:hunter2@proxy.example:8080/ now',
      `connect https://${MASK}@proxy.example:8080/ now`,
    ],
    [
      'a login without a scheme',
      'proxy ann:hunter2@proxy.example:8080',
      `proxy ${MASK}@proxy.example:8080`,
    ],
    [
      'a URL percent-encoded',
      `to https%3A%2F%2Fann%3Ahunter2%40x%2F%3FSignature%3Dhunter2%26Action%3DGo`,
      `to https%3A%2F%2F${MASK}%40x%2F%3FSignature%3D${MASK}%26Action%3DGo`,
    ],
    [
      'JSON',
      '{"serverSecret":"hun\\"ter2","name":"Main"}',
      `{"serverSecret":"${MASK}","name":"Main"}`,
    ],
    [
      'JSON in JSON',
      '"{\\"password\\":\\"hun\\\\\\"ter2\\",\\"user\\":\\"ann\\"}"',
      `"{\\"password\\":\\"${MASK}\\",\\"user\\":\\"ann\\"}"`,
    ],
    [
      'an object as Node shows it',
      "{ password: 'hunter 2', user: 'ann' }",
      `{ password: '${MASK}', user: 'ann' }`,
    ],
    ['a list of them', '{"tokens":["a","b"],"code":5}', `{"tokens":${MASK},"code":5}`],
    ['prose', 'passphrase: correct horse, battery', `passphrase: ${MASK}`],
    ['an assignment', 'SERVER_SECRET=hunter2 started', `SERVER_SECRET=${MASK} started`],
    ['a header', 'Authorization: Basic YW5uOmh1bnRlcjI=\nnext', `Authorization: ${MASK}\nnext`],
    [
      'headers as an object',
      "{ 'proxy-authorization': 'Basic YW5u', host: 'x' }",
      `{ 'proxy-authorization': '${MASK}', host: 'x' }`,
    ],
    [
      'the head of an answer',
      'HTTP/1.1 302 Found\r\nServer: nginx\r\nLocation: /hunter2\r\nX-Trace: hunter2\r\n\r\nbody: x',
      `HTTP/1.1 302 Found\r\nServer: nginx\r\nLocation: ${MASK}\r\nX-Trace: ${MASK}\r\n\r\nbody: x`,
    ],
    ['a signature by its looks', `computed ${SIGNATURE}, sent`, `computed ${MASK}, sent`],
    ['hex in capitals', SECRET.toUpperCase(), MASK],
    [
      'a secret in Base64',
      `got ${Buffer.from('Vq3zK8wLr5tYx1Nc7pDf2sGh4jMb6aQe').toString('base64')}`,
      `got ${MASK}`,
    ],
    ['bytes', '<Buffer 39 31 39 33 ... 12 more bytes>', `<Buffer ${MASK} ... 12 more bytes>`],
    ['a private key', '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----', MASK],
    ['a web token', 'jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.sig-nature', `jwt ${MASK}`],
  ])('%s', (_, text, clean) => {
    expect(redact(text)).toBe(clean);
  });
});

describe('a known secret', () => {
  test.each([
    ['plain', SECRET],
    ['in capitals', SECRET.toUpperCase()],
    [
      'percent-encoded twice',
      [...Buffer.from(SECRET)].map((byte) => `%25${byte.toString(16)}`).join(''),
    ],
    [
      'as Unicode escapes',
      [...SECRET].map((it) => `\\u00${it.charCodeAt(0).toString(16)}`).join(''),
    ],
    ['as entities', [...SECRET].map((it) => `&#${it.charCodeAt(0)};`).join('')],
    [
      'as dumped bytes',
      Buffer.from(SECRET)
        .toString('hex')
        .replace(/..(?!$)/g, '$& '),
    ],
  ])('%s', (_, form) => {
    expect(redact(`it is ${form}.`, [SECRET])).toBe(`it is ${MASK}.`);
  });

  test('with characters that each coding writes in its own way', () => {
    const odd = `a"b\\c&d<e>f'g/h+i`;
    const html = odd.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    for (const form of [odd, JSON.stringify(odd).slice(1, -1), encodeURIComponent(odd), html]) {
      expect(redact(`x ${form} y`, [odd])).toBe(`x ${MASK} y`);
    }
  });

  test('a short one is masked as a word, and no other text suffers', () => {
    expect(redact('on: gone on', ['on'])).toBe(`${MASK}: gone ${MASK}`);
  });

  test('one that no coding can write is no error', () => {
    expect(redact('x \ud800abcdefg y', ['\ud800abcdefg'])).toBe(`x ${MASK} y`);
  });

  test('two that overlap leave nothing of either', () => {
    expect(redact('xx-abcdefghij-xx', ['abcdefg', 'defghij'])).toBe(`xx-${MASK}-xx`);
  });
});

describe('what can be read stays so', () => {
  test.each([
    'the history cannot be written: SqliteError: database or disk is full',
    'accounts.save: VaultUnavailable: credentials are not available: locked',
    'notification not shown: The name org.freedesktop.Notifications was not provided',
    'unforeseen: TypeError: Cannot read properties of undefined (reading "outcome")',
    '    at Signature.sign (/opt/app/electron/zego/request/signature.ts:22:10)',
    '    at async file:///opt/app/node_modules/@photostructure/sqlite/dist/index.mjs:12:3',
    'journal.sqlite was put aside as journal.sqlite.unreadable-2026-11-22T10-00-00.000Z',
    '[2026-11-22 15:37:52.123] [error] no second process can reach this one: Error: EACCES',
    'UND_ERR_HEADERS_TIMEOUT after 15000 ms at 127.0.0.1:8080',
    'invalid signature',
    '{"Code":0,"Message":"success","Data":{"Ws":{"list":[{"id":"cdn01","http_code":200,"msg":"OK","task":"mp4"}]}},"RequestId":4191282558729715911}',
    '{"TaskId":"UUpTbkZUQV5WQVxrRFtDUQIUB29FWwMeAxwALBxMAggNHxw7WRUWGBVeEzoTDl0CDEoFNgIESVpXQV9rRVRC","RequestId":"70628bcd-5652-4d5c-aa04-97956a4e771a"}',
    'persistentId: 2020bc8b648883c64e7e81f03cf72b70b86f',
    '--password-store=gnome-libsecret --start=Concert --json',
    'why? code=5, status=rejected; see a&b',
    'Evening news: 3 of 4 accepted; 体育直播：已受理 2/2',
  ])('%s', (text) => {
    expect(redact(text, ['some other secret'])).toBe(text);
  });

  test('a word that is known to be harmless', () => {
    const stream = `live-${SIGNATURE}`;
    expect(redactor([], [stream]).text(`${stream} is on`)).toBe(`${stream} is on`);
  });
});

test.each([
  ['a letter', 'a'],
  ['hex', '0123456789abcdef'],
  ['backslashes', '\\'],
  ['pairs', 'a=b&'],
  ['lists', 'a,a:'],
  ['names', 'token'],
  ['names with values', 'token:'],
  ['brackets', 'a[b]'],
  ['quotes', `"'`],
  ['addresses', 'https://'],
  ['heads', 'HTTP/1.1\nX-A: b\n'],
])('a megabyte of %s is read in one go', (_, piece) => {
  // A pattern that looks back and forth would take minutes: the runner's own limit is the assertion.
  const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
  expect(typeof redact(text, [SECRET, SIGNATURE])).toBe('string');
});

test('a value that begins with two quotes is masked to its end', () => {
  expect(redact("it failed: ServerSecret: ''.......!")).not.toContain('.......');
  expect(redact("{ secret: '' }")).toBe("{ secret: '' }");
});

test.each([',', ';', ')', '}', ']', '&', '<'])(
  'two quotes and %j do not make an empty value of what goes on behind them',
  (mark) => {
    for (const quotes of ["''", '``']) {
      const secret = `${quotes}${mark}!!!!!!!!`;
      expect(redact(`it failed: password: ${secret}\n    at go`)).not.toContain('!!!!');
      expect(redact(`it failed with password=${secret} now`)).not.toContain('!!!!');
    }
  },
);

test.each([
  '{"password":"","name":1}',
  '{"x":{"password":""}}',
  "{ password: '', name: 1 }",
  "[ { password: '' }, 1 ]",
])('an empty value stays: %s', (text) => {
  expect(redact(text)).toBe(text);
});
