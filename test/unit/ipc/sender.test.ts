import { describe, expect, test } from 'vitest';
import { isFromOurPage, type Sent } from '../../../electron/ipc/sender.ts';

const ORIGIN = 'app://cdn-recorder';

interface Frame {
  readonly url: string;
  readonly origin: string;
  readonly parent: Frame | null;
}

const frame = (url: string, origin: string, parent: Frame | null = null): Frame => ({
  url,
  origin,
  parent,
});
/** A frame has dozens of members; these are the ones that are looked at. */
const sent = (senderFrame: Frame | null, mainFrame: Frame | null = senderFrame) =>
  ({ senderFrame, sender: { mainFrame } }) as unknown as Sent;

const home = frame(`${ORIGIN}/`, ORIGIN);

test('the page itself is heard, wherever in it the operator is', () => {
  expect(isFromOurPage(sent(home), ORIGIN)).toBe(true);
  expect(isFromOurPage(sent(frame(`${ORIGIN}/index.html?a#b`, ORIGIN)), ORIGIN)).toBe(true);
});

test('the page of a development server is heard by its own origin only', () => {
  const server = 'http://127.0.0.1:5173';
  expect(isFromOurPage(sent(frame(`${server}/`, server)), server)).toBe(true);
  expect(isFromOurPage(sent(home), server)).toBe(false);
});

describe('nobody else is', () => {
  test.each<[string, Sent]>([
    ['a frame that is gone', sent(null, home)],
    ['a frame in the page', sent(frame(`${ORIGIN}/`, ORIGIN, home), home)],
    ['another main frame', sent(frame(`${ORIGIN}/`, ORIGIN), home)],
    ['a blank page that inherits the origin', sent(frame('about:blank', ORIGIN))],
    ['a sandboxed page without an origin', sent(frame(`${ORIGIN}/`, 'null'))],
    ['an address that is none', sent(frame('', ORIGIN))],
    ...[
      'app://cdn-recorder.evil',
      'app://cdn-recorder:80',
      'app://evil',
      'apps://cdn-recorder',
      'http://cdn-recorder',
      'https://app://cdn-recorder',
      'file://cdn-recorder',
    ].map((origin): [string, Sent] => [origin, sent(frame(`${origin}/`, origin))]),
    ['a user before the host', sent(frame('app://cdn-recorder@evil/', ORIGIN))],
    ['our name as a user', sent(frame('app://x@cdn-recorder/', ORIGIN))],
    ['our name as a path', sent(frame('app:///cdn-recorder/', ORIGIN))],
  ])('%s', (_what, message) => {
    expect(isFromOurPage(message, ORIGIN)).toBe(false);
  });
});
