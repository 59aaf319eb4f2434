import { describe, expect, test } from 'vitest';
import { ACCOUNT_COLOURS } from '#contract/model/account-colours.ts';
import { REGIONS } from '#contract/model/region.ts';
import { parseProvision } from '../../../electron/storage/provision.ts';
import { SECRET } from '../../support/provision.ts';

/** The example of the documentation. */
const EXAMPLE = {
  accounts: [
    {
      name: 'Main',
      appId: 1234567890,
      serverSecret: SECRET,
      endpoint: 'https://rtc-api.zego.im/',
    },
  ],
  presets: [
    {
      name: 'Evening news',
      account: 'Main',
      vendors: ['Tencent', 'Ws', 'Huawei'],
      streamIds: ['cdn01', 'cdn02'],
      end: { afterMinutes: 90 },
    },
  ],
};
const [ACCOUNT] = EXAMPLE.accounts;
const [PRESET] = EXAMPLE.presets;

const parse = (file: unknown, known: readonly string[] = []) =>
  parseProvision(JSON.stringify(file), known);
const withAccount = (change: object) =>
  parse({ ...EXAMPLE, accounts: [{ ...ACCOUNT, ...change }] });
const withPreset = (change: object) => parse({ ...EXAMPLE, presets: [{ ...PRESET, ...change }] });
const problemsOf = (result: ReturnType<typeof parse>) => (result.ok ? [] : result.problems);
const provisionOf = (result: ReturnType<typeof parse>) => (result.ok ? result.provision : null);
/** Where something is wrong; one place may have several problems. */
const pathsOf = (result: ReturnType<typeof parse>) => [
  ...new Set(problemsOf(result).map((problem) => problem.split(':')[0])),
];

describe('the secrets that an account may do without', () => {
  const FURTHER = {
    callbackSecret: 'of-the-callback',
    playbackKeys: { Tencent: 'a', Ws: 'b', Huawei: 'c' },
    recordsByDefault: true,
  };
  test('are read as they stand', () => {
    expect(provisionOf(withAccount(FURTHER))?.accounts).toMatchObject([FURTHER]);
    expect(provisionOf(withAccount({ recordsByDefault: null, playbackKeys: {} }))).not.toBeNull();
  });
  test.each<[object, string]>([
    [{ callbackSecret: '' }, '$.accounts[0].callbackSecret'],
    [{ callbackSecret: 'with space' }, '$.accounts[0].callbackSecret'],
    [{ playbackKeys: { Ws: 'x'.repeat(257) } }, '$.accounts[0].playbackKeys.Ws'],
    [{ playbackKeys: { Another: 'a' } }, '$.accounts[0].playbackKeys'],
    [{ recordsByDefault: 'no' }, '$.accounts[0].recordsByDefault'],
  ])('%j is refused', (change, path) => {
    expect(pathsOf(withAccount(change))).toEqual([path]);
    expect(problemsOf(withAccount(change)).join()).not.toContain('with space');
  });
});

