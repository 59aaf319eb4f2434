/**
 * JSON of one form for one content (RFC 8785): members in the order of their names by code unit, no space, numbers
 * and texts as ECMAScript writes them. Members without a value are left out, as JSON does.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value))
    return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    // By code unit, as the specification wants it; a locale's order would differ from one machine to another.
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
