import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hasReader, probeReader } from '../../../electron/control/command-line/reader-probe.ts';
import { tempFolder } from '../../support/desktop/temp.ts';
import { until } from '../../support/desktop/until.ts';

/** A real pipe in this process: the end that reads, and the other one as Node has standard output. */
function pipe() {
  const folder = tempFolder('pipe');
  const path = join(folder.path, 'p');
  execFileSync('mkfifo', [path]);
  const reading = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const writing = openSync(path, constants.O_WRONLY);
  const stream = new Socket({ fd: writing, readable: false, writable: true });
  return { folder, reading, writing, stream };
}

test.skipIf(process.platform === 'win32')(
  'a reader that goes is noticed though nothing is told; what it reads are spaces alone',
  async () => {
    const { folder, reading, writing, stream } = pipe();
    const errors: NodeJS.ErrnoException[] = [];
    stream.on('error', (error) => errors.push(error));
    expect(hasReader(writing)).toBe(true);
    const probe = probeReader(stream, 10);
    stream.write('{"seq":1}\n');
    const read = () => {
      const bytes = Buffer.alloc(64);
      try {
        return bytes.toString('utf8', 0, readSync(reading, bytes));
      } catch {
        return '';
      }
    };
    let text = '';
    await until('two spaces', () => {
      text += read();
      return text.endsWith('  ');
    });
    stream.write('{"seq":2}\n');
    await until('the next line', () => {
      text += read();
      return text.trimEnd().endsWith('}') && text.includes('"seq":2');
    });
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    expect(lines.map((line) => JSON.parse(line))).toEqual([{ seq: 1 }, { seq: 2 }]);
    expect(errors).toEqual([]);
    closeSync(reading);
    await until('the end of the reader', () => errors.length > 0);
    expect(errors[0]?.code).toBe('EPIPE');
    probe.stop();
    stream.destroy();
    folder.remove();
  },
);

test('a file has no reader that could go', () => {
  const folder = tempFolder('file');
  const descriptor = openSync(join(folder.path, 'f'), 'w');
  expect(hasReader(descriptor)).toBe(false);
  closeSync(descriptor);
  folder.remove();
});
