import { artifactName } from '../package/artifacts.ts';
import { isStandIn, namesStandIn } from '../package/runtime.ts';
import { changelogFaults } from './changelog.ts';
import { INTEGRATION_NAMES, packagesOf } from './packages.ts';
import { type ReleaseFile, type ReleaseIntegration, tagOf } from './release.ts';

/** What is known of the place that a release is made in. */
export interface Facts {
  readonly version: string;
  readonly changelog: string;
  /** 2026-12-01, UTC. */
  readonly today: string;
  /** Of git: what is not committed, and the tags of the commit. */
  readonly changes: readonly string[];
  readonly tags: readonly string[];
  readonly files: readonly ReleaseFile[];
  readonly integrations: readonly ReleaseIntegration[];
  /** Paths of the lists of components. */
  readonly sboms: readonly string[];
  /** `owner/name`, or null where it is not known. */
  readonly repository: string | null;
  /** Of updates: the public key and the address that a build is given, and the public key of the private one. */
  readonly updateKey: string | null;
  readonly updateFeed: string | null;
  readonly signingKey: string | null;
  /** Whether a machine of the release does it, and not a person's. */
  readonly isCi: boolean;
}

/** One condition of a release. */
export interface Check {
  readonly name: string;
  /** Empty where it holds. */
  readonly faults: readonly string[];
}

const SEMVER = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-beta\.(0|[1-9]\d*))?$/;

/** As the names of packages have them. */
const SYSTEMS = ['linux', 'mac', 'win'].flatMap((system) => [`${system}-x64`, `${system}-arm64`]);

/** A list that no copy of the program believes would be worse than none. */
function signingFaults({ signingKey, updateKey }: Facts): string[] {
  if (signingKey === null) return ['the private key of updates is not given'];
  if (updateKey === null || signingKey === updateKey) return [];
  return ['the private key of updates does not belong to the public one in the packages'];
}

/** Every condition of a release, in the order in which a person mends them. */
export function checksOf(facts: Facts): Check[] {
  const { version, files } = facts;
  const names = new Set(files.map(({ name }) => name));
  const missing = packagesOf(version)
    .map((artifact) => artifactName(artifact))
    .filter((name) => !names.has(name));
  const standIns = files.filter(
    ({ name, artifact }) => namesStandIn(name) || isStandIn(artifact.electron),
  );
  const check = (name: string, faults: readonly string[]): Check => ({ name, faults });
  const needs = (holds: boolean, fault: string): string[] => (holds ? [] : [fault]);
  return [
    check('version', needs(SEMVER.test(version), `${version} is neither 1.2.3 nor 1.2.3-beta.4`)),
    check('changelog', changelogFaults(facts.changelog, version, facts.today)),
    check(
      'source',
      facts.changes.map((change) => `not committed: ${change}`),
    ),
    check('tag', needs(facts.tags.includes(tagOf(facts)), `the commit has no tag ${tagOf(facts)}`)),
    check(
      'runtime',
      standIns.map(
        ({ name }) => `${name} holds a runtime that stands in for the official Electron`,
      ),
    ),
    check(
      'packages',
      missing.map((name) => `${name} is missing`),
    ),
    check(
      'integrations',
      INTEGRATION_NAMES.filter(
        (name) => !facts.integrations.some((made) => made.name === name),
      ).map((name) => `${name} is missing: npm run integrations makes it`),
    ),
    check(
      'sbom',
      SYSTEMS.filter(
        (system) => !facts.sboms.some((path) => path.endsWith(`-${system}.cdx.json`)),
      ).map((system) => `the list of components (CycloneDX) of ${system} is missing`),
    ),
    check('updates', [
      ...needs(facts.updateKey !== null, 'no build/update-key holds the public key of updates'),
      ...needs(facts.updateFeed !== null, 'no build/update-feed says where updates are'),
    ]),
    check('signing key', signingFaults(facts)),
    check(
      'repository',
      needs(facts.repository !== null, 'GITHUB_REPOSITORY does not name where packages lie'),
    ),
    check('machine', needs(facts.isCi, 'this is no machine of the release workflow')),
  ];
}
