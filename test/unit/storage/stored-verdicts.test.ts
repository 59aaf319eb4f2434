import { expect, test } from 'vitest';
import {
  detailFromText,
  detailText,
  verdictsFromText,
  verdictsText,
} from '../../../electron/storage/stored-verdicts.ts';
import { settledCall } from '../../support/runs.ts';

const AT = '2026-11-22T10:05:00.000Z';
const VERDICTS = [{ streamId: 'cdn01', verdict: 'recording', at: AT } as const];
const TEXTS = `[{"streamId":"cdn01","word":"recording","at":"${AT}"}]`;

test('the journal has a verdict under the keys that it always had', () => {
  expect(verdictsText(VERDICTS)).toBe(TEXTS);
  expect(verdictsFromText(TEXTS)).toEqual(VERDICTS);
});

test('and so has the history, within the call', () => {
  const call = { ...settledCall(['unknown']), verdicts: [...VERDICTS] };
  const detail = {
    call,
    presetName: 'Evening news',
    accountName: 'Studio',
    appId: 1,
    practice: false,
    source: 'window' as const,
    createdAt: AT,
  };
  const text = detailText(detail);
  expect(text).toContain(`"words":${TEXTS}`);
  expect(text).not.toContain('verdict');
  expect(detailFromText(text)).toEqual(detail);
});

test('what is no verdict is an error', () => {
  expect(() => verdictsFromText('[{"streamId":"cdn01"}]')).toThrow();
});
