import { FALLBACKS, NEWER, OLD_RUNTIME } from './fallbacks.ts';
import { type ApiHistory, OLDEST } from './history.ts';
import { lackedBy } from './judge.ts';
import type { ApiUse } from './uses.ts';

const NAMES = { linux: 'Linux', win32: 'Windows', darwin: 'macOS' };

const HEAD = `# APIs of Electron and Node that the program uses

\`npm run docs\` writes this page: the compiler resolves every name under \`electron/\` to its declaration in the type files of Electron and Node. A test fails where the program uses an API that these deprecate, or that one of Linux, Windows and macOS lacks, and \`build/apis/fallbacks.ts\` does not name what happens instead.
`;

/** The page of the list. @param history of each API of Electron, by name */
export function apisPage(
  uses: readonly ApiUse[],
  history: Readonly<Record<string, ApiHistory>>,
): string {
  const electron = uses.filter(({ source }) => source === 'electron');
  const node = uses.filter(({ source }) => source === 'node');
  return [
    HEAD,
    '## What a system lacks\n',
    table(
      ['API', 'Missing on', 'Instead', 'In'],
      FALLBACKS.map(({ api, lacks, instead, file }) => [
        code(api),
        lacks.map((system) => NAMES[system]).join(', '),
        instead,
        code(file),
      ]),
    ),
    '## What the runtime that stands in lacks\n',
    'Electron 33 stands in where Electron 45 cannot be had.\n',
    table(
      ['API', 'Without it'],
      NEWER.map(({ api, without }) => [code(api), without]),
    ),
    table(
      ['Deprecated in Electron 45', 'Used only without'],
      OLD_RUNTIME.map(({ api, replacement }) => [code(api), code(replacement)]),
    ),
    '## Electron\n',
    `*In* is the version that had it first, *changed* the one since which its declaration reads as today; ${OLDEST} stands for ${OLDEST} or before. A member that moved to another type counts as new there.\n`,
    table(
      ['API', 'In', 'Changed', 'Systems'],
      electron.map((use) => [
        code(use.name),
        `${history[use.name]?.since ?? '?'}`,
        `${history[use.name]?.changed ?? '?'}`,
        systemsOf(use),
      ]),
    ),
    '## Node\n',
    'The version is the one that its types name; a dash where they name none.\n',
    table(
      ['API', 'In', 'Systems'],
      node.map((use) => [code(use.name), use.since ?? '–', systemsOf(use)]),
    ),
  ].join('\n');
}

const code = (text: string): string => `\`${text}\``;

function systemsOf(use: ApiUse): string {
  return lackedBy(use).length === 0 ? 'all' : use.systems.map((system) => NAMES[system]).join(', ');
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |\n`).join('');
