import { z } from 'zod';
import type { PackageType, UpdateChannel } from '#contract/model/update.ts';

/** A list of versions is some hundred bytes; a larger one is none. */
export const MOST_FEED_BYTES = 64 * 1024;

/** SHA-512 in base64. */
const sha512Schema = z.string().regex(/^[A-Za-z0-9+/]{86}==$/);

/** A file name and no path: where a file is saved is not for a list to decide. */
const fileNameSchema = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._+() -]*$/);

const fileSchema = z.object({
  url: fileNameSchema,
  sha512: sha512Schema,
  /** Bytes. */
  size: z.int().min(1).max(2_000_000_000),
});
/** A file of a version, in the folder of the list. */
export type UpdateFile = z.infer<typeof fileSchema>;

/** What electron-builder writes into `latest*.yml`; fields that nothing here uses are left out. */
export const feedSchema = z.object({
  version: z.string().max(100),
  files: z.array(fileSchema).min(1).max(50),
  /** Of a hundred computers so many are offered the version; all where absent. */
  stagingPercentage: z.number().min(0).max(100).optional(),
});
export type UpdateFeed = z.infer<typeof feedSchema>;

/** The system that the program runs on, as Node names it. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
}

const PREFIX: Readonly<Record<UpdateChannel, string>> = { stable: 'latest', beta: 'beta' };

/** The name that electron-builder gives the list of a channel for a system. */
export function feedName(channel: UpdateChannel, { platform, arch }: Machine): string {
  const prefix = PREFIX[channel];
  if (platform === 'darwin') return `${prefix}-mac.yml`;
  if (platform !== 'linux') return `${prefix}.yml`;
  return `${prefix}-linux${arch === 'x64' ? '' : `-${arch}`}.yml`;
}

/** The lists that a channel reads: a version for testing that has been released is in the other one. */
export const feedsOf = (channel: UpdateChannel): readonly UpdateChannel[] =>
  channel === 'beta' ? ['stable', 'beta'] : ['stable'];

const ENDINGS: Readonly<Record<PackageType, string>> = {
  deb: '.deb',
  rpm: '.rpm',
  AppImage: '.appimage',
  zip: '.zip',
  nsis: '.exe',
  // What Squirrel on macOS installs from.
  dmg: '.zip',
};

/** How file names call a processor; each packaging tool has words of its own. */
const ARCHITECTURES: Readonly<Record<string, RegExp>> = {
  x64: /(^|[^a-z0-9])(x64|amd64|x86_64)([^a-z0-9]|$)/i,
  arm64: /(^|[^a-z0-9])(arm64|aarch64)([^a-z0-9]|$)/i,
};

/** The file of a version for this copy; null where the version has none. */
export function fileFor(
  files: readonly UpdateFile[],
  packageType: PackageType,
  arch: string,
): UpdateFile | null {
  const fitting = files.filter(({ url }) => url.toLowerCase().endsWith(ENDINGS[packageType]));
  const own = ARCHITECTURES[arch];
  const named = own && fitting.find(({ url }) => own.test(url));
  if (named) return named;
  const ofNone = ({ url }: UpdateFile) =>
    !Object.values(ARCHITECTURES).some((one) => one.test(url));
  // One that names no processor is for x64, or holds several.
  return fitting.find(ofNone) ?? null;
}
