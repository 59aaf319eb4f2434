import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codes } from '../../electron/contract/locales/en/codes.ts';
import { RETURN_CODES, returnCode } from '../../electron/zego/return-codes.ts';
import { repositoryRoot } from '../support/desktop/electron.ts';
import { readSources } from '../support/source/read.ts';

const read = (path: string) => readFileSync(join(repositoryRoot, path), 'utf8');

/** Rows of the tables in a document, by their first cell. */
function rowsOf(markdown: string): Map<string, string> {
  const rows = markdown.split('\n').filter((line) => line.startsWith('| '));
  return new Map(rows.map((row) => [row.split(' | ')[0]?.slice(2).replaceAll('`', '') ?? '', row]));
}

describe('the guide', () => {
  const rows = rowsOf(read('docs/guide.md'));
  /** The others are documented for other calls only, and nothing rules a start out. */
  const own = [...RETURN_CODES.keys()].filter(
    (code) => !text(code, 'advice').startsWith('No document lists this code'),
  );

  test('has the return codes of the specification and of the gateway', () => {
    expect(own).toEqual(expect.arrayContaining([0, 2, 3, 4, 5, 6, 7, 1000]));
    expect(own.filter((code) => code >= 100_000_000)).toHaveLength(18);
  });

  test.each(own)('says of return code %d what the window says', (code) => {
    const row = rows.get(String(code)) ?? '';
    expect(row).toContain(`| ${text(code, 'meaning')} |`);
    expect(row).toContain(text(code, 'advice'));
    if (returnCode(code).retry === 'later') expect(row).toContain('tried again by itself');
  });
});

function text(code: number, kind: 'meaning' | 'advice'): string {
  return codes[`code.${code}.${kind}` as keyof typeof codes];
}

describe('the README', () => {
  const rows = rowsOf(read('README.md'));
  const sources = readSources(['electron/recording', 'electron/desktop/command-line']);
  const thrown = [...sources.values()]
    .flatMap((source) => [...source.matchAll(/(?:new Refused\(|refusedLine\(\w+, )'([a-z-]+)'/g)])
    .map(([, reason]) => reason ?? '');
  /** Told of each part that runs, as `running-already` or `may-be-running`. */
  const reasons = [...new Set(thrown)].filter((reason) => reason !== 'nothing-missing');

  test('finds the reasons in the source', () => {
    expect(reasons).toEqual(
      expect.arrayContaining(['archived', 'running-already', 'may-be-running', 'quitting']),
    );
  });

  test.each(reasons)('names %s among the reasons for which the command line refuses', (reason) => {
    const code = /^(account-missing|credentials-unavailable)$/.test(reason) ? 3 : 1;
    expect(rows.get(reason)).toMatch(new RegExp(`\\| ${code} \\|$`));
  });
});
