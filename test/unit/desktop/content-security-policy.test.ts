import { describe, expect, test } from 'vitest';
import {
  contentSecurityPolicy,
  securityHeaders,
} from '../../../electron/desktop/windows/content-security-policy.ts';

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
  const forbidden = [
    'default-src',
    'script-src-attr',
    'frame-src',
    'worker-src',
    'manifest-src',
    'media-src',
    'object-src',
    'base-uri',
    'form-action',
    'frame-ancestors',
  ];
  for (const name of forbidden) expect([name, directives().get(name)]).toEqual([name, ["'none'"]]);
});

test('scripts are our own files, and nothing that is in the page', () => {
  expect(directives().get('script-src')).toEqual(["'self'"]);
  expect(directives().has('script-src-elem')).toBe(false);
});

test('style elements need the nonce of this answer; only style attributes are free', () => {
  expect(directives('n1').get('style-src')).toEqual(["'self'", "'nonce-n1'"]);
  expect(directives().get('style-src-attr')).toEqual(["'unsafe-inline'"]);
});

test('text becomes markup through one policy, and code through none', () => {
  expect(directives().get('require-trusted-types-for')).toEqual(["'script'"]);
  expect(directives().get('trusted-types')).toEqual(['default']);
});

test('no popups, dialogs, printing, downloads or pointer lock, and no origin, hence no storage', () => {
  expect(directives().get('sandbox')).toEqual(['allow-scripts', 'allow-forms']);
});

test('no other host, no eval, nothing inline but style attributes', () => {
  const rest = [...directives()].filter(([name]) => name.endsWith('-src'));
  expect(rest).toHaveLength(11);
  const allowed = new Set(["'none'", "'self'", 'data:', "'nonce-abc'"]);
  expect(rest.flatMap(([, sources]) => sources).filter((source) => !allowed.has(source))).toEqual(
    [],
  );
  const withData = rest.filter(([, sources]) => sources.includes('data:'));
  expect(withData.map(([name]) => name)).toEqual(['img-src']);
});

test('every answer also says who may read it, and that it has no powers', () => {
  const headers = securityHeaders('n');
  expect(headers).toMatchObject({
    'content-security-policy': contentSecurityPolicy('n'),
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-dns-prefetch-control': 'off',
  });
  const powers = (headers['permissions-policy'] ?? '').split(', ');
  expect(powers.filter((power) => !power.endsWith('=()'))).toEqual(['clipboard-write=(self)']);
  for (const power of ['camera', 'microphone', 'geolocation', 'display-capture', 'usb']) {
    expect(powers).toContain(`${power}=()`);
  }
});

describe('where a file is played', () => {
  const MEDIA = 'https://cdn.example';
  const headers = securityHeaders('abc', MEDIA);

  test('media and answers may come from its host, and nothing else is opened', () => {
    const usual = new Map(contentSecurityPolicy('abc').split('; ').map(parted));
    const opened = new Map(contentSecurityPolicy('abc', MEDIA).split('; ').map(parted));
    expect(opened.get('media-src')).toBe(`${MEDIA} blob:`);
    expect(opened.get('connect-src')).toBe(`'self' ${MEDIA}`);
    for (const name of ['media-src', 'connect-src']) {
      usual.delete(name);
      opened.delete(name);
    }
    expect(opened).toEqual(usual);
  });

  test('it begins by itself and fills the screen, and copies nothing', () => {
    const features = headers['permissions-policy'] ?? '';
    expect(features).not.toMatch(/autoplay|fullscreen/);
    expect(features).toContain('clipboard-write=()');
    expect(securityHeaders('abc')['permissions-policy']).toMatch(
      /autoplay=\(\), .*fullscreen=\(\)/,
    );
  });
});

const parted = (directive: string): [string, string] => {
  const [name = '', ...sources] = directive.split(' ');
  return [name, sources.join(' ')];
};
