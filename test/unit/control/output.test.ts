import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { printer } from '../../../electron/control/command-line/output.ts';
import type { CommandEvent } from '../../../electron/control/command-line/request.ts';

function printed(json: boolean, event: CommandEvent) {
  const texts = { out: '', error: '' };
  const into = (name: keyof typeof texts) =>
    new Writable({
      write(chunk, _encoding, done) {
        texts[name] += String(chunk);
        done();
      },
    });
  printer(json, { out: into('out'), error: into('error') })(event);
  return texts;
}

const ORDER = 'a\u001b]0;x\u0007\u009b2J\u202eb\u2028c';
const SHOWN = 'a\\u001b]0;x\\u0007\\u009b2J\\u202eb\\u2028c';

test('a notice is one line, whatever it quotes', () => {
  const { error } = printed(false, { kind: 'notice', text: `${ORDER}\nImported 1 account(s).` });
  expect(error).toBe(`${SHOWN}\\u000aImported 1 account(s).\n`);
});

test('a problem too, and its JSON line', () => {
  const event: CommandEvent = { kind: 'problem', code: 'x', detail: ORDER, text: ORDER };
  const { out, error } = printed(true, event);
  expect(error).toBe(`${SHOWN}\n`);
  expect(out).toBe(`{"type":"problem","code":"x","detail":"${SHOWN}"}\n`);
});

test('a result keeps its lines, and a script reads what was meant', () => {
  const event: CommandEvent = { kind: 'line', json: { preset: ORDER }, text: `${ORDER}\n  more` };
  expect(printed(false, event).out).toBe(`${SHOWN}\n  more\n`);
  const { out } = printed(true, event);
  expect(out).toBe(`{"preset":"${SHOWN}"}\n`);
  expect(JSON.parse(out)).toEqual({ preset: ORDER });
});
