import type { CommandEvent } from './request.ts';

export interface Streams {
  readonly out: NodeJS.WritableStream;
  readonly error: NodeJS.WritableStream;
}

/** Prints events as they come: results on standard output, all else on standard error. */
export function printer(json: boolean, { out, error }: Streams): (event: CommandEvent) => void {
  return (event) => {
    if (event.kind === 'notice') error.write(`${event.text}\n`);
    if (event.kind === 'problem') {
      const { code, detail, text } = event;
      if (text !== null) error.write(`${text}\n`);
      if (json) out.write(`${JSON.stringify({ type: 'problem', code, detail })}\n`);
    }
    if (event.kind !== 'line') return;
    if (!json) out.write(`${event.text}\n`);
    else if (event.json) out.write(`${JSON.stringify(event.json)}\n`);
  };
}

/** Resolves when all that was written has left this process, so that leaving cuts nothing off. */
export async function flush({ out, error }: Streams): Promise<void> {
  const done = (stream: NodeJS.WritableStream) =>
    new Promise<void>((resolve) => {
      stream.write('', () => resolve());
    });
  await Promise.all([done(out), done(error)]);
}
