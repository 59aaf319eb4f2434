import { expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../../electron/desktop/window/app-protocol.ts';

function directives(nonce = 'abc'): Map<string, string[]> {
  return new Map(
    contentSecurityPolicy(nonce)
      .split('; ')
      .map((directive) => {
        const [name = '', ...sources] = directive.split(' ');
        return [name, sources];
      }),
  );
}

test('what is not allowed is forbidden', () => {
  expect(directives().get('default-src')).toEqual(["'none'"]);
  for (const name of ['base-uri', 'form-action', 'frame-ancestors', 'object-src']) {
    expect(directives().get(name)).toEqual(["'none'"]);
  }
});

test('scripts are our own files, and nothing that is in the page', () => {
  expect(directives().get('script-src')).toEqual(["'self'"]);
  expect(directives().has('script-src-elem')).toBe(false);
  expect(directives().has('script-src-attr')).toBe(false);
});

test('style elements need the nonce of this answer; only style attributes are free', () => {
  expect(directives('n1').get('style-src')).toEqual(["'self'", "'nonce-n1'"]);
  expect(directives().get('style-src-attr')).toEqual(["'unsafe-inline'"]);
});

test('no other host, no eval, nothing inline but style attributes', () => {
  const rest = [...directives()].filter(([name]) => name !== 'style-src-attr');
  const allowed = new Set(["'none'", "'self'", 'data:', "'nonce-abc'"]);
  expect(rest.flatMap(([, sources]) => sources).filter((source) => !allowed.has(source))).toEqual(
    [],
  );
  const withData = rest.filter(([, sources]) => sources.includes('data:'));
  expect(withData.map(([name]) => name)).toEqual(['img-src']);
});
