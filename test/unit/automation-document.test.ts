import { describe, expect, test } from 'vitest';
import { IDENTITY } from '../../electron/control/hyperdeck/answers.ts';
import { block } from '../../electron/control/hyperdeck/wire.ts';
import { parseProvision } from '../../electron/storage/provision.ts';
import { deckBench } from '../support/deck-bench.ts';
import { blocksOf, readDocument } from '../support/documents.ts';

/** The examples of the document are run: what it shows is what the program takes and answers. */
const DOCUMENT = readDocument('docs/automation.md');
const examples = (language: string) => blocksOf(DOCUMENT, language);
const provisions = examples('json').filter((text) => text.startsWith('{"control"'));

const PLACEHOLDER = '…';
const ACCOUNT = { name: 'Main', appId: 1, serverSecret: 'a'.repeat(32) };
const presetOf = (name: string) => ({
  ...{ name, account: 'Main', vendors: ['Tencent'], streamIds: ['cdn01'] },
});

describe('the provision files of the document', () => {
  test.each(provisions)('%s', (text) => {
    const presets = ['Evening news', 'Late talk'].map(presetOf);
    const parse = (example: string) =>
      parseProvision(JSON.stringify({ accounts: [ACCOUNT], presets, ...JSON.parse(example) }), []);
    // A token that is printed is known to all.
    if (text.includes(PLACEHOLDER)) expect(parse(text)).toMatchObject({ ok: false });
    const parsed = parse(text.replace(PLACEHOLDER, 'stream-deck-0123456789'));
    expect(parsed).toMatchObject({ ok: true });
    if (!parsed.ok) return;
    const { hyperdeck, http, tsl = [] } = parsed.provision.control ?? {};
    expect((hyperdeck ? 1 : 0) + (http ? 1 : 0) + tsl.length).toBe(1);
  });

  test('are there', () => {
    expect(provisions.length).toBeGreaterThanOrEqual(6);
  });
});

test('the session of the document is what a deck answers', async () => {
  const [session = ''] = examples('hyperdeck');
  const bench = deckBench();
  const client = bench.client();
  const told: string[] = [block(500, IDENTITY)];
  for (const line of session.split('\n')) {
    if (!line.startsWith('> ')) continue;
    const sending = client.send(line.slice(2));
    // The vendors accept what a press sends.
    for (const { answer } of bench.pressed.splice(0)) answer('done');
    await sending;
    told.push(`${line}\r\n`, ...client.told());
  }
  expect(told.length).toBeGreaterThan(6);
  expect(session).toBe(told.join('').replaceAll('\r\n', '\n'));
});
