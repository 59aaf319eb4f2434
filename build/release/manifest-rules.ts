import { parse } from 'yaml';
import { z } from 'zod';
import type { WrittenFile } from './release.ts';

/**
 * The rules of winget's and of Flatpak's manifests, as far as ours use them: their schemas are others' files and are
 * not kept here. Every object is strict, so that a field that these rules do not know is refused.
 * Sources: the JSON schemas of winget 1.10 and of flatpak-builder, the Cask Cookbook of Homebrew.
 */
const address = z
  .string()
  .max(2048)
  .regex(/^https:\/\/.+$/);
const version = z
  .string()
  .max(128)
  .regex(/^[^\\/:*?"<>|\p{Cc}]+$/u);
const identifier = z
  .string()
  .max(128)
  .regex(/^[^.\s\\/:*?"<>|\p{Cc}]{1,32}(\.[^.\s\\/:*?"<>|\p{Cc}]{1,32}){1,7}$/u);
const locale = z
  .string()
  .max(20)
  .regex(/^[a-zA-Z]{2,3}(-[a-zA-Z]{1,8})*$/);
const hash = z.string().regex(/^[A-Fa-f0-9]{64}$/);

const wingetHead = {
  PackageIdentifier: identifier,
  PackageVersion: version,
  ManifestVersion: z.literal('1.10.0'),
};

const wingetTexts = {
  ...wingetHead,
  PackageLocale: locale,
  Publisher: z.string().min(2).max(256),
  PublisherUrl: address,
  PackageName: z.string().min(2).max(256),
  PackageUrl: address,
  License: z.string().min(3).max(512),
  LicenseUrl: address,
  ShortDescription: z.string().min(3).max(256),
};

const wingetSchema = z.discriminatedUnion('ManifestType', [
  z.strictObject({ ...wingetHead, ManifestType: z.literal('version'), DefaultLocale: locale }),
  z.strictObject({
    ...wingetHead,
    ManifestType: z.literal('installer'),
    InstallerType: z.literal('nullsoft'),
    Scope: z.enum(['user', 'machine']),
    InstallModes: z.array(z.enum(['interactive', 'silent', 'silentWithProgress'])).max(3),
    UpgradeBehavior: z.enum(['install', 'uninstallPrevious', 'deny']),
    Protocols: z.array(z.string().max(2048)).max(64),
    ReleaseDate: z.iso.date(),
    Installers: z
      .array(
        z.strictObject({
          Architecture: z.enum(['x86', 'x64', 'arm', 'arm64', 'neutral']),
          InstallerUrl: address,
          InstallerSha256: hash,
        }),
      )
      .min(1),
  }),
  z.strictObject({
    ...wingetTexts,
    ManifestType: z.literal('defaultLocale'),
    Moniker: z.string().min(1).max(40),
    Tags: z.array(z.string().min(1).max(40)).max(16),
    ReleaseNotes: z.string().min(1).max(10_000),
    ReleaseNotesUrl: address,
  }),
  z.strictObject({ ...wingetTexts, ManifestType: z.literal('locale') }),
]);

const strings = z.array(z.string().min(1));

const flatpakSource = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('archive'),
    'only-arches': z.array(z.enum(['x86_64', 'aarch64'])),
    url: address,
    sha256: hash,
    'strip-components': z.int().min(0),
    dest: z.string(),
  }),
  z.strictObject({ type: z.literal('file'), url: address, sha256: hash }),
  z.strictObject({
    type: z.literal('script'),
    'dest-filename': z.string().min(1),
    commands: strings.min(1),
  }),
  z.strictObject({
    type: z.literal('inline'),
    'dest-filename': z.string().min(1),
    contents: z.string(),
  }),
]);

const flatpakSchema = z.strictObject({
  id: z
    .string()
    .max(255)
    .regex(/^[A-Za-z_][\w]*(\.[A-Za-z_][\w]*){2,}$/),
  runtime: z.string(),
  'runtime-version': z.string(),
  sdk: z.string(),
  base: z.string(),
  'base-version': z.string(),
  command: z.string().regex(/^[\w-]+$/),
  'finish-args': strings,
  modules: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[\w-]+$/),
        buildsystem: z.literal('simple'),
        'build-commands': strings.min(1),
        sources: z.array(flatpakSource).min(1),
      }),
    )
    .min(1),
});

/** What breaks the rules of a manifest, one sentence each; empty for a good one, and of another file. */
export function manifestFaults({ path, text }: WrittenFile): string[] {
  if (path.startsWith('homebrew/')) return caskFaults(text).map((fault) => `${path}: ${fault}`);
  const schema = path.startsWith('winget/')
    ? wingetSchema
    : path.startsWith('flatpak/')
      ? flatpakSchema
      : null;
  if (schema === null) return [];
  const read = schema.safeParse(parse(text));
  if (read.success) return [];
  return read.error.issues.map((issue) => `${path}: ${issue.path.join('.')}: ${issue.message}`);
}

/** A cask is Ruby, which has no schema: its stanzas, their order, and what the cookbook says of texts. */
function caskFaults(text: string): string[] {
  const stanzas = [...text.matchAll(/^ {2}(\w+)(?: |$)/gm)].map(([, name]) => name);
  const order = ['arch', 'version', 'sha256', 'url', 'name', 'desc', 'homepage', 'livecheck'];
  const found = stanzas.filter((name) => name !== undefined && order.includes(name));
  const description = /^ {2}desc "(.*)"$/m.exec(text)?.[1] ?? '';
  const hashes = [...text.matchAll(/(?:arm|intel): {1,3}"([0-9a-f]+)"/g)].map(([, one]) => one);
  const cookbook: [isGood: boolean, fault: string][] = [
    [/^cask "[a-z0-9-]+" do\n/.test(text) && text.endsWith('\nend\n'), 'is no cask'],
    [`${found}` === `${order}`, `has the stanzas ${found.join(', ')}`],
    [stanzas.includes('app') && stanzas.includes('zap'), 'installs no app, or leaves its data'],
    [description.length > 0 && description.length < 80, 'has no description of less than 80'],
    [!/^(a|an|the) |\.$|macos|cdn recorder/i.test(description), 'has a description of poor style'],
    [hashes.length === 2 && hashes.every((one) => one?.length === 64), 'lacks a SHA-256'],
    [/^ {2}url "https:\/\/\S+#\{version\}\S*"$/m.test(text), 'has an address without its version'],
    [!/undefined|null/.test(text), 'has a gap'],
  ];
  return cookbook.filter(([isGood]) => !isGood).map(([, fault]) => fault);
}
