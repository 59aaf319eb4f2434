import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkAnswer } from '../../support/answer-property.ts';
import { anyBody, anyVendor } from '../../support/arbitraries.ts';

test('whatever comes back: no throw, every stream has an outcome, none accepted that no row accepts', () => {
  fc.assert(
    fc.property(anyVendor, anyBody, (vendor, body) => void checkAnswer(vendor, body)),
    { numRuns: 3_000 },
  );
});

test('the property can fail: a body that accepts is seen to accept', () => {
  const body =
    '{"Code":0,"Message":"","RequestId":"1","Data":{"Tencent":[{"StreamName":"a","Code":""}]}}';
  expect(checkAnswer('Tencent', body)).toEqual(['accepted', 'unknown']);
});
