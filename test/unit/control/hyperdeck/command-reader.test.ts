import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CommandReader, type Read } from '../../../../electron/control/hyperdeck/command-reader.ts';
import { PARAMETERS } from '../../../../electron/control/hyperdeck/parameters.ts';

const readAll = (...chunks: (string | Uint8Array)[]): Read[] => {
  const reader = new CommandReader();
  return chunks.flatMap((chunk) => reader.read(Buffer.from(chunk as string)));
};
/** Commands with their parameters, and what else came of the bytes. */
const commands = (...chunks: string[]): unknown[] =>
  readAll(...chunks).map((read) =>
    read.kind === 'command'
      ? [read.command.name, Object.fromEntries(read.command.parameters)]
      : read,
  );

describe('a command', () => {
  test('ends with LF or CR LF, wherever the network cuts it', () => {
    const both = [
      ['ping', {}],
      ['stop', {}],
    ];
    expect(commands('ping\r\nstop\n')).toEqual(both);
    expect(commands('pi', 'ng', '\r', '\nst', 'op\n', '\n')).toEqual(both);
  });

  test('has its parameters in one line, or in a block up to a blank line', () => {
    expect(commands('record: name: Late talk\n')).toEqual([['record', { name: 'Late talk' }]]);
    expect(commands('record:\r\nname: Late talk\r\n\r\nping\r\n')).toEqual([
      ['record', { name: 'Late talk' }],
      ['ping', {}],
    ]);
    expect(commands('notify: transport: true slot: false\n')).toEqual([
      ['notify', { transport: 'true', slot: 'false' }],
    ]);
    expect(commands('notify:\n\n')).toEqual([['notify', {}]]);
  });

  test('keeps spaces, colons and letters of any kind in a name, also in two pieces', () => {
    const name = 'Show: part 1 · 晚间新闻 name: x';
    expect(commands(`record: name: ${name}\n`)).toEqual([['record', { name }]]);
    expect(commands(`record:\nname: ${name} append: true\n\n`)).toEqual([
      ['record', { name: `${name} append: true` }],
    ]);
    expect(commands(`record: name: ${name} append: true\n`)).toEqual([
      ['record', { name, append: 'true' }],
    ]);
    const bytes = Buffer.from('record: name: 录\n');
    const [read] = readAll(bytes.subarray(0, 15), bytes.subarray(15));
    expect(read?.kind === 'command' && read.command.parameters.get('name')).toBe('录');
  });

  test('is the same in capital letters and with more space', () => {
    expect(commands('  Slot  Info :  Slot ID:  2 \n')).toEqual([['slot info', { 'slot id': '2' }]]);
  });
});

describe('what is no command', () => {
  test('a parameter that the command does not have is refused', () => {
    const refused = [{ kind: 'fault', code: 101 }];
    expect(commands('record: title: News\n')).toEqual(refused);
    expect(commands('record: News\n')).toEqual(refused);
    expect(commands('stop: slot id: 1\n')).toEqual(refused);
  });

  test('a line of a block without a colon spoils the block, and not what follows', () => {
    expect(commands('record:\nname News\n\nping\n')).toEqual([
      { kind: 'fault', code: 100 },
      ['ping', {}],
    ]);
  });

  test('a line or a block without an end ends the reading', () => {
    expect(readAll('x'.repeat(3_000))).toEqual([{ kind: 'endless' }]);
    expect(readAll(`ping\n${'x'.repeat(3_000)}\nrecord\n`).at(-1)).toEqual({ kind: 'endless' });
    const block = `notify:\n${'slot: true\n'.repeat(40)}\nrecord\n`;
    expect(readAll(block)).toEqual([{ kind: 'endless' }]);
  });

  test('whatever comes is read alike in whatever pieces', () => {
    const word = fc.oneof(
      fc.constantFrom(...PARAMETERS.keys(), 'name', 'slot id', 'true', ':', ': ', '\n', '\r\n'),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 24 }), fc.nat(20), (words, cut) => {
        const bytes = Buffer.from(words.join(''));
        const whole = readAll(bytes);
        const parts: Uint8Array[] = [];
        for (let at = 0; at < bytes.length; at += cut + 1)
          parts.push(bytes.subarray(at, at + cut + 1));
        expect(readAll(...parts)).toEqual(whole);
        for (const read of whole) {
          if (read.kind !== 'command') continue;
          const texts = [read.command.name, ...[...read.command.parameters].flat()];
          for (const text of texts) expect(text).not.toContain('\n');
        }
      }),
      { numRuns: 60 },
    );
  });
});
