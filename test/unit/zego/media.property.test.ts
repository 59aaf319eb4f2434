import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyMediaBody } from '../../support/media-arbitraries.ts';
import { checkMediaAnswer } from '../../support/media-property.ts';

test('10,000 answers about files: read or counted, never thrown at', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.constantFrom('Tencent', 'Ws', 'Huawei'), anyMediaBody, (vendor, body) => {
      seen.add(checkMediaAnswer(vendor, body));
    }),
    { numRuns: 10_000 },
  );
  expect([...seen].sort()).toEqual(['lost', 'ok', 'refused']);
});
