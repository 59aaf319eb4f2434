import { describe, expect, test } from 'vitest';
import { parseProvision } from '../../../electron/storage/provision.ts';

const TOKEN = 'hand-made-0123456789';
/** The form whose names scripts rely on. */
const EXAMPLE = {
  http: {
    address: '127.0.0.1',
    port: 9480,
    tokens: [{ name: 'Stream Deck', token: TOKEN, scope: 'control' }],
  },
  hyperdeck: {
    address: '127.0.0.1',
    decks: [{ port: 9993, presets: ['Evening news', 'Late talk'] }],
  },
  tsl: [
    {
      protocol: '5.0-udp',
      host: 'tally.example',
      port: 8900,
      addresses: { 'Evening news': 1 },
      text: 'utf-16',
    },
  ],
};
const KNOWN = ['Evening news', 'Late talk'];

const parse = (control: unknown, presets = KNOWN) =>
  parseProvision(JSON.stringify({ control }), [], presets);
const problemsOf = (result: ReturnType<typeof parse>) => (result.ok ? [] : result.problems);
const pathsOf = (result: ReturnType<typeof parse>) => [
  ...new Set(problemsOf(result).map((problem) => problem.split(': ')[0])),
];
const http = (change: object) => ({ http: { ...EXAMPLE.http, ...change } });
const token = (change: object) => http({ tokens: [{ ...EXAMPLE.http.tokens[0], ...change }] });
const hyperdeck = (change: object) => ({ hyperdeck: { ...EXAMPLE.hyperdeck, ...change } });
const tsl = (change: object) => ({ tsl: [{ ...EXAMPLE.tsl[0], ...change }] });

test('the documented section is read, and what it does not say is filled in', () => {
  const result = parse(EXAMPLE);
  expect(problemsOf(result)).toEqual([]);
  expect(result.ok && result.provision.control).toMatchObject({
    http: { ...EXAMPLE.http, hosts: [], origins: [] },
    hyperdeck: { ...EXAMPLE.hyperdeck, allowed: [] },
    tsl: [{ ...EXAMPLE.tsl[0], brightness: 3, framed: true, swapTallies: false, amberAs: 'amber' }],
  });
  expect(parse({ http: {} })).toMatchObject({
    provision: { control: { http: { address: '127.0.0.1', port: 9480, tokens: [] } } },
  });
});

test('a token sees and starts nothing unless its scope says so', () => {
  const { scope: _scope, ...unscoped } = EXAMPLE.http.tokens[0] ?? {};
  expect(parse(http({ tokens: [unscoped] }))).toMatchObject({
    provision: { control: { http: { tokens: [{ scope: 'read' }] } } },
  });
});

describe('what is wrong is told with its path, and no token is quoted', () => {
  const again = [EXAMPLE.http.tokens[0], { ...EXAMPLE.http.tokens[0], name: 'Other' }];
  const named = [EXAMPLE.http.tokens[0], { ...EXAMPLE.http.tokens[0], token: `${TOKEN}-b` }];
  const [deck] = EXAMPLE.hyperdeck.decks;
  test.each<[string, object, string]>([
    ['a short token', token({ token: 'short-0123456' }), '$.control.http.tokens[0].token'],
    ['a dull token', token({ token: 'ababababababababab' }), '$.control.http.tokens[0].token'],
    [
      'a token that no header carries',
      token({ token: `${TOKEN} ä` }),
      '$.control.http.tokens[0].token',
    ],
    ['a token without end', token({ token: TOKEN.repeat(20) }), '$.control.http.tokens[0].token'],
    ['an unknown scope', token({ scope: 'admin' }), '$.control.http.tokens[0].scope'],
    ['one name twice', http({ tokens: named }), '$.control.http.tokens[1].name'],
    ['one token twice', http({ tokens: again }), '$.control.http.tokens[1].token'],
    ['a name for an address', http({ address: 'localhost' }), '$.control.http.address'],
    ['port 0', http({ port: 0 }), '$.control.http.port'],
    ['an unknown key', http({ tls: true }), '$.control.http'],
    ['a page for an origin', http({ origins: ['https://a/b'] }), '$.control.http.origins[0]'],
    [
      'an unknown preset',
      hyperdeck({ decks: [{ port: 1, presets: ['None'] }] }),
      '$.control.hyperdeck.decks[0].presets[0]',
    ],
    [
      'a deck without slots',
      hyperdeck({ decks: [{ port: 1, presets: [] }] }),
      '$.control.hyperdeck.decks[0].presets',
    ],
    [
      'two decks at one port',
      hyperdeck({ decks: [deck, deck] }),
      '$.control.hyperdeck.decks[1].port',
    ],
    [
      'a name in the list of addresses',
      hyperdeck({ allowed: ['desk'] }),
      '$.control.hyperdeck.allowed[0]',
    ],
    ['a light of no preset', tsl({ addresses: { None: 1 } }), '$.control.tsl[0].addresses.None'],
    ['UTF-16 in 3.1', tsl({ protocol: '3.1-udp' }), '$.control.tsl[0].text'],
    [
      '127 in 3.1',
      tsl({ protocol: '3.1-udp', text: 'ascii', addresses: { 'Late talk': 127 } }),
      '$.control.tsl[0].addresses["Late talk"]',
    ],
    ['an unknown protocol', tsl({ protocol: '4.0' }), '$.control.tsl[0].protocol'],
  ])('%s', (_name, control, path) => {
    const result = parse(control);
    expect(pathsOf(result)).toEqual([path]);
    expect(problemsOf(result).join()).not.toContain(TOKEN);
  });

  test('two surfaces at one port', () => {
    const both = { ...EXAMPLE, ...hyperdeck({ decks: [{ ...deck, port: 9480 }] }) };
    expect(pathsOf(parse(both))).toEqual(['$.control.hyperdeck.decks[0].port']);
  });
});

test('presets of the same file count', () => {
  const preset = { account: 'Practice', vendors: ['Ws'], streamIds: ['cdn01'] };
  const presets = KNOWN.map((name) => ({ name, ...preset }));
  const file = JSON.stringify({ presets, control: EXAMPLE });
  expect(parseProvision(file, ['Practice']).ok).toBe(true);
});