describe('a file that is right', () => {
  test('the example', () => {
    expect(parse(EXAMPLE)).toEqual({
      ok: true,
      provision: {
        accounts: [{ ...ACCOUNT, isTest: null, badge: 'production' }],
        schedules: [],
        presets: [PRESET],
        webhooks: [],
      },
    });
  });

  test('what is left out has its default', () => {
    const { endpoint: _endpoint, ...account } = ACCOUNT ?? {};
    const { end: _end, ...preset } = PRESET ?? {};
    const provision = provisionOf(parse({ accounts: [account], presets: [preset] }));
    expect(provision?.accounts[0]).toMatchObject({ endpoint: REGIONS.unified, isTest: null });
    expect(provision?.presets[0]?.end).toBeNull();
    expect(provision?.presets[0]).not.toHaveProperty('domain');
  });

  test.each([{}, { accounts: [] }, { presets: [] }, { schedules: [] }, { webhooks: [] }])(
    'nothing to import: %j',
    (file) => {
      const nothing = { accounts: [], presets: [], schedules: [], webhooks: [] };
      expect(provisionOf(parse(file))).toEqual(nothing);
    },
  );

  test.each([
    [{}, 'production'],
    [{ isTest: false }, 'production'],
    [{ isTest: true }, 'test'],
    [{ isTest: true, badge: 'production' }, 'production'],
    [{ badge: 'test', colour: 'pink' }, 'test'],
  ])('an account with %j is for %s', (change, badge) => {
    expect(provisionOf(withAccount(change))?.accounts[0]).toMatchObject({ badge });
  });

  test.each(Object.keys(ACCOUNT_COLOURS))('the colour %s', (colour) => {
    expect(provisionOf(withAccount({ colour }))?.accounts[0]?.colour).toBe(colour);
  });

  test('what may be given besides', () => {
    for (const isTest of [true, false, null]) {
      expect(provisionOf(withAccount({ isTest }))?.accounts[0]?.isTest).toBe(isTest);
    }
    const extras = { vendors: ['Aliyun'], domain: 'pull.example.com', point: 'live' };
    expect(provisionOf(withPreset(extras))?.presets[0]).toMatchObject(extras);
  });

  test.each([{ afterMinutes: 1 }, { afterMinutes: 1440 }, { at: '00:00' }, { at: '23:59' }, null])(
    'an end %j',
    (end) => {
      expect(provisionOf(withPreset({ end }))?.presets[0]?.end).toEqual(end);
    },
  );

  test('a target of messages, with what is left out', () => {
    const webhook = { name: 'Room', kind: 'wecom', url: 'https://a.example/send?key=x' };
    expect(provisionOf(parse({ webhooks: [webhook] }))?.webhooks).toEqual([
      {
        ...webhook,
        template: 'standard',
        secret: null,
        enabled: true,
        events: ['trouble'],
        quietHours: null,
        language: null,
      },
    ]);
  });

  test.each([
    [{ url: 'http://a.example/token-of-it' }, 'url'],
    [{ secret: 'x' }, 'secret'],
    [{ kind: 'pager' }, 'kind'],
    [{ quietHours: { from: '7:00', to: '08:00' } }, 'quietHours.from'],
  ])('a target with %j is refused, and no value is quoted', (change, field) => {
    const webhook = { name: 'Room', kind: 'wecom', url: 'https://a.example/', ...change };
    const problems = problemsOf(parse({ webhooks: [webhook] }));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`$.webhooks[0].${field}: `);
    expect(problems[0]).not.toContain('token-of-it');
  });

  test.each([
    { confirmStart: true },
    { archived: true },
    { pinned: true },
    { group: 'News' },
    { tags: ['live'] },
    { colour: 'teal' },
    { profile: { formats: ['MP4'], intervalSeconds: 7200, retentionDays: null } },
  ])('what the board and the editor know of a preset: %j', (change) => {
    expect(provisionOf(withPreset(change))?.presets[0]).toMatchObject(change);
  });

  test('presets may use an account that is there already', () => {
    expect(parse({ presets: [PRESET] }, ['Main']).ok).toBe(true);
  });

  test('names are kept without the space around them', () => {
    const provision = provisionOf(withPreset({ name: ' Evening news ', account: ' Main ' }));
    expect(provision?.presets[0]).toMatchObject({ name: 'Evening news', account: 'Main' });
  });

  test('it may begin with a byte order mark, as editors on Windows write one', () => {
    expect(parseProvision(`\uFEFF${JSON.stringify(EXAMPLE)}`, []).ok).toBe(true);
  });
});

