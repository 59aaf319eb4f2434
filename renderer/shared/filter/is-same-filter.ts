/** Whether two filters ask the same, in whichever order their parts were put together. */
export function isSameFilter<Filter extends object>(one: Filter, other: Filter): boolean {
  const [mine, its] = [partsOf(one), partsOf(other)];
  return [...new Set([...mine.keys(), ...its.keys()])].every(
    (part) => mine.get(part) === its.get(part),
  );
}

const partsOf = (filter: object): ReadonlyMap<string, string> =>
  new Map(Object.entries(filter).map(([part, value]) => [part, JSON.stringify(value)]));
