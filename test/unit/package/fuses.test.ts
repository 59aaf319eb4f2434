import { FuseV1Options } from '@electron/fuses';
import { expect, test } from 'vitest';
import { FUSES, fuseConfig, fuseNames } from '../../../build/package/fuses.ts';

test('each fuse that there is has been decided on', () => {
  const all = Object.keys(FuseV1Options).filter((key) => Number.isNaN(Number(key)));
  expect(Object.keys(FUSES).sort()).toEqual(all.sort());
});

test('no way in is left open', () => {
  expect(FUSES).toMatchObject({
    RunAsNode: false,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    GrantFileProtocolExtraPrivileges: false,
    // On, start-up would wait for a locked keyring.
    EnableCookieEncryption: false,
  });
});

test('a fuse that nobody decided on ends the packaging', () => {
  expect(fuseConfig()).toMatchObject({ strictlyRequireAllFuses: true });
  const decided = Object.values(FuseV1Options).filter((value) => typeof value === 'number');
  for (const fuse of decided) expect(fuseConfig()).toHaveProperty(String(fuse));
});

test('an older runtime is asked for the fuses that it has, and for all of them', () => {
  const wire = {
    version: '1',
    [FuseV1Options.RunAsNode]: 49,
    [FuseV1Options.OnlyLoadAppFromAsar]: 48,
  };
  expect(fuseNames(wire)).toEqual(['RunAsNode', 'OnlyLoadAppFromAsar']);
  expect(fuseConfig(fuseNames(wire))).toEqual({
    version: '1',
    strictlyRequireAllFuses: true,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
  });
  // One that we have no name for is not decided on: strict, the plugin then refuses.
  expect(fuseNames({ version: '1', 99: 49 })).toEqual(['99']);
});
