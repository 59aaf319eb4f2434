const INDENT = '  ';

/**
 * JSON on several lines, character for character: a RequestId that is an unquoted 19-digit number would
 * come out of `JSON.parse` as another number. Null where the text is not JSON.
 */
export function prettyJson(text: string): string | null {
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  return lay(text);
}

/** Whether the last thing written opened a list or an object (then it is an empty one). */
const isOpen = (out: string): boolean => /[{[]\n *$/.test(out);

function lay(text: string): string {
  let out = '';
  let depth = 0;
  const line = (): string => `\n${INDENT.repeat(depth)}`;
  for (const token of text.match(/"(?:[^"\\]|\\.)*"|[^\s"{}[\],:]+|[{}[\],:]/g) ?? []) {
    if (token === '}' || token === ']') {
      depth -= 1;
      out = isOpen(out) ? out.trimEnd() + token : out + line() + token;
    } else if (token === '{' || token === '[') {
      depth += 1;
      out += token + line();
    } else if (token === ',') {
      out += token + line();
    } else if (token === ':') {
      out += ': ';
    } else {
      out += token;
    }
  }
  return out;
}
