import { execFile } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { EXECUTABLE, ROOM_COMMAND } from '../product.ts';
import { settleModes, sourceDateEpoch } from '../reproducible.ts';
import { desktopFile, metainfoFile } from './desktop-files.ts';

/** What we use of `electron-installer-debian` and `-redhat`, which bring no types. */
export interface Installer {
  readonly options: Record<string, unknown> & { packagePaths: string[]; name: string };
  readonly stagingDir: string;
  readonly baseAppDir: string;
  readonly specPath: string;
  defaults: Record<string, unknown>;
  readonly contentFunctions: string[];
  generateDefaults(): Promise<unknown>;
  generateOptions(): unknown;
  createStagingDir(): Promise<void>;
  createContents(): Promise<void>;
  createPackage(): Promise<void>;
  movePackage(): Promise<void>;
  createTemplatedFile(template: string, to: string): Promise<void>;
}
export type InstallerClass = new (data: object) => Installer;

const CHANGELOG = join(import.meta.dirname, '..', '..', '..', 'CHANGELOG.md');
const SPEC = join(import.meta.dirname, 'rpm-spec.ejs');

/** With the desktop entry in both languages, the AppStream text and the change log. */
function withDesktopFiles(Base: InstallerClass): InstallerClass {
  return class extends Base {
    override get contentFunctions(): string[] {
      return [...super.contentFunctions, 'createMetainfo', 'createChangelog', 'createSecondName'];
    }

    async write(folder: string, name: string, content: string | Buffer): Promise<void> {
      const to = join(this.stagingDir, this.baseAppDir, 'share', folder);
      await mkdir(to, { recursive: true });
      await writeFile(join(to, name), content, { mode: 0o644 });
    }

    createDesktopFile = () => this.write('applications', `${EXECUTABLE}.desktop`, desktopFile());

    // Beside the first, to which it leads.
    createSecondName = async () => {
      const folder = join(this.stagingDir, this.baseAppDir, 'bin');
      await mkdir(folder, { recursive: true });
      await symlink(EXECUTABLE, join(folder, ROOM_COMMAND));
    };

    createMetainfo = () =>
      this.write('metainfo', `${EXECUTABLE}.metainfo.xml`, metainfoFile(sourceDateEpoch()));

    // gzip writes no time of its own here: the file is the same at every build.
    createChangelog = async () =>
      this.write(
        `doc/${EXECUTABLE}`,
        'CHANGELOG.md.gz',
        gzipSync(await readFile(CHANGELOG), { level: 9 }),
      );
  };
}

/** As `electron-installer-debian`, with our own list of dependencies in the place of its defaults. */
export const debianInstaller = (Base: InstallerClass): InstallerClass =>
  class extends withDesktopFiles(Base) {
    override async generateDefaults(): Promise<void> {
      await super.generateDefaults();
      Object.assign(this.defaults, { depends: [], recommends: [], suggests: [] });
    }
  };

/** As `electron-installer-redhat`, with our own spec: the times of the commit, and our files. */
export const redhatInstaller = (Base: InstallerClass): InstallerClass =>
  class extends withDesktopFiles(Base) {
    override async generateDefaults(): Promise<void> {
      await super.generateDefaults();
      this.defaults.requires = [];
    }

    createSpec = () => this.createTemplatedFile(SPEC, this.specPath);

    override async createPackage(): Promise<void> {
      const { arch, platform } = this.options;
      const target = ['--target', `${arch}-none-${platform}`];
      const top = ['--define', `_topdir ${this.stagingDir}`];
      await promisify(execFile)('rpmbuild', ['-bb', this.specPath, ...target, ...top], {
        maxBuffer: Number.POSITIVE_INFINITY,
      });
    }
  };

/**
 * Makes one package.
 * @param data the installer's options, with `src`, `dest` and `arch`
 * @param name of the file
 * @returns where it lies
 */
export async function install(Maker: InstallerClass, data: object, name: string): Promise<string> {
  const path = (dest: string) => join(dest, name);
  const installer = new Maker({ ...data, logger: () => undefined, rename: path });
  await installer.generateDefaults();
  await installer.generateOptions();
  await installer.createStagingDir();
  await installer.createContents();
  await settleModes(installer.stagingDir);
  await installer.createPackage();
  await installer.movePackage();
  const [made] = installer.options.packagePaths;
  if (!made) throw new Error(`No package was made for ${name}.`);
  return made;
}
