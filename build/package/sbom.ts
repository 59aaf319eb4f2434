import { createHash } from 'node:crypto';

/** A component as CycloneDX 1.5 has it, as far as we read or write one. */
export interface Component {
  readonly 'bom-ref': string;
  readonly type: string;
  readonly name: string;
  readonly version?: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly [key: string]: unknown;
}
export interface Bom {
  readonly $schema: string;
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly serialNumber: string;
  readonly metadata: Readonly<Record<string, unknown>> & { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
  readonly [key: string]: unknown;
}

export interface Shipped {
  /** What is in the bundle and beside it, by the list of licences. */
  readonly packages: readonly { readonly name: string; readonly version: string }[];
  readonly product: { readonly name: string; readonly version: string; readonly license: string };
  /** `process.versions` of the runtime that is packaged. */
  readonly versions: Readonly<Record<string, string | undefined>>;
  /** The official archive's SHA-256; undefined where another runtime stands in. */
  readonly electronSha256?: string | undefined;
  readonly archiveSha256: string;
  /** Seconds since 1970. */
  readonly epoch: number;
}

const inElectron = (name: string, version: string, url: string): Component => ({
  'bom-ref': `${name.toLowerCase()}@${version}`,
  type: name === 'Node.js' ? 'platform' : 'framework',
  name,
  version,
  purl: `pkg:generic/${name.toLowerCase()}@${version}`,
  externalReferences: [{ type: 'website', url }],
});

function electronComponents({ versions, electronSha256 }: Shipped): Component[] {
  const { electron = '', chrome = '', node = '' } = versions;
  return [
    {
      ...inElectron('Electron', electron, 'https://www.electronjs.org/'),
      licenses: [{ license: { id: 'MIT' } }],
      ...(electronSha256 && { hashes: [{ alg: 'SHA-256', content: electronSha256 }] }),
    },
    inElectron('Chromium', chrome, 'https://www.chromium.org/'),
    {
      ...inElectron('Node.js', node, 'https://nodejs.org/'),
      licenses: [{ license: { id: 'MIT' } }],
    },
  ];
}

/** A UUID that the same content has at every build: RFC 9562, version 8. */
function uuidOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * The bill of materials of a package: npm's own for the whole project, reduced to what is shipped, with the
 * parts of Electron and the archive. The same bytes from the same sources.
 * @param whole what `npm sbom --sbom-format cyclonedx` prints
 * @throws Error where a shipped package is not in it, or has no hash there
 */
export function shippedBom(whole: Bom, shipped: Shipped): Bom {
  const { product, packages } = shipped;
  const own = packages.filter(({ name }) => name !== 'electron');
  const components = own.map(({ name, version }) => {
    const found = whole.components.find((one) => one.name === name && one.version === version);
    if (!found?.hashes?.length) {
      throw new Error(`npm's bill of materials has no hash for ${name} ${version}.`);
    }
    // npm calls it optional or of development; it is in the bundle all the same.
    return { ...found, scope: 'required', properties: [] };
  });
  const electron = electronComponents(shipped);
  const archive: Component = {
    'bom-ref': 'app.asar',
    type: 'file',
    name: 'app.asar',
    hashes: [{ alg: 'SHA-256', content: shipped.archiveSha256 }],
  };
  const refs = new Set(components.map((one) => one['bom-ref']));
  const ref = `${product.name}@${product.version}`;
  const dependencies = whole.dependencies
    .filter((one) => refs.has(one.ref))
    .map((one) => ({ ref: one.ref, dependsOn: one.dependsOn.filter((to) => refs.has(to)) }));
  const all = [...electron, archive, ...components];
  const content = {
    components: all,
    dependencies: [{ ref, dependsOn: all.map((one) => one['bom-ref']) }, ...dependencies],
  };
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify(content))}`,
    version: 1,
    metadata: {
      timestamp: new Date(shipped.epoch * 1_000).toISOString(),
      lifecycles: [{ phase: 'build' }],
      tools: [{ vendor: 'npm', name: 'cli' }],
      component: {
        'bom-ref': ref,
        type: 'application',
        name: product.name,
        version: product.version,
        purl: `pkg:generic/${product.name}@${product.version}`,
        licenses: [{ license: { id: product.license } }],
      },
    },
    ...content,
  };
}
