import { isHeader } from './allowed-names.ts';
import { MASK } from './mask.ts';

/** Line ends as they are, and as JSON writes them once or repeatedly. */
const LINE_END = /(\r?\n|(?:\\{1,8}r)?\\{1,8}n)/;
const HEAD = /\bHTTP\/\d(?:\.\d)?\b/;
const HEADER = /^(\s*)([\w-]{1,64})(:[ \t]*)(.*)$/;
/** By its looks a header wherever it stands: `X-Api-Key: …` */
const TELLING = /^(?:X-[\w-]+|[A-Z][a-z0-9]*(?:-[A-Z][A-Za-z0-9]*)+)$/;

/**
 * Of the head of an HTTP message only allow-listed headers. Such a head begins with a line that names the
 * protocol; a line elsewhere counts where its name is written as only headers are.
 */
export function cleanHeaders(text: string): string {
  let inHead = false;
  return text
    .split(LINE_END)
    .map((line, index) => {
      if (index % 2 === 1) return line;
      const [, indent, name = '', colon, value] = HEADER.exec(line) ?? [];
      const isOne = name !== '' && (inHead || TELLING.test(name));
      inHead = HEAD.test(line) || (inHead && isOne);
      if (!isOne || value === '' || isHeader(name)) return line;
      return `${indent}${name}${colon}${MASK}`;
    })
    .join('');
}
