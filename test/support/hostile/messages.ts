import type { Page } from 'playwright';
import { NO_HISTORY_FILTER } from '#contract/model/history.ts';

/** What one message came to: its answer's code, `ok`, or `not sent` where the bridge itself could not. */
export interface Reply {
  readonly message: string;
  readonly answer: string;
}

/**
 * Sends every malformed message to one channel: none of them fits any channel's contract. `field` is a
 * member that the channel knows.
 */
export const sendMalformed = (page: Page, channel: string, field: string): Promise<Reply[]> =>
  page.evaluate(
    async ({ channel, field }) => {
      const circle: Record<string, unknown> = {};
      circle.self = circle;
      let deep: unknown = null;
      for (let level = 0; level < 200; level += 1) deep = [deep];
      let web: unknown = null;
      for (let level = 0; level < 12; level += 1) web = [web, web];
      const messages: Record<string, unknown> = {
        'a text': 'x',
        'a number': 1,
        'no number': Number.NaN,
        yes: true,
        'a list': [],
        'a big number': 1n,
        'a symbol': Symbol('x'),
        'a function': () => 1,
        'an element': { [field]: document.body },
        'a promise': Promise.resolve(null),
        'a date': new Date(),
        'a map': new Map([[field, 'x']]),
        'a set': new Set([1]),
        'a pattern': /x/,
        bytes: new Uint8Array(1_000),
        'a blob': { [field]: new Blob(['x']) },
        'an error': new Error('x'),
        'one member too many': { [field]: 'x', intruder: 1 },
        'a member of another type': { [field]: { toString: 'x' } },
        'a list in place of a text': { [field]: [['x']] },
        'a megabyte of text': { [field]: 'x'.repeat(1_000_000) },
        'a megabyte of name': { ['x'.repeat(1_000_000)]: 1 },
        'a million items': { [field]: new Array(1_000_000).fill(0) },
        'a list of nothing but length': { [field]: new Array(4_000_000) },
        'a hundred thousand members': Object.fromEntries(
          Array.from({ length: 100_000 }, (_, index) => [index, 0]),
        ),
        'two hundred levels': { [field]: deep },
        'few objects, many ways': { [field]: web },
        'a circle': circle,
        __proto__: JSON.parse(`{"__proto__": {"polluted": true}, "${field}": "x"}`),
        '__proto__ further down': JSON.parse(`{"${field}": {"__proto__": {"polluted": true}}}`),
        constructor: { [field]: 'x', constructor: { prototype: { polluted: true } } },
        prototype: { prototype: { polluted: true } },
      };
      const told = Object.entries(messages).map(async ([message, args]) => {
        try {
          const answer = await window.cdnRecorder.ask(channel as never, args as never);
          return { message, answer: answer.ok ? 'ok' : answer.code };
        } catch {
          return { message, answer: 'not sent' };
        }
      });
      return Promise.all(told);
    },
    { channel, field },
  );

/** Asks as often as it can, all at once; how often each answer came. */
export const flood = (page: Page, calls: number): Promise<Record<string, number>> =>
  page.evaluate(
    async ({ calls, filter }) => {
      const counts: Record<string, number> = {};
      const asked = Array.from({ length: calls }, async () => {
        const answer = await window.cdnRecorder.ask('history.page', {
          filter,
          before: null,
          limit: 1,
        });
        const kind = answer.ok ? 'ok' : answer.code;
        counts[kind] = (counts[kind] ?? 0) + 1;
      });
      await Promise.all(asked);
      return counts;
    },
    { calls, filter: NO_HISTORY_FILTER },
  );

/** Changes the order of these presets so often, all at once; how often each answer came. */
export const moveMany = (
  page: Page,
  ids: readonly string[],
  times: number,
): Promise<Record<string, number>> =>
  page.evaluate(
    async ({ ids, times }) => {
      const counts: Record<string, number> = {};
      const asked = Array.from({ length: times }, async (_, turn) => {
        const turned = [...ids.slice(turn), ...ids.slice(0, turn)];
        const answer = await window.cdnRecorder.ask('presets.reorder', { ids: turned });
        const kind = answer.ok ? 'ok' : answer.code;
        counts[kind] = (counts[kind] ?? 0) + 1;
      });
      await Promise.all(asked);
      return counts;
    },
    { ids, times },
  );
