const SQLITE = '/node_modules/@photostructure/sqlite';
const GYP_BUILD = '/node_modules/node-gyp-build';
export const PREBUILDS = `${SQLITE}/prebuilds`;

/**
 * All that goes into the archive: files, and folders with everything in them. The bundle holds its
 * dependencies; only the package with native code is loaded from node_modules at run time, and it finds
 * its binary by node-gyp-build.
 */
const SHIPPED = [
  '/package.json',
  '/LICENSE',
  '/.vite/build',
  '/.vite/renderer',
  `${SQLITE}/package.json`,
  `${SQLITE}/LICENSE`,
  `${SQLITE}/dist/index.cjs`,
  PREBUILDS,
  `${GYP_BUILD}/package.json`,
  `${GYP_BUILD}/LICENSE`,
  `${GYP_BUILD}/index.js`,
  `${GYP_BUILD}/node-gyp-build.js`,
];

/**
 * The bundle of main is not minified: its stack traces are readable without the maps, which are twice its size.
 * The launcher's part is for `npm start`.
 */
const LEFT_OUT = /\.map$|^\/\.vite\/build\/launcher\.cjs$/;

/**
 * SECURITY: lists the files that are shipped, not those that are left out: a file that a developer leaves in
 * the repository (a provision file, a key) never enters a package.
 * @param path from the project's root, with a slash before it; empty for the root itself
 */
export function isShipped(path: string): boolean {
  if (path === '') return true;
  if (LEFT_OUT.test(path)) return false;
  return SHIPPED.some(
    (shipped) =>
      path === shipped || path.startsWith(`${shipped}/`) || shipped.startsWith(`${path}/`),
  );
}

/** What the program and the installers read of package.json. */
const MANIFEST = [
  'name',
  'productName',
  'version',
  'description',
  'license',
  'author',
  'type',
  'main',
  'desktopName',
] as const;

/** The dependencies are those that travel as packages: the others are in the bundle. */
export function shippedManifest(manifest: Readonly<Record<string, unknown>>) {
  const kept = MANIFEST.filter((key) => key in manifest);
  const dependencies = Object.entries(manifest.dependencies ?? {}).filter(([name]) =>
    isShipped(`/node_modules/${name}`),
  );
  return {
    ...Object.fromEntries(kept.map((key) => [key, manifest[key]])),
    dependencies: Object.fromEntries(dependencies),
  };
}
