import { PARAMETERS, parametersOf } from './parameters.ts';

/** One command as it came, with names in lower case. */
export interface DeckCommand {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/**
 * What the bytes of a client came to. `fault`: a line that is no command, or a parameter that the command does not have.
 * `endless`: a line or block that is too long; the rest of the connection cannot be read.
 */
export type Read =
  | { readonly kind: 'command'; readonly command: DeckCommand }
  | { readonly kind: 'fault'; readonly code: 100 | 101 }
  | { readonly kind: 'endless' };

/** The longest name of a preset has some hundred bytes. */
const MOST_LINE_BYTES = 2_048;
const MOST_BLOCK_LINES = 32;

const LF = 0x0a;

/** A block that is being read: the command's name, and its lines so far. */
interface OpenBlock {
  readonly name: string;
  readonly lines: string[];
}

/**
 * Reads commands of one client: `name`, `name: parameter: value …` in one line, or `name:` with a parameter in each
 * line up to a blank one. Lines end with LF or CR LF, wherever the network cuts them.
 */
export class CommandReader {
  #rest: Buffer = Buffer.alloc(0);
  #block: OpenBlock | null = null;
  #isOver = false;

  /** The bytes that came, read on from those before; nothing more after `endless`. */
  read(chunk: Uint8Array): Read[] {
    if (this.#isOver) return [];
    const reads: Read[] = [];
    let bytes = this.#rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.#rest, chunk]);
    for (let end = bytes.indexOf(LF); end !== -1; end = bytes.indexOf(LF)) {
      const line = bytes.subarray(0, end);
      bytes = bytes.subarray(end + 1);
      const read: Read | null =
        line.length > MOST_LINE_BYTES ? { kind: 'endless' } : this.#line(line.toString('utf8'));
      if (read) reads.push(read);
      if (read?.kind === 'endless') return this.#end(reads);
    }
    if (bytes.length > MOST_LINE_BYTES) return this.#end([...reads, { kind: 'endless' }]);
    this.#rest = bytes;
    return reads;
  }

  #end(reads: Read[]): Read[] {
    this.#isOver = true;
    this.#rest = Buffer.alloc(0);
    return reads;
  }

  #line(text: string): Read | null {
    const line = text.trim();
    const block = this.#block;
    if (block) {
      if (line === '') {
        this.#block = null;
        return blockOf(block);
      }
      block.lines.push(line);
      return block.lines.length > MOST_BLOCK_LINES ? { kind: 'endless' } : null;
    }
    if (line === '') return null;
    const colon = line.indexOf(':');
    if (colon === -1) return commandOf(line, new Map());
    const name = line.slice(0, colon);
    const rest = line.slice(colon + 1).trim();
    if (rest !== '') return lineOf(name, rest);
    this.#block = { name, lines: [] };
    return null;
  }
}

const nameOf = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ');

const commandOf = (name: string, parameters: ReadonlyMap<string, string>): Read => ({
  kind: 'command',
  command: { name: nameOf(name), parameters },
});

function blockOf({ name, lines }: OpenBlock): Read {
  const parameters = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon === -1) return { kind: 'fault', code: 100 };
    parameters.set(nameOf(line.slice(0, colon)), line.slice(colon + 1).trim());
  }
  return commandOf(name, parameters);
}

function lineOf(given: string, rest: string): Read {
  const name = nameOf(given);
  const parameters = parametersOf(name, rest);
  if (parameters) return commandOf(name, parameters);
  // Of a command that does not exist the command itself is refused.
  return PARAMETERS.has(name) ? { kind: 'fault', code: 101 } : commandOf(name, new Map());
}