describe('endpoints', () => {
  test.each([
    ['https://rtc-api-sha.zego.im', 'https://rtc-api-sha.zego.im/'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/'],
    ['http://localhost:1/', 'http://localhost:1/'],
    ['', REGIONS.unified],
  ])('%j becomes %s', (endpoint, expected) => {
    expect(provisionOf(withAccount({ endpoint }))?.accounts[0]?.endpoint).toBe(expected);
  });

  test.each([
    ['http://rtc-api.zego.im/', 'must begin with https: (http: is for loopback addresses only)'],
    ['ftp://localhost/', 'must begin with https: (http: is for loopback addresses only)'],
    ['rtc-api.zego.im', 'is not a URL'],
    ['https://u:p@rtc-api.zego.im/', 'must not hold a user name or password'],
    ['https://rtc-api.zego.im/?Action=x', 'must not hold a query or fragment'],
  ])('%s is refused', (endpoint, problem) => {
    expect(problemsOf(withAccount({ endpoint }))).toEqual([`$.accounts[0].endpoint: ${problem}`]);
  });
});

describe('every mistake is told with its path', () => {
  test.each(['', '{', 'null', '[]', '"x"', '1'])('%j is no file of ours', (text) => {
    const result = parseProvision(text, []);
    expect(problemsOf(result)).toHaveLength(1);
    expect(problemsOf(result)[0]).toMatch(/^\$: /);
  });

  test.each([
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(81) }, 'name'],
    [{ name: undefined }, 'name'],
    [{ appId: '1234567890' }, 'appId'],
    [{ appId: 0 }, 'appId'],
    [{ appId: 4_294_967_296 }, 'appId'],
    [{ appId: 1.5 }, 'appId'],
    [{ serverSecret: '' }, 'serverSecret'],
    [{ serverSecret: 'with space' }, 'serverSecret'],
    [{ serverSecret: 'x'.repeat(257) }, 'serverSecret'],
    [{ serverSecret: undefined }, 'serverSecret'],
    [{ endpoint: null }, 'endpoint'],
    [{ isTest: 'yes' }, 'isTest'],
    [{ badge: 'practice' }, 'badge'],
    [{ badge: null }, 'badge'],
    // Red is the tally's.
    [{ colour: 'red' }, 'colour'],
    [{ colour: '#64748b' }, 'colour'],
    [{ colour: 'toString' }, 'colour'],
  ])('account %j', (change, member) => {
    expect(pathsOf(withAccount(change))).toEqual([`$.accounts[0].${member}`]);
  });

  test.each([
    [{ name: ' ' }, 'name'],
    [{ account: 'Other' }, 'account'],
    [{ account: undefined }, 'account'],
    [{ vendors: [] }, 'vendors'],
    [{ vendors: ['Tencent', 'tencent'] }, 'vendors[1]'],
    [{ vendors: ['Ws', 'Ws'] }, 'vendors'],
    [{ streamIds: [] }, 'streamIds'],
    [{ streamIds: ['ok', 'not ok'] }, 'streamIds[1]'],
    [{ streamIds: ['x'.repeat(256)] }, 'streamIds[0]'],
    [{ streamIds: ['a', 'a'] }, 'streamIds'],
    [{ streamIds: Array.from({ length: 501 }, (_, index) => `s${index}`) }, 'streamIds'],
    [{ end: { afterMinutes: 0 } }, 'end.afterMinutes'],
    [{ end: { afterMinutes: 1441 } }, 'end.afterMinutes'],
    [{ end: { at: '24:00' } }, 'end.at'],
    [{ end: { at: '9:00' } }, 'end.at'],
    [{ end: { afterMinutes: 1, at: '22:00' } }, 'end'],
    [{ end: {} }, 'end'],
    [{ domain: 'with space' }, 'domain'],
    [{ point: 1 }, 'point'],
    [{ accountId: 'x' }, null],
  ])('preset %j', (change, member) => {
    expect(pathsOf(withPreset(change))).toEqual([
      member === null ? '$.presets[0]' : `$.presets[0].${member}`,
    ]);
  });

  test('a preset that forgets its account is told of nothing else', () => {
    expect(pathsOf(parse({ presets: [PRESET] }))).toEqual(['$.presets[0].account']);
  });

  test('members that nobody knows, at every level, by name', () => {
    expect(problemsOf(parse({ ...EXAMPLE, preset: [] }))).toEqual([
      '$: Unrecognized key: "preset"',
    ]);
    expect(problemsOf(withAccount({ secret: 'x' }))).toEqual([
      '$.accounts[0]: Unrecognized key: "secret"',
    ]);
    expect(problemsOf(withPreset({ end: { afterMinute: 5 } }))).toEqual([
      '$.presets[0].end: must be {"afterMinutes": 1 to 1440} or {"at": "00:00" to "23:59"}',
    ]);
  });

  test('unknown keys are shortened, counted, and give a terminal no order', () => {
    const [problem = ''] = problemsOf(
      parse({ 'a\u001b[2J\nForged: line': 1, ['x'.repeat(1000)]: 1, b: 1, c: 1, d: 1, e: 1, f: 1 }),
    );
    expect(problem).toBe(
      `$: Unrecognized keys: "a\\u001b[2J\\nForged: line", "${'x'.repeat(40)}"…, "b", "c", "d" and 2 more`,
    );
  });

  test('so many problems as anyone reads, and how many more there are', () => {
    const presets = Array.from({ length: 500 }, () => ({}));
    const problems = problemsOf(parse({ presets }));
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)).toMatch(/^\$: and \d+ more problems$/);
  });

  test('where a file stops being JSON, by its line', () => {
    expect(problemsOf(parseProvision('{\n "accounts": [],\n}', []))).toEqual([
      '$: is not valid JSON (line 3)',
    ]);
  });

  test('nothing is nested a thousand levels deep', () => {
    const text = `{"accounts":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(problemsOf(parseProvision(text, []))).toEqual([
      '$: is nested deeper than a provision file can be',
    ]);
  });

  test('names that occur twice', () => {
    const twice = { accounts: [ACCOUNT, ACCOUNT], presets: [PRESET, PRESET, PRESET] };
    expect(problemsOf(parse(twice))).toEqual([
      '$.accounts[1].name: names an account twice',
      '$.presets[1].name: names a preset twice',
      '$.presets[2].name: names a preset twice',
    ]);
  });

  test('names that cannot be read, or that read like practice', () => {
    const rule = 'must not contain line breaks, control or invisible characters';
    const forged = 'News\nImported 9 account(s).';
    expect(problemsOf(withPreset({ name: '\u200b\u3164', group: forged, tags: [forged] }))).toEqual(
      ['name', 'group', 'tags[0]'].map((member) => `$.presets[0].${member}: ${rule}`),
    );
    expect(problemsOf(withAccount({ name: forged }))).toContain(`$.accounts[0].name: ${rule}`);
    for (const name of ['Practice', 'PRACTICE', '\u0420ractice']) {
      const [problem] = problemsOf(parse({ accounts: [{ ...ACCOUNT, name }] }, ['Practice']));
      expect(problem).toMatch(/accounts\[0\]\.name: is how the built-in account reads/);
    }
  });

  test('a preset finds its account in whatever Unicode form either is written', () => {
    expect(parse({ presets: [{ ...PRESET, account: 'Zu\u0308rich' }] }, ['Zürich']).ok).toBe(true);
    expect(parse({ presets: [{ ...PRESET, account: 'Zürich' }] }, ['Zu\u0308rich']).ok).toBe(true);
  });

  test('names that a store would take for one: space around, another Unicode form', () => {
    const named = (name: string) => ({ ...PRESET, name });
    const presets = [named('Zürich'), named('Zu\u0308rich'), named(' Zürich ')];
    expect(pathsOf(parse({ ...EXAMPLE, presets }))).toEqual([
      '$.presets[1].name',
      '$.presets[2].name',
    ]);
  });

  describe('keys that are written twice, of which JSON keeps the last one', () => {
    const account = JSON.stringify(ACCOUNT);
    const preset = JSON.stringify(PRESET);

    test('two of three streams would not have been recorded', () => {
      const twice = preset.replace(/}$/, ',\n"streamIds":["cdn03"]}');
      const text = `{"accounts":[${account}],\n"presets":[${preset},${twice}]}`;
      expect(problemsOf(parseProvision(text, []))).toContain(
        '$.presets[1].streamIds: is written twice, again in line 3',
      );
    });

    test.each([
      [`{"accounts":[${account}],"accounts":[]}`, '$.accounts'],
      [`{"accounts":[${account.replace('{', '{"appId":1,')}]}`, '$.accounts[0].appId'],
      [`{"presets":[],"\\u0070resets":[]}`, '$.presets'],
      [`{"presets":[{"end":{"at":"a:\\"\\\\","at":"22:00"}}]}`, '$.presets[0].end.at'],
      [`{"x\\n":1,"x\\n":2}`, '$["x\\n"]'],
      [`{"__proto__":1,"__proto__":2}`, '$.__proto__'],
    ])('%s', (text, path) => {
      expect(problemsOf(parseProvision(text, ['Main']))).toContain(
        `${path}: is written twice, again in line 1`,
      );
    });

    test('the same key in two objects is none', () => {
      expect(parseProvision(JSON.stringify(EXAMPLE), []).ok).toBe(true);
      expect(problemsOf(parseProvision('[{"a":{"a":1}},{"a":["a","a"]}]', []))).toHaveLength(1);
    });
  });

  test('all of them, not the first alone', () => {
    const result = parse({
      accounts: [{ ...ACCOUNT, appId: 'x' }, { name: 'B' }],
      presets: [{ ...PRESET, vendors: ['Akamai'], end: 5 }],
    });
    expect(pathsOf(result)).toEqual([
      '$.accounts[0].appId',
      '$.accounts[1].appId',
      '$.accounts[1].serverSecret',
      '$.presets[0].vendors[0]',
      '$.presets[0].end',
    ]);
  });

  test('no problem quotes the secret', () => {
    const wrong = [
      parse({ accounts: [{ ...ACCOUNT, serverSecret: `${SECRET} ` }] }),
      parse({ accounts: [{ ...ACCOUNT, appId: SECRET }] }),
      parse({ accounts: [{ ...ACCOUNT, endpoint: `https://u:${SECRET}@x/` }] }),
      parse({ accounts: [SECRET] }),
      parseProvision(`{"accounts":[{"serverSecret":"${SECRET}"`, []),
      parseProvision(SECRET, []),
    ];
    for (const result of wrong) {
      expect(result.ok).toBe(false);
      expect(problemsOf(result).join('\n')).not.toContain(SECRET);
    }
  });
});

