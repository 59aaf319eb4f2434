import { expect, test } from 'vitest';
import { AppLifetime } from '../../../electron/app/lifetime.ts';

/** What the end is by now. */
async function endOf(lifetime: AppLifetime<number>): Promise<number | 'quit' | 'none'> {
  await new Promise(setImmediate);
  return Promise.race([lifetime.ended, Promise.resolve('none' as const)]);
}

test('idle without a wish to stay: it ends with the code', async () => {
  const lifetime = new AppLifetime<number>();
  expect(await endOf(lifetime)).toBe('none');
  lifetime.endWhenIdle(1);
  expect(await endOf(lifetime)).toBe(1);
});

test('the work of others puts the end off, to the last of them', async () => {
  const lifetime = new AppLifetime<number>();
  const [first, second] = [lifetime.hold(), lifetime.hold()];
  lifetime.endWhenIdle(0);
  first?.();
  expect(await endOf(lifetime)).toBe('none');
  second?.();
  expect(await endOf(lifetime)).toBe(0);
});

test('somebody wants to see it: it stays until it is told to end', async () => {
  const lifetime = new AppLifetime<number>();
  lifetime.stay();
  expect(lifetime.stays).toBe(true);
  lifetime.endWhenIdle(0);
  expect(await endOf(lifetime)).toBe('none');
  lifetime.end('quit');
  expect(await endOf(lifetime)).toBe('quit');
});

test('after the end nothing holds it', () => {
  const lifetime = new AppLifetime<number>();
  lifetime.end('quit');
  expect(lifetime.hold()).toBeNull();
});
