import { build, type Rolldown } from 'vite';
import { expect, test } from 'vitest';
import { withoutUnusedSchemas } from '../../../build/vite/unused-schemas.ts';

const MODEL = '/project/electron/contract/model/thing.ts';
const SOURCES: Readonly<Record<string, string>> = {
  'zod-stand-in': 'export const z = {};',
  [MODEL]: `
    import { z } from 'zod-stand-in';
    export const MOST = 80;
    const nameSchema = z.string().trim().max(MOST, 'schema of a name');
    export const thingSchema = z.strictObject({ name: nameSchema, text: 'schema of a thing' });
    export const otherSchema = thingSchema.extend({ text: 'another schema' });
    export type Thing = { name: string };
    console.log('an effect');
    export const told = console.info('another effect');
  `,
};

/** A page of one module, and the contract's module, as they are bundled. */
async function bundled(page: string): Promise<string> {
  const sources = { ...SOURCES, 'the-page': page };
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'sources',
        enforce: 'pre',
        resolveId: (id) => (id in sources ? id : null),
        load: (id) => sources[id as keyof typeof sources] ?? null,
      },
      withoutUnusedSchemas(),
    ],
    build: { write: false, minify: false, rolldownOptions: { input: 'the-page' } },
  });
  const [{ output }] = [result].flat() as [Rolldown.RolldownOutput];
  return output.map((file) => (file.type === 'chunk' ? file.code : '')).join('\n');
}

test('a schema that a page does not use is left out with its library; what has an effect stays', async () => {
  const code = await bundled(`import { MOST } from '${MODEL}'; console.log(MOST);`);
  expect(code).not.toMatch(/schema|z = /);
  expect(code).toContain('an effect');
  expect(code).toContain('another effect');
});

test('a schema that a page uses stays, with those that it is made of', async () => {
  const code = await bundled(`import { thingSchema } from '${MODEL}'; console.log(thingSchema);`);
  expect(code).toContain('schema of a name');
  expect(code).toContain('schema of a thing');
  expect(code).not.toContain('another schema');
});
