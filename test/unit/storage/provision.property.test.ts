import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseProvision } from '../../../electron/storage/provision.ts';
import { SECRET } from '../../support/provision.ts';
import { anyProvisionFile } from '../../support/provision-files.ts';
import { checkProvisionFile } from '../../support/provision-property.ts';

const secret = fc.constantFrom<unknown>(SECRET, `${SECRET} `, ` ${SECRET}`, `${SECRET}\n`, [
  SECRET,
]);
const value = fc.oneof(
  fc.anything(),
  fc.json(),
  fc.constantFrom<unknown>('Main', 'Tencent', 1, null),
);
const account = fc.record(
  {
    name: fc.oneof(fc.constant('Main'), value),
    appId: fc.oneof(fc.nat(), secret, value),
    serverSecret: secret,
    endpoint: fc.oneof(fc.webUrl(), fc.constant(`https://u:${SECRET}@x/`), secret, value),
    isTest: fc.oneof(fc.boolean(), secret, value),
    badge: fc.oneof(fc.constantFrom('production', 'test'), secret, value),
    colour: fc.oneof(fc.constantFrom('slate', 'pink'), secret, value),
  },
  { requiredKeys: ['serverSecret'] },
);
const preset = fc.record(
  {
    name: fc.oneof(fc.constantFrom('A', 'B'), value),
    account: fc.oneof(fc.constant('Main'), value),
    vendors: fc.oneof(fc.array(fc.constantFrom('Tencent', 'Ws', SECRET)), value),
    streamIds: fc.oneof(fc.array(fc.constantFrom('cdn01', 'cdn02', ' ')), value),
    end: fc.oneof(fc.record({ afterMinutes: fc.integer() }), fc.record({ at: fc.string() }), value),
  },
  { requiredKeys: [] },
);
const file = fc
  .record(
    {
      accounts: fc.oneof(fc.array(fc.oneof(account, secret)), account, value),
      presets: fc.oneof(fc.array(fc.oneof(preset, value)), value),
      more: secret,
    },
    { requiredKeys: [] },
  )
  .map((content) => JSON.stringify(content) ?? '');
/** Half a file is what a disk that ran full leaves. */
const half = fc.tuple(file, fc.double({ min: 0, max: 1, noNaN: true }));
const text = fc.oneof(
  file,
  half.map(([whole, part]) => whole.slice(0, whole.length * part)),
  fc.string(),
  fc.json(),
);

test('whatever the file holds: no throw, no secret in what is told, and a verdict that stands', () => {
  fc.assert(
    fc.property(text, (content) => {
      const result = parseProvision(content, ['Main']);
      if (result.ok) {
        const names = result.provision.accounts.map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        return;
      }
      expect(result.problems.length).toBeGreaterThan(0);
      expect(result.problems.every((problem) => problem.startsWith('$'))).toBe(true);
      expect(result.problems.join('\n')).not.toContain(SECRET);
    }),
    { numRuns: 3_000 },
  );
});

test('2,000 files of any encoding, with repeated keys and odd names: refused with all paths, or read whole', () => {
  fc.assert(fc.property(anyProvisionFile, checkProvisionFile), { numRuns: 2_000 });
});