describe('schedules', () => {
  const SCHEDULE = {
    name: 'News, weekdays',
    preset: 'Evening news',
    cron: '0 19 * * 1-5',
    timeZone: 'Asia/Shanghai',
    durationMinutes: 35,
  };
  const withSchedule = (change: object) =>
    parse({ ...EXAMPLE, schedules: [{ ...SCHEDULE, ...change }] });

  test('the documented one is read, and what it does not say is filled in', () => {
    expect(provisionOf(withSchedule({ missed: { startWithinMinutes: 5 } }))?.schedules).toEqual([
      { ...SCHEDULE, missed: { startWithinMinutes: 5 }, enabled: true },
    ]);
    expect(provisionOf(withSchedule({}))?.schedules[0]?.missed).toEqual({ startWithinMinutes: 10 });
  });

  test('its preset may be stored already', () => {
    const file = JSON.stringify({ schedules: [SCHEDULE] });
    expect(problemsOf(parseProvision(file, []))).toEqual([
      '$.schedules[0].preset: no preset of this name',
    ]);
    expect(parseProvision(file, [], ['Evening news']).ok).toBe(true);
  });

  test.each([
    ['two rules', { at: '2026-12-01T19:00' }, '$.schedules[0]'],
    ['two ends', { endAt: '19:35' }, '$.schedules[0]'],
    ['no such zone', { timeZone: 'Asia/Peking' }, '$.schedules[0].timeZone'],
    ['a cron of another form', { cron: '@daily' }, '$.schedules[0].cron'],
    ['a cron without a time', { cron: '0 19 31 2 *' }, '$.schedules[0].cron'],
    ['no such date', { exceptions: ['2026-02-30'] }, '$.schedules[0].exceptions[0]'],
    ['an unknown field', { every: 'day' }, '$.schedules[0]'],
  ])('%s is refused, and nothing is imported', (_name, change, path) => {
    expect(pathsOf(withSchedule(change))).toEqual([path]);
  });

  test('a name stands once', () => {
    const twice = parse({ ...EXAMPLE, schedules: [SCHEDULE, SCHEDULE] });
    expect(pathsOf(twice)).toEqual(['$.schedules[1].name']);
  });
});
