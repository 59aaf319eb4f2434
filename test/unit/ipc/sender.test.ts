import { describe, expect, test } from 'vitest';
import { isFromOurPage, type PageOrigin, type Sent } from '../../../electron/ipc/sender.ts';

const ORIGIN = 'app://cdn-recorder';
const OURS: PageOrigin = { address: ORIGIN, document: 'null' };

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

const home = frame(`${ORIGIN}/`, 'null');

test('the page itself is heard, wherever in it the operator is', () => {
  expect(isFromOurPage(sent(home), OURS)).toBe(true);
  expect(isFromOurPage(sent(frame(`${ORIGIN}/index.html?a#b`, 'null')), OURS)).toBe(true);
});

test('the page of a development server is heard by its own origin only', () => {
  const server = 'http://127.0.0.1:5173';
  const its: PageOrigin = { address: server, document: server };
  expect(isFromOurPage(sent(frame(`${server}/`, server)), its)).toBe(true);
  expect(isFromOurPage(sent(frame(`${server}/`, 'null')), its)).toBe(false);
  expect(isFromOurPage(sent(home), its)).toBe(false);
});

describe('nobody else is', () => {
  test.each<[string, Sent]>([
    ['a frame that is gone', sent(null, home)],
    ['a frame in the page', sent(frame(`${ORIGIN}/`, 'null', home), home)],
    ['another main frame', sent(frame(`${ORIGIN}/`, 'null'), home)],
    ['a blank page that inherits the origin', sent(frame('about:blank', ORIGIN))],
    ['our page without its sandbox', sent(frame(`${ORIGIN}/`, ORIGIN))],
    ['a blank page in a sandbox', sent(frame('about:blank', 'null'))],
    ['a page of text in a sandbox', sent(frame('data:text/html,x', 'null'))],
    ['memory of a page in a sandbox', sent(frame('blob:null/a', 'null'))],
    ['an address that is none', sent(frame('', 'null'))],
    ...[
      'app://cdn-recorder.evil',
      'app://cdn-recorder:80',
      'app://evil',
      'apps://cdn-recorder',
      'http://cdn-recorder',
      'https://app://cdn-recorder',
      'file://cdn-recorder',
    ].map((origin): [string, Sent] => [origin, sent(frame(`${origin}/`, 'null'))]),
    ['a user before the host', sent(frame('app://cdn-recorder@evil/', 'null'))],
    ['our name as a user', sent(frame('app://x@cdn-recorder/', 'null'))],
    ['our name as a path', sent(frame('app:///cdn-recorder/', 'null'))],
  ])('%s', (_what, message) => {
    expect(isFromOurPage(message, OURS)).toBe(false);
  });
});
