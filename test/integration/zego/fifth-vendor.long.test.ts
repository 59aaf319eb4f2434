import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repositoryRoot } from '../../support/desktop/electron.ts';

/** What a fifth vendor touches, proved on a copy of the product: the compiler names what is missing. */
const run = promisify(execFile);
let copy: string;

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'fifth-vendor-'));
  for (const part of ['electron', 'renderer', 'package.json'])
    await cp(join(repositoryRoot, part), join(copy, part), { recursive: true });
  const config = JSON.parse(await readFile(join(repositoryRoot, 'tsconfig.json'), 'utf8'));
  const include = ['electron', 'renderer'];
  await writeFile(join(copy, 'tsconfig.json'), JSON.stringify({ ...config, include }));
  await symlink(join(repositoryRoot, 'node_modules'), join(copy, 'node_modules'), 'junction');
});
afterAll(() => rm(copy, { recursive: true, force: true }));

/** The files in which the compiler finds something wrong. */
async function faulty(): Promise<string[]> {
  const compiler = join(repositoryRoot, 'node_modules', 'typescript', 'bin', 'tsc');
  const { stdout } = await run(process.execPath, [compiler, '--noEmit'], { cwd: copy }).catch(
    (failed: { stdout: string }) => failed,
  );
  const files = stdout
    .split('\n')
    .flatMap((line) => line.match(/^(\S+)\(\d+,\d+\): error/)?.[1] ?? []);
  return [...new Set(files)].sort();
}

async function edit(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(copy, file), 'utf8');
  expect(text).toContain(from);
  await writeFile(join(copy, file), text.replace(from, to));
}

test('one folder, the registry, the name in the contract and two locale files', async () => {
  expect(await faulty()).toEqual([]);
  await edit(
    'electron/contract/model/vendor.ts',
    "'Aliyun'] as const",
    "'Aliyun', 'Fifth'] as const",
  );
  // The registry lacks the vendor, and what shows its name has no text.
  expect(await faulty()).toEqual([
    'electron/contract/rules/text.ts',
    'electron/zego/vendors/registry.ts',
    'renderer/shared/format/text.ts',
  ]);
  for (const language of ['en', 'zh-CN'])
    await edit(
      `electron/contract/locales/${language}/vendors.ts`,
      "'vendor.name.Aliyun'",
      "'vendor.name.Fifth': 'Fifth',\n  'vendor.short.Fifth': 'Fi',\n  'vendor.name.Aliyun'",
    );
  const folder = 'electron/zego/vendors';
  await cp(join(copy, folder, 'huawei'), join(copy, folder, 'fifth'), { recursive: true });
  await edit(`${folder}/fifth/index.ts`, 'export const huawei', 'export const fifth');
  await edit(`${folder}/fifth/index.ts`, "name: 'Huawei'", "name: 'Fifth'");
  await edit(`${folder}/registry.ts`, '  Aliyun: aliyun,', '  Aliyun: aliyun,\n  Fifth: fifth,');
  await edit(
    `${folder}/registry.ts`,
    'import { tencent }',
    "import { fifth } from './fifth/index.ts';\nimport { tencent }",
  );
  expect(await faulty()).toEqual([]);
});
