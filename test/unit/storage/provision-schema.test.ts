import Ajv from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { provisionJsonSchema } from '../../../electron/storage/provision.ts';
import { readDocument } from '../../support/documents.ts';

const validate = new Ajv({ strict: false, validateFormats: false }).compile(provisionJsonSchema());

test('takes the file of the document', () => {
  const [, json = ''] =
    /## Provision file\n\n```json\n([\s\S]*?)```/.exec(readDocument('docs/command-line.md')) ?? [];
  const file = JSON.parse(json.replace('"serverSecret":"…"', '"serverSecret":"0123456789abcdef"'));
  expect(validate(file), JSON.stringify(validate.errors)).toBe(true);
});

test.each([
  [{ presets: [{ name: 'a' }] }],
  [{ preset: [] }],
  [{ accounts: [{ name: 'Main', appId: 'x', serverSecret: 'y' }] }],
  [{ schedules: [{ name: 'a', preset: 'b', at: 7, timeZone: 'UTC' }] }],
])('refuses %j', (file) => {
  expect(validate(file)).toBe(false);
});
