import { expect } from 'vitest';
import { decodeText } from '../../electron/control/command-line/text-encoding.ts';
import { parseProvision } from '../../electron/storage/provision.ts';
import { SECRET } from './provision.ts';
import type { GeneratedFile } from './provision-files.ts';

/** Reads a generated file as the command line does and compares with what it was made for. */
export function checkProvisionFile(file: GeneratedFile): void {
  const decoded = decodeText(file.bytes);
  if (!decoded.ok) {
    const words = file.refusedAs === 'other' ? 'is not UTF-8' : (file.refusedAs ?? 'is UTF-8');
    if (!decoded.problem.includes(words)) expect(decoded.problem).toContain(words);
    return;
  }
  if (file.refusedAs !== null) expect(file.refusedAs, 'was read as UTF-8').toBeNull();
  const result = parseProvision(decoded.text, ['Practice']);
  const due = [file.wrong, file.twice, file.unknown].find((paths) => paths.length > 0) ?? [];
  if (result.ok) {
    expect(due).toEqual([]);
    const { accounts, presets } = result.provision;
    expect(accounts.map(({ name }) => name)).toEqual(file.names.accounts);
    expect(presets.map(({ name }) => name)).toEqual(file.names.presets);
    expect(presets.map(({ streamIds }) => streamIds)).toEqual(file.streamIds);
    return;
  }
  const paths = new Set(result.problems.map((problem) => problem.split(': ', 1)[0]));
  const missing = due.filter((path) => !paths.has(path));
  expect({ due: due.length > 0, missing }).toEqual({ due: true, missing: [] });
  const told = result.problems.join('');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the very characters that must not be there
  if (told.includes(SECRET) || /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(told)) {
    expect(told).toBe('free of secrets and of control characters');
  }
}
