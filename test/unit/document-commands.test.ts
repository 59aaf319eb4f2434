import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseCommandLine } from '../../electron/control/command-line/parse.ts';
import { repositoryRoot } from '../support/desktop/electron.ts';
import {
  appArguments,
  commandsIn,
  commandsOf,
  PROVEN,
  unproven,
} from '../support/document-commands.ts';
import { readDocument, TWINS } from '../support/documents.ts';

const PATHS = TWINS.flatMap((name) => [`${name}.md`, `${name}.zh-CN.md`]);
const COMMANDS = commandsOf(PATHS);

test('every command of the documents is run by a test', () => {
  expect(COMMANDS).toEqual(
    expect.arrayContaining(['npm start', 'npm test', 'npm run make', 'npm run bench']),
  );
  expect(unproven(COMMANDS), 'write it into test/support/document-commands.ts').toEqual([]);
});

test('no test is written down for a command that no document has', () => {
  expect(Object.keys(PROVEN).filter((command) => !COMMANDS.includes(command))).toEqual([]);
});

test.each(Object.entries(PROVEN))('%s: its test is there', (_command, { file, says }) => {
  expect(existsSync(join(repositoryRoot, file))).toBe(true);
  expect(readDocument(file)).toContain(says);
});

test.each(
  COMMANDS.flatMap((command) => {
    const args = appArguments(command);
    return args ? [{ command, args }] : [];
  }),
)('the program understands $command', ({ args }) => {
  const parsed = parseCommandLine(args, { development: false, root: false });
  expect(parsed).toMatchObject({ kind: 'run' });
});

describe('these checks can fail', () => {
  test('a command without a test', () => {
    const text =
      '```sh\nnpm run nowhere  # what for\n```\n`npm install x`, `--exit`\n```json\n{}\n```\n';
    expect(commandsIn(text)).toEqual(['npm run nowhere', 'npm install x']);
    expect(unproven(commandsIn(text))).toEqual(['npm run nowhere', 'npm install x']);
  });

  test('the words of a command', () => {
    expect(appArguments('cdn-recorder --start="Evening news" --exit')).toEqual([
      '--start=Evening news',
      '--exit',
    ]);
    expect(appArguments('npm run make')).toBe(null);
    expect(appArguments('cdn-recorder [options]')).toBe(null);
  });
});
