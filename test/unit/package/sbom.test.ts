import { describe, expect, test } from 'vitest';
import { type Bom, type Shipped, shippedBom } from '../../../build/package/sbom.ts';

const component = (name: string, version: string, more = {}) => ({
  'bom-ref': `${name}@${version}`,
  type: 'library',
  name,
  version,
  scope: 'optional',
  purl: `pkg:npm/${name}@${version}`,
  properties: [{ name: 'cdx:npm:package:development', value: 'true' }],
  hashes: [{ alg: 'SHA-512', content: 'ab' }],
  ...more,
});
/** As npm prints it: the whole project, tools included, at a time and with a number of its own. */
const whole = {
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  serialNumber: 'urn:uuid:5d837b51-ac1d-4125-8dc9-87ae9a98f2e1',
  metadata: { timestamp: '2026-01-01T00:00:00Z', component: component('clone', '1.0.0') },
  components: [
    component('zod', '4.0.0'),
    component('undici', '6.0.0'),
    component('undici', '7.0.0'),
    component('vitest', '5.0.0'),
    component('electron', '45.4.1'),
    component('unhashed', '1.0.0', { hashes: [] }),
  ],
  dependencies: [
    { ref: 'clone@1.0.0', dependsOn: ['zod@4.0.0', 'vitest@5.0.0'] },
    { ref: 'zod@4.0.0', dependsOn: ['undici@7.0.0', 'vitest@5.0.0'] },
    { ref: 'vitest@5.0.0', dependsOn: ['zod@4.0.0'] },
  ],
} as unknown as Bom;

const shipped: Shipped = {
  packages: [
    { name: 'electron', version: '45.4.1' },
    { name: 'undici', version: '7.0.0' },
    { name: 'zod', version: '4.0.0' },
  ],
  product: { name: 'cdn-recorder', version: '1.0.0', license: 'MIT' },
  versions: { electron: '33.2.1', chrome: '130.0.6723.137', node: '20.18.1' },
  electronSha256: undefined,
  archiveSha256: 'cd'.repeat(32),
  epoch: 1_700_000_000,
};

describe('the bill of materials of a package', () => {
  const bom = shippedBom(whole, shipped);
  const named = (name: string) => bom.components.filter((one) => one.name === name);

  test('has what is shipped, in the version that is shipped, and no tool', () => {
    expect(bom.components.map((one) => one['bom-ref']).sort()).toEqual(
      [
        'app.asar',
        'chromium@130.0.6723.137',
        'electron@33.2.1',
        'node.js@20.18.1',
        'undici@7.0.0',
        'zod@4.0.0',
      ].sort(),
    );
    expect(named('zod')).toMatchObject([{ scope: 'required', properties: [] }]);
  });

  test('has hashes: of each package, of the archive, and of the official Electron', () => {
    expect(named('zod')[0]?.hashes).toEqual([{ alg: 'SHA-512', content: 'ab' }]);
    expect(named('app.asar')[0]?.hashes).toEqual([{ alg: 'SHA-256', content: 'cd'.repeat(32) }]);
    // Of a runtime that stands in nobody publishes one.
    expect(named('Electron')[0]).not.toHaveProperty('hashes');
    const official = shippedBom(whole, { ...shipped, electronSha256: 'ef' });
    expect(official.components.find(({ name }) => name === 'Electron')?.hashes).toEqual([
      { alg: 'SHA-256', content: 'ef' },
    ]);
  });

  test('refers to nothing that is not in it', () => {
    const refs = new Set([
      ...bom.components.map((one) => one['bom-ref']),
      bom.metadata.component['bom-ref'],
    ]);
    for (const { ref, dependsOn } of bom.dependencies) {
      for (const one of [ref, ...dependsOn]) expect(refs).toContain(one);
    }
    expect(bom.dependencies).toContainEqual({ ref: 'zod@4.0.0', dependsOn: ['undici@7.0.0'] });
  });

  test('is the same at each build, and another for other contents', () => {
    const again = shippedBom({ ...whole, serialNumber: 'urn:uuid:x' }, shipped);
    expect(JSON.stringify(again)).toBe(JSON.stringify(bom));
    expect(bom.serialNumber).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    const other = shippedBom(whole, { ...shipped, archiveSha256: 'ee' });
    expect(other.serialNumber).not.toBe(bom.serialNumber);
  });

  test.each([
    ['that npm does not know', { name: 'ghost', version: '1.0.0' }],
    ['without a hash', { name: 'unhashed', version: '1.0.0' }],
    ['in another version', { name: 'zod', version: '4.0.1' }],
  ])('does not come about with a package %s', (_what, one) => {
    expect(() => shippedBom(whole, { ...shipped, packages: [one] })).toThrow(
      new RegExp(`no hash for ${one.name} ${one.version}`),
    );
  });
});
