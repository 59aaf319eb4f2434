import { oneLine, ownLines } from '#contract/rules/terminal-text.ts';
import type { CommandEvent } from './request.ts';

export interface Streams {
  readonly out: NodeJS.WritableStream;
  readonly error: NodeJS.WritableStream;
}

/**
 * Prints events as they come: results on standard output, all else on standard error.
 * SECURITY: the one place where names of files and messages of servers reach a terminal: none of them gives
 * it an order, and only a result has several lines, each of which `result-lines.ts` has made one.
 */
export function printer(json: boolean, { out, error }: Streams): (event: CommandEvent) => void {
  return (event) => {
    if (event.kind === 'notice') error.write(`${oneLine(event.text)}\n`);
    if (event.kind === 'problem') {
      const { code, detail, text } = event;
      if (text !== null) error.write(`${oneLine(text)}\n`);
      if (json) out.write(`${jsonLine({ type: 'problem', code, detail })}\n`);
    }
    if (event.kind === 'published') out.write(`${jsonLine(event.message)}\n`);
    if (event.kind !== 'line') return;
    if (!json) out.write(`${ownLines(event.text)}\n`);
    else if (event.json) out.write(`${jsonLine(event.json)}\n`);
  };
}

/** `JSON.stringify` lets characters of the second control block pass. */
const jsonLine = (value: unknown): string => oneLine(JSON.stringify(value));

/** Resolves when all that was written has left this process, so that leaving cuts nothing off. */
export async function flush({ out, error }: Streams): Promise<void> {
  const done = (stream: NodeJS.WritableStream) =>
    new Promise<void>((resolve) => {
      stream.write('', () => resolve());
    });
  await Promise.all([done(out), done(error)]);
}
