import fc from 'fast-check';
import { SECRET } from './provision.ts';

/**
 * Provision files as bytes, with what must come of them: encodings, repeated keys, names. The expectation follows
 * from how a file was made and shares no line with the reader.
 */
export interface GeneratedFile {
  readonly bytes: Buffer;
  /** The encoding that must be named; `other` for one that cannot be told; null where it is UTF-8. */
  readonly refusedAs: string | null;
  /** Paths that must be among the problems, whatever else is wrong. */
  readonly wrong: readonly string[];
  /** Paths of names that are there twice in another form; told where nothing is `wrong`. */
  readonly twice: readonly string[];
  /** Paths of unknown accounts; told where nothing else is the matter. */
  readonly unknown: readonly string[];
  /** What must be imported where nothing is the matter. */
  readonly names: { readonly accounts: readonly string[]; readonly presets: readonly string[] };
  readonly streamIds: readonly (readonly string[])[];
}

/** Names, and the form in which each is kept; null where it must be refused. */
const NAMES: readonly (readonly [text: string, form: string | null])[] = [
  ['News', 'News'],
  ['news', 'news'],
  ['N\u0435ws', 'N\u0435ws'],
  ['Z\u00fcrich', 'Z\u00fcrich'],
  ['Zu\u0308rich', 'Z\u00fcrich'],
  ['  Padded\u3000', 'Padded'],
  ['晚间新闻', '晚间新闻'],
  ['体育 2', '体育 2'],
  ['👩‍💻', '👩‍💻'],
  ['x'.repeat(80), 'x'.repeat(80)],
  ['News\nImported 9 account(s).', null],
  ['\u001b[2J', null],
  ['\u200b\u3164', null],
  ['\u202egnp', null],
  ['a\u2028b', null],
  ['a\ud800', null],
  ['\u2800', null],
  [' ', null],
  ['x'.repeat(81), null],
];
const GOOD = NAMES.filter(([, form]) => form !== null);
const RESERVED = [
  ['Practice', null],
  ['PRACTICE', null],
] as const;
const KNOWN = 'Practice';
const STREAMS = ['cdn01', 'cdn02', 'cdn03'];

const seldom = (bad: readonly (readonly [string, string | null])[]) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...GOOD) },
    { weight: 1, arbitrary: fc.constantFrom(...bad) },
  );
const anyAccount = seldom([...NAMES, ...RESERVED]);
const anyPreset = fc.record({
  name: seldom(NAMES),
  account: fc.oneof(
    { weight: 3, arbitrary: fc.constant([KNOWN, KNOWN] as const) },
    { weight: 1, arbitrary: fc.constantFrom(...GOOD) },
  ),
  streams: fc.integer({ min: 1, max: STREAMS.length }),
});
/** Which key of which object stands twice; the number is taken modulo what there is. */
const anyRepeat = fc.option(
  fc.record({ at: fc.nat(1000), key: fc.nat(1000), isEscaped: fc.boolean() }),
  { freq: 2 },
);
const anyEncoding = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('utf8', 'utf8-mark') },
  {
    weight: 3,
    arbitrary: fc.constantFrom('le', 'le-mark', 'be', 'be-mark', 'le32-mark', 'gbk', 'latin1'),
  },
);

export const anyProvisionFile: fc.Arbitrary<GeneratedFile> = fc
  .record({
    accounts: fc.array(anyAccount, { maxLength: 3 }),
    presets: fc.array(anyPreset, { maxLength: 3 }),
    repeat: anyRepeat,
    encoding: anyEncoding,
    newline: fc.constantFrom('', '\n', '\r\n  '),
  })
  .map(makeFile);

interface Parts {
  readonly accounts: readonly (readonly [string, string | null])[];
  readonly presets: readonly {
    readonly name: readonly [string, string | null];
    readonly account: readonly [string, string | null];
    readonly streams: number;
  }[];
  readonly repeat: { at: number; key: number; isEscaped: boolean } | null;
  readonly encoding: string;
  readonly newline: string;
}

type Member = readonly [key: string, value: string];

