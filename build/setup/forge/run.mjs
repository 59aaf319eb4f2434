// @ts-check
import { parseArgs } from 'node:util';
import { api } from '@electron-forge/core';
import { ALL_TARGETS, DEFAULT_TARGETS } from '../../package/makers.ts';
import { signingFrom } from '../../package/signing.ts';
import { root } from '../paths.mjs';

/**
 * Packages the app, or makes installers of it, and prints where they are. A program of its own, because
 * Forge needs a newer Node than set-up may run on. By Forge's interface, not its command: that one
 * refuses the npm which Node 20 comes with.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    targets: { type: 'string' },
    out: { type: 'string' },
    arch: { type: 'string' },
    'from-package': { type: 'boolean' },
  },
});
const options = {
  dir: root,
  interactive: false,
  ...(values.out && { outDir: values.out }),
  ...(values.arch && { arch: /** @type {'x64'} */ (values.arch) }),
};

try {
  // Before the minutes that packaging takes; its sentence needs no stack.
  signingFrom(process.env, process.platform, '');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

try {
  if (positionals[0] === 'make') {
    const list = values.targets === 'all' ? ALL_TARGETS : DEFAULT_TARGETS;
    const named = values.targets === 'all' ? undefined : values.targets?.split(',');
    const targets = named ?? list[process.platform] ?? [];
    const results = await api.make({
      ...options,
      overrideTargets: [...targets],
      fromPackage: values['from-package'] ?? false,
    });
    for (const artifact of results.flatMap((result) => result.artifacts)) console.log(artifact);
  } else {
    const results = await api.package(options);
    for (const { packagedPath } of results) console.log(packagedPath);
  }
} catch (error) {
  // Not the error itself: a failed download carries its whole connection with it.
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 1;
}
