import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { remoteStrictServer } from '../../support/strict-server/remote.ts';
import { app, params, query } from './ask.ts';

describe('the strict server stands apart', () => {
  it('from the product: it imports nothing but Node and itself', () => {
    const folder = new URL('../../support/strict-server/', import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => new URL(file, folder));
    const imported = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/from '([^']+)'/g)].map(([, name = '']) =>
        name.startsWith('.') ? new URL(name, file).href : name,
      ),
    );
    expect(imported.length).toBeGreaterThan(10);
    const isOwn = (name: string) => name.startsWith('node:') || name.startsWith(folder.href);
    expect(imported.filter((name) => !isOwn(name))).toEqual([]);
  });

  it('in a process of its own, run by Node as it is written', async () => {
    const server = await remoteStrictServer({ ...app, limit: { requests: 2, windowMs: 1000 } });
    const codes: unknown[] = [];
    for (const list of [params(), params(), params(), params({ Vendor: 'ws' })]) {
      const response = await fetch(`${server.url}?${query(list)}`);
      codes.push(((await response.json()) as { Code: number }).Code);
    }
    expect(codes).toEqual([0, 0, 6, 6]);
    const report = await server.report();
    expect(report).toMatchObject({ tooFrequent: 2, maxInAnySecond: 4 });
    expect(report.violations).toEqual([{ request: 4, rule: 'Vendor', detail: 'ws' }]);
    expect(report.requests.map(({ code }) => code)).toEqual(codes);
    await server.close();
  });
});
