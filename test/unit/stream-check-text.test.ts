import { describe, expect, it } from 'vitest';
import type { StreamCheck } from '#contract/model/stream-check.ts';
import { streamChecksText } from '#contract/rules/stream-check-text.ts';
import { translator } from './renderer/text.ts';

const english = translator('en');

const check = (streamId: string, state: StreamCheck['state']): StreamCheck => ({
  streamId,
  state,
  fault: null,
});

describe('what ZEGO said of the streams, in words', () => {
  it('is green only where each is published', () => {
    const all = streamChecksText([check('a', 'published'), check('b', 'published')], english);
    expect(all).toMatchObject({ tone: 'green', text: '2 of 2 streams published.', lines: [] });
    expect(all.note).toBeNull();
  });

  it('names each that is not, and says what ZEGO cannot see', () => {
    const checks = [check('a', 'published'), check('b', 'closed'), check('c', 'absent')];
    expect(streamChecksText(checks, english)).toMatchObject({
      tone: 'amber',
      text: '1 of 3 streams published.',
      lines: ['b: no longer published', 'c: not published yet, or not checkable'],
      note: expect.stringContaining('pushed straight to the CDN'),
    });
  });

  it('counts no stream where an answer is missing: it says why', () => {
    const fault = {
      verdict: 'unreachable',
      code: null,
      message: null,
      detail: 'ECONNREFUSED',
      clockOffsetSeconds: 0,
    } as const;
    const checks: StreamCheck[] = [
      check('a', 'published'),
      { streamId: 'b', state: 'not-told', fault },
    ];
    const said = streamChecksText(checks, english);
    expect(said).toMatchObject({ tone: 'amber', sign: '✕', note: null });
    expect(said.text).not.toContain('1 of 2');
    expect(said.lines.at(-1)).toBe('ECONNREFUSED');
  });
});
