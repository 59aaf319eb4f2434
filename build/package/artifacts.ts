import { EXECUTABLE } from './product.ts';
import { runtimeMark } from './runtime.ts';

/** The kinds of package, by what `resources/package-type` says in each. */
export type PackageType = 'deb' | 'rpm' | 'AppImage' | 'zip' | 'nsis' | 'dmg';

/** What each kind of package calls an architecture of Node's. */
const ARCH: Readonly<Record<string, Partial<Record<PackageType, string>>>> = {
  x64: { deb: 'amd64', rpm: 'x86_64', AppImage: 'x86_64' },
  arm64: { deb: 'arm64', rpm: 'aarch64', AppImage: 'aarch64' },
};

/** The architecture as a kind of package names it. */
export const archOf = (type: PackageType, arch: string): string => ARCH[arch]?.[type] ?? arch;

const SYSTEM: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'mac', win32: 'win' };

export interface Artifact {
  readonly type: PackageType;
  readonly version: string;
  /** As Node names them. */
  readonly platform: string;
  readonly arch: string;
  /** The version of the Electron in it. */
  readonly electron: string;
}

/**
 * The file name of a package, the same in every release: feeds and manifests are made from it. No blank, no
 * tilde (release pages replace them); a runtime that stands in is named.
 */
export function artifactName({ type, version, platform, arch, electron }: Artifact): string {
  const marked = `${version}${runtimeMark(electron)}`;
  const own = archOf(type, arch);
  switch (type) {
    case 'deb':
      return `${EXECUTABLE}_${marked}_${own}.deb`;
    case 'rpm':
      return `${EXECUTABLE}-${marked}.${own}.rpm`;
    case 'nsis':
      return `${EXECUTABLE}-${marked}-${own}-setup.exe`;
    case 'zip':
      return `${EXECUTABLE}-${marked}-${SYSTEM[platform] ?? platform}-${own}.zip`;
    default:
      return `${EXECUTABLE}-${marked}-${own}.${type}`;
  }
}

/** The file name of the bill of materials that lies beside the packages of one system. */
export const bomName = ({ version, platform, arch, electron }: Omit<Artifact, 'type'>): string =>
  `${EXECUTABLE}-${version}${runtimeMark(electron)}-${SYSTEM[platform] ?? platform}-${arch}.cdx.json`;
