import { accessSync, constants, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { type PackageType, packageTypeSchema } from '#contract/model/update.ts';

/** What the package writes beside the program; null where it says nothing that is known. */
export function readPackageType(resources: string): PackageType | null {
  try {
    const text = readFileSync(join(resources, 'package-type'), 'utf8').trim();
    return packageTypeSchema.safeParse(text).data ?? null;
  } catch {
    return null;
  }
}

/** The file that an AppImage was started from, as its own launcher names it; null where there is none. */
export function appImageFile(
  environment: Readonly<Record<string, string | undefined>>,
): string | null {
  const { APPIMAGE } = environment;
  return APPIMAGE && isAbsolute(APPIMAGE) ? APPIMAGE : null;
}

/**
 * Whether the program can install an update of itself. A package of the system belongs to its administrator, and an
 * archive lies where a person has unpacked it: neither is changed.
 */
export function canInstallItself(
  packageType: PackageType | null,
  appImage: string | null,
): boolean {
  if (packageType === 'nsis' || packageType === 'dmg') return true;
  return packageType === 'AppImage' && appImage !== null && isReplaceable(appImage);
}

/** A file is replaced by a rename in its folder; one on a medium that is read-only says so itself. */
function isReplaceable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** What installs a downloaded package; null where a person replaces the program by hand. */
export function installCommand(
  packageType: PackageType | null,
  path: string,
  hasZypper: boolean,
): string | null {
  if (packageType === 'deb') return `sudo apt install ${shellWord(path)}`;
  if (packageType === 'rpm')
    return `sudo ${hasZypper ? 'zypper' : 'dnf'} install ${shellWord(path)}`;
  return null;
}

/** A path as one word of a POSIX shell. */
function shellWord(path: string): string {
  return /^[A-Za-z0-9_./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
