import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { hasDisplay } from '../../../build/setup/system/display.mjs';
import {
  checkSharedMemory,
  missingLibraries,
  sandboxRemedy,
} from '../../../build/setup/system/executable.mjs';
import {
  installableName,
  missingFrom,
  neededFor,
  systemPackages,
} from '../../../build/setup/system/needed.mjs';

const firstNames = (entries: readonly { names: string[] }[]) => entries.map((e) => e.names[0]);

describe('shared memory', () => {
  it('that is missing is named with what makes it, and one that is there is not', () => {
    expect(() => checkSharedMemory('/gone/shm')).toThrow(
      /^Electron keeps shared memory in \/gone\/shm, .*: run sudo mkdir -p \/gone\/shm && sudo chmod 1777 .*, then start again\.$/,
    );
    expect(() => checkSharedMemory(tmpdir())).not.toThrow();
  });
});

describe('the system packages', () => {
  it('asks for a virtual display only where it is used', () => {
    expect(firstNames(neededFor('start', true))).not.toContain('xvfb');
    expect(firstNames(neededFor('start', false))).toContain('xvfb');
    expect(firstNames(neededFor('start', false))).not.toContain('dbus');
  });

  it('names each package for the tests once', () => {
    for (const display of [true, false]) {
      const names = firstNames(neededFor('test', display));
      expect(names.filter((name) => name === 'xvfb')).toHaveLength(1);
      expect(new Set(names).size).toBe(names.length);
      expect(names).toContain('libnss3');
    }
  });

  it('asks for what makes installers only where they are made', () => {
    expect(firstNames(neededFor('package', false))).toEqual(['zip', 'dpkg', 'fakeroot']);
    expect(firstNames(neededFor('test', false))).not.toContain('fakeroot');
    const long = firstNames(neededFor('long', false));
    expect(long).toEqual(expect.arrayContaining(firstNames(neededFor('test', false))));
    expect(long).toEqual(expect.arrayContaining(firstNames(neededFor('package', false))));
    expect(new Set(long).size).toBe(long.length);
  });

  it('sees what is missing: absent, removed, half installed; and what is there: installed, held', () => {
    const needed = systemPackages.filter((entry) => entry.purpose === 'start').slice(0, 6);
    const states = {
      'libgtk-3-0t64': 'install ok installed',
      libnss3: 'hold ok installed',
      libasound2: 'deinstall ok config-files',
      libgbm1: 'install ok unpacked',
      'libxss1-dev': 'install ok installed',
      'libsecret-1-0': 'install ok installed',
    };
    const status = Object.entries(states).map(
      ([name, state]) => `Package: ${name}\nStatus: ${state}\nPriority: optional\n`,
    );
    expect(firstNames(missingFrom(needed, status.join('\n')))).toEqual([
      'libasound2t64',
      'libgbm1',
      'libxss1',
    ]);
  });

  it('installs under the name that the release has', () => {
    const [gtk] = systemPackages;
    if (!gtk) throw new Error('no packages');
    const debian12 = 'libgtk-3-0:\n  Installed: (none)\n  Candidate: 3.24.38\n  Version table:\n';
    const ubuntu24 =
      'libgtk-3-0t64:\n  Installed: (none)\n  Candidate: 3.24.41\nlibgtk-3-0:\n  Installed: (none)\n  Candidate: (none)\n';
    expect(installableName(gtk, debian12)).toBe('libgtk-3-0');
    expect(installableName(gtk, ubuntu24)).toBe('libgtk-3-0t64');
    expect(installableName(gtk, '')).toBe('libgtk-3-0');
  });

  it('reads the missing libraries from ldd', () => {
    const listing =
      '\tlinux-vdso.so.1 (0x1)\n\tlibnss3.so => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x2)\n\tlibnss3.so => not found\n';
    expect(missingLibraries(listing)).toEqual(['libnss3.so']);
  });

  it('names a remedy for a sandbox without namespaces that helps where it is', () => {
    expect(sandboxRemedy('/e/chrome-sandbox', false)).toContain('chmod 4755 "/e/chrome-sandbox"');
    const inContainer = sandboxRemedy('/e/chrome-sandbox', true);
    expect(inContainer).toMatch(/as root, or start it with --security-opt seccomp=unconfined/);
    expect(inContainer).not.toContain('chmod');
  });

  it('knows a display when it sees one', () => {
    expect(hasDisplay({}, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
    expect(hasDisplay({}, 'darwin')).toBe(true);
  });
});
