import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { CHANNELS, type ChannelName } from '#contract/ipc/channels.ts';
import { CHANNEL_NAMES } from '#contract/ipc/names.ts';
import { looseEnds } from '../../support/contract-bounds.ts';

test.each(CHANNEL_NAMES)('what may be asked by %s is strict and has an end', (channel) => {
  expect(looseEnds(CHANNELS[channel satisfies ChannelName].args)).toEqual([]);
});

describe('each loose end is found', () => {
  test.each([
    ['a text', z.strictObject({ a: z.string() }), 'args.a: a text without an end'],
    ['a pattern', z.string().regex(/^a{1,3}$/), 'args: a text without an end'],
    ['a list', z.array(z.boolean()), 'args: a list without an end'],
    ['what is in a list', z.array(z.string()).max(1), 'args[]: a text without an end'],
    ['an open object', z.object({ a: z.null() }), 'args: an object with any members'],
    [
      'an open object in a strict one',
      z.strictObject({ a: z.object({}).nullable() }),
      'args.a: an object with any members',
    ],
    ['a record', z.record(z.string().max(5), z.null()), 'args: an object with any members'],
    ['one of several', z.union([z.null(), z.string()]), 'args: a text without an end'],
    ['anything', z.strictObject({ a: z.unknown() }), 'args.a: anything at all'],
    ['a date', z.date(), 'args: anything at all'],
    ['what is computed later', z.any(), 'args: anything at all'],
  ])('%s', (_kind, schema, end) => {
    expect(looseEnds(schema)).toEqual([end]);
  });
});
