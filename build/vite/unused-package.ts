/**
 * Stands in for a package that a dependency imports and that we never have it use. Whatever is used of it all the
 * same ends at once, and says so.
 */
const refuse = (): never => {
  throw new Error('This package is not in the bundle: see build/vite/node-bundle.ts.');
};

export default new Proxy(refuse, { get: refuse });
export class Ajv2020 {
  constructor() {
    refuse();
  }
}
