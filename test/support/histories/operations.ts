import fc from 'fast-check';
import type { Twist } from '../strict-server/types.ts';

/**
 * What can happen to one station between the setting up of its presets and the last look at it. Few names,
 * so that edits, accounts and starts of one preset meet those of another.
 */

export const PRESETS = ['One', 'Two', 'Three'] as const;
/** `Main` and `Twin` are two accounts of one project; `Other` belongs to another one. */
export const ACCOUNTS = ['Main', 'Twin', 'Other'] as const;
const VENDORS = ['Tencent', 'Huawei', 'Ws'] as const;
const STREAMS = ['s1', 's2', 's3'] as const;

export type PresetName = (typeof PRESETS)[number];
export type AccountName = (typeof ACCOUNTS)[number];

/** What a preset names. */
export interface Content {
  readonly account: AccountName;
  readonly vendors: readonly (typeof VENDORS)[number][];
  readonly streamIds: readonly string[];
}

/** A person at the window or the tray, or a script. */
export type Way = 'window' | 'tray' | 'command-line';

export type Operation =
  | { readonly do: 'edit'; readonly preset: PresetName; readonly content: Content }
  | { readonly do: 'provision'; readonly preset: PresetName; readonly content: Content }
  | { readonly do: 'remove' | 'archive' | 'restore'; readonly preset: PresetName }
  | { readonly do: 'remove-account'; readonly account: AccountName }
  /** The account gets the other project, or its own again. */
  | { readonly do: 'change-project'; readonly account: AccountName; readonly other: boolean }
  | {
      readonly do: 'start';
      readonly way: Way;
      readonly preset: PresetName;
      /** What a person answers when asked; for a script `all` is `--force`. */
      readonly answer: 'leave' | 'missing' | 'all';
    }
  | { readonly do: 'stop'; readonly way: Way; readonly preset: PresetName }
  | { readonly do: 'stop-all' }
  | { readonly do: 'misbehave'; readonly twist: Twist; readonly times: number }
  | { readonly do: 'lock'; readonly ms: number }
  | { readonly do: 'fill' | 'free' };

/** How the process ends: by itself, or by SIGKILL so many milliseconds after its first operation. */
export type End = { readonly by: 'quit' } | { readonly by: 'kill'; readonly afterMs: number };

/** One process of the program: what it is asked, in order, and its end. */
export interface Life {
  readonly operations: readonly Operation[];
}

const preset = fc.constantFrom(...PRESETS);
const account = fc.constantFrom(...ACCOUNTS);
const way = fc.constantFrom<Way>('window', 'tray', 'command-line');

export const contentArbitrary: fc.Arbitrary<Content> = fc.record({
  account,
  vendors: fc.subarray([...VENDORS], { minLength: 1, maxLength: 2 }),
  streamIds: fc.subarray([...STREAMS], { minLength: 1 }),
});

/** None that waits for a time-out: what is told of an answer then depends on how busy the machine is. */
const twist = fc.constantFrom<Twist>(
  { do: 'reset' },
  { do: 'close' },
  { do: 'half-body' },
  { do: 'code', code: 5 },
  { do: 'http', status: 500 },
  { do: 'rows', missing: ['s1'] },
  { do: 'rows', codes: { s2: 'FailedOperation' } },
);

const start = fc.record({
  do: fc.constant('start' as const),
  way,
  preset,
  answer: fc.constantFrom('leave' as const, 'missing' as const, 'all' as const),
});

const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 8, arbitrary: start },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('stop' as const), way, preset }) },
  { weight: 1, arbitrary: fc.constant<Operation>({ do: 'stop-all' }) },
  {
    weight: 4,
    arbitrary: fc.oneof(
      fc.record({ do: fc.constant('edit' as const), preset, content: contentArbitrary }),
      fc.record({ do: fc.constant('provision' as const), preset, content: contentArbitrary }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('remove' as const, 'archive' as const, 'restore' as const),
      preset,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.oneof(
      fc.record({ do: fc.constant('remove-account' as const), account }),
      fc.record({ do: fc.constant('change-project' as const), account, other: fc.boolean() }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('misbehave' as const),
      twist,
      times: fc.integer({ min: 1, max: 2 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('lock' as const),
      ms: fc.integer({ min: 20, max: 600 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Operation>({ do: 'fill' }, { do: 'free' }),
  },
);

/** The presets that a station begins with, and its lives one after the other. */
export interface History {
  readonly first: readonly Content[];
  readonly lives: readonly Life[];
}

/** How many times the program is started in a history, the last look apart. */
export const LIVES = 3;

export const historyArbitrary: fc.Arbitrary<History> = fc.record({
  first: fc.array(contentArbitrary, { minLength: PRESETS.length, maxLength: PRESETS.length }),
  lives: fc.array(fc.record({ operations: fc.array(operation, { minLength: 1, maxLength: 7 }) }), {
    minLength: LIVES,
    maxLength: LIVES,
  }),
});