function makeFile({ accounts, presets, repeat, encoding, newline }: Parts): GeneratedFile {
  const objects = [
    ...accounts.map(([text], index) => ({
      path: `$.accounts[${index}]`,
      members: [
        ['name', JSON.stringify(text)],
        ['appId', '12345'],
        ['serverSecret', JSON.stringify(SECRET)],
      ] as Member[],
    })),
    ...presets.map(({ name, account, streams }, index) => ({
      path: `$.presets[${index}]`,
      members: [
        ['name', JSON.stringify(name[0])],
        ['account', JSON.stringify(account[0])],
        ['vendors', '["Ws"]'],
        ['streamIds', JSON.stringify(STREAMS.slice(0, streams))],
      ] as Member[],
    })),
  ];
  const repeated: string[] = [];
  const [chosen] = repeat && objects.length > 0 ? [objects[repeat.at % objects.length]] : [];
  const member = chosen?.members[(repeat?.key ?? 0) % chosen.members.length];
  if (chosen && member && repeat) {
    repeated.push(`${chosen.path}.${member[0]}`);
    const key = repeat.isEscaped
      ? `\\u00${member[0].charCodeAt(0).toString(16)}${member[0].slice(1)}`
      : member[0];
    chosen.members.push([key, member[1]]);
  }
  const texts = objects.map(
    ({ members }) => `{${members.map(([key, value]) => `${newline}"${key}": ${value}`).join(',')}}`,
  );
  const list = (from: number, to: number) => texts.slice(from, to).join(`,${newline}`);
  const text = `{${newline}"accounts":[${list(0, accounts.length)}],${newline}"presets":[${list(accounts.length, texts.length)}]}`;
  const { bytes, refusedAs } = encode(text, encoding);
  const badNames = [
    ...accounts.flatMap(([, form], index) => (form === null ? [`$.accounts[${index}].name`] : [])),
    ...presets.flatMap(({ name }, index) => (name[1] === null ? [`$.presets[${index}].name`] : [])),
  ];
  const known = new Set([KNOWN, ...accounts.map(([, form]) => form)]);
  return {
    bytes,
    refusedAs,
    wrong: [...repeated, ...badNames],
    twice: [
      ...again(accounts.map(([, form]) => form)).map((index) => `$.accounts[${index}].name`),
      ...again(presets.map(({ name }) => name[1])).map((index) => `$.presets[${index}].name`),
    ],
    unknown: presets.flatMap(({ account }, index) =>
      known.has(account[1]) ? [] : [`$.presets[${index}].account`],
    ),
    names: {
      accounts: accounts.map(([, form]) => form ?? ''),
      presets: presets.map(({ name }) => name[1] ?? ''),
    },
    streamIds: presets.map(({ streams }) => STREAMS.slice(0, streams)),
  };
}

const again = (forms: readonly (string | null)[]): number[] =>
  forms.flatMap((form, index) => (forms.indexOf(form) < index ? [index] : []));

function encode(text: string, encoding: string): Pick<GeneratedFile, 'bytes' | 'refusedAs'> {
  const utf8 = Buffer.from(text);
  const little = (marked: string) => Buffer.from(marked, 'utf16le');
  switch (encoding) {
    case 'utf8-mark':
      return { bytes: Buffer.from(`\uFEFF${text}`), refusedAs: null };
    case 'le':
    case 'le-mark':
      return {
        bytes: little(encoding === 'le' ? text : `\uFEFF${text}`),
        refusedAs: 'UTF-16 LE',
      };
    case 'be':
    case 'be-mark':
      return {
        bytes: little(encoding === 'be' ? text : `\uFEFF${text}`).swap16(),
        refusedAs: 'UTF-16 BE',
      };
    case 'le32-mark': {
      const points = [...`\uFEFF${text}`].map((character) => character.codePointAt(0) ?? 0);
      return { bytes: Buffer.from(Uint32Array.from(points).buffer), refusedAs: 'UTF-32 LE' };
    }
    case 'gbk': {
      const bytes = asGbk(text);
      // Without a character above ASCII it is UTF-8 as well.
      if (bytes) return { bytes, refusedAs: bytes.equals(utf8) ? null : 'GBK' };
      return { bytes: utf8, refusedAs: null };
    }
    case 'latin1': {
      const isLatin = [...text].every((character) => character <= '\u00ff');
      const bytes = isLatin ? Buffer.from(text, 'latin1') : utf8;
      return { bytes, refusedAs: bytes.equals(utf8) ? null : 'other' };
    }
    default:
      return { bytes: utf8, refusedAs: null };
  }
}

/** GB 2312 by the decoder of the platform, read backwards. */
const GBK: ReadonlyMap<string, readonly [number, number]> = (() => {
  const decoder = new TextDecoder('gbk');
  const table = new Map<string, readonly [number, number]>();
  for (let lead = 0xa1; lead <= 0xf7; lead += 1) {
    for (let trail = 0xa1; trail <= 0xfe; trail += 1) {
      table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  return table;
})();

function asGbk(text: string): Buffer | null {
  const bytes: number[] = [];
  for (const character of text) {
    const pair = character < '\u0080' ? [character.charCodeAt(0)] : GBK.get(character);
    if (!pair) return null;
    bytes.push(...pair);
  }
  return Buffer.from(bytes);
}
