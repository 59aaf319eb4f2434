import { describe, expect, test } from 'vitest';
import { segmentAddress } from '#contract/rules/segment-address.ts';
import { mediaAddress } from '../../../../electron/app/files/media-address.ts';

describe('where the program reads a file', () => {
  test.each([
    ['https://cdn.example/a/b.mp4?t=1', 'https://cdn.example/a/b.mp4?t=1'],
    ['http://cdn.example/a.mp4', 'https://cdn.example/a.mp4'],
    ['http://cdn.example:8080/a.mp4', 'https://cdn.example:8080/a.mp4'],
    ['http://127.0.0.1:4000/a.mp4', 'http://127.0.0.1:4000/a.mp4'],
    ['http://localhost.evil.example/a', 'https://localhost.evil.example/a'],
    ['https://user@cdn.example/a', null],
    ['ftp://cdn.example/a', null],
    ['javascript:alert(1)', null],
    ['a.mp4', null],
    ['', null],
  ])('%s', (url, address) => {
    expect(mediaAddress(url)).toBe(address);
  });
});

describe('where a segment lies', () => {
  const LIST = 'https://cdn.example/v/a.m3u8?t=1&sign=2';
  test.each([
    ['0.ts', 'https://cdn.example/v/0.ts?t=1&sign=2'],
    ['0.ts?x=1', 'https://cdn.example/v/0.ts?x=1'],
    ['sub/0.ts', 'https://cdn.example/v/sub/0.ts'],
    ['/0.ts', 'https://cdn.example/0.ts'],
    ['http://cdn.example/v/0.ts', 'https://cdn.example/v/0.ts?t=1&sign=2'],
    ['https://other.example/v/0.ts', null],
    ['//other.example/v/0.ts', null],
    ['https://cdn.example:8443/v/0.ts', null],
  ])('%s', (reference, address) => {
    expect(segmentAddress(reference, LIST)).toBe(address);
  });
});
