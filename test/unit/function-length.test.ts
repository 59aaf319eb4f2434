import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TempFolder, tempFolder } from '../support/desktop/temp.ts';

const BIOME = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder('function-length');
  mkdirSync(join(folder.path, 'electron'));
  copyFileSync('biome.json', join(folder.path, 'biome.json'));
});
afterEach(() => folder.remove());

/** What the linter says of a function with so many lines between its braces. */
function lint(lines: number): string {
  const body = '  console.count();\n'.repeat(lines);
  const text = `export function plain() {\n${body}}\n`;
  writeFileSync(join(folder.path, 'electron', 'plain.ts'), text);
  const only = ['--only=complexity/noExcessiveLinesPerFunction', '--vcs-enabled=false'];
  const { stdout, stderr } = spawnSync(process.execPath, [BIOME, 'lint', ...only, 'electron'], {
    cwd: folder.path,
    encoding: 'utf8',
  });
  return stdout + stderr;
}

test('a function of main has at most 60 lines', () => {
  expect(lint(60)).toContain('Checked 1 file');
  expect(lint(60)).not.toContain('too many lines');
  expect(lint(61)).toContain('too many lines (61)');
});
