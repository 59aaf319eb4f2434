import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('env -u NODE_OPTIONS lets npm run where what they say ends its Node', () => {
  const env = { ...process.env, NODE_OPTIONS: '--require=/missing.cjs' };
  const options = { env, encoding: 'utf8', stdio: 'pipe' } as const;
  expect(() => execFileSync('npm', ['--version'], options)).toThrow('/missing.cjs');
  expect(execFileSync('env', ['-u', 'NODE_OPTIONS', 'npm', '--version'], options)).toMatch(
    /^\d+\./,
  );
});
