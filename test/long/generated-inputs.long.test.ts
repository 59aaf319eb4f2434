import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCommandLine } from '../../electron/control/command-line/parse.ts';
import { parseProvision } from '../../electron/storage/provision.ts';
import { checkAnswer } from '../support/answer-property.ts';
import { anyBody, anyVendor } from '../support/arbitraries.ts';
import { anyCallbackBody, checkCallbackBody } from '../support/callbacks.ts';
import { anyMediaBody } from '../support/media-arbitraries.ts';
import { checkMediaAnswer } from '../support/media-property.ts';
import { anyProvisionFile } from '../support/provision-files.ts';
import { checkProvisionFile } from '../support/provision-property.ts';

/** Each importer takes a hundred thousand generated inputs without a throw that is not its own. */
const RUNS = { numRuns: 100_000 };

test('100,000 answers', () => {
  fc.assert(
    fc.property(anyVendor, anyBody, (vendor, body) => void checkAnswer(vendor, body)),
    RUNS,
  );
});

test('100,000 answers about files', () => {
  const vendor = fc.constantFrom('Tencent', 'Ws', 'Huawei');
  fc.assert(
    fc.property(vendor, anyMediaBody, (name, body) => void checkMediaAnswer(name, body)),
    RUNS,
  );
});

test('100,000 bodies of callbacks', () => {
  fc.assert(
    fc.property(anyCallbackBody, (body) => void checkCallbackBody(body)),
    RUNS,
  );
});

const preset = fc.record(
  {
    name: fc.oneof(fc.string(), fc.constant('Evening news')),
    account: fc.oneof(fc.string(), fc.constant('Main')),
    vendors: fc.oneof(fc.array(fc.oneof(anyVendor, fc.string())), fc.anything()),
    streamIds: fc.oneof(fc.array(fc.oneof(fc.string(), fc.constant('cdn01'))), fc.anything()),
    end: fc.oneof(
      fc.record({ afterMinutes: fc.anything() }),
      fc.record({ at: fc.anything() }),
      fc.anything(),
    ),
  },
  { requiredKeys: [] },
);
const account = fc.record(
  {
    name: fc.oneof(fc.string(), fc.constant('Main')),
    appId: fc.oneof(fc.integer(), fc.anything()),
    serverSecret: fc.constant('9193cc662a4c0ec135ec71fb57194b38'),
    endpoint: fc.oneof(fc.webUrl(), fc.string(), fc.constant('http://127.0.0.1:9/')),
  },
  { requiredKeys: [] },
);
const provisionText = fc.oneof(
  fc
    .record({ accounts: fc.array(account), presets: fc.array(preset) }, { requiredKeys: [] })
    .map((value) => JSON.stringify(value) ?? ''),
  fc.json(),
  fc.string(),
);

test('100,000 provision files: a result or problems with their paths, never a secret quoted', () => {
  fc.assert(
    fc.property(provisionText, (text) => {
      const result = parseProvision(text, ['Practice']);
      if (result.ok) return;
      expect(result.problems.length).toBeGreaterThan(0);
      for (const problem of result.problems) {
        expect(problem.startsWith('$')).toBe(true);
        expect(problem).not.toContain('9193cc662a4c0ec135ec71fb57194b38');
      }
    }),
    RUNS,
  );
});

test('100,000 provision files as bytes: encodings, repeated keys and names come out as they were made', () => {
  fc.assert(fc.property(anyProvisionFile, checkProvisionFile), RUNS);
});

const argument = fc.oneof(
  fc.constantFrom('--json', '--exit', '--hidden', '--force', '--help', '--version', '--no-sandbox'),
  fc.string().map((value) => `--start=${value}`),
  fc.string().map((value) => `--stop=${value}`),
  fc.string().map((value) => `--provision=${value}`),
  fc.string().map((value) => `--test-account=${value}`),
  fc.string().map((value) => `--${value}`),
  fc.string().map((value) => `cdn-recorder:${value}`),
  fc.constantFrom('--__proto__=x', '--constructor=y', '--toString'),
  fc.string(),
);

test('100,000 command lines: a link voids all, anything unknown is bad usage', () => {
  fc.assert(
    fc.property(fc.array(argument), fc.boolean(), fc.boolean(), (args, development, root) => {
      const parsed = parseCommandLine(args, { development, root });
      if (args.some((arg) => /^cdn-recorder:/i.test(arg))) {
        expect(parsed).toMatchObject({ kind: 'run', commandLine: { actions: [] } });
      }
    }),
    RUNS,
  );
});
