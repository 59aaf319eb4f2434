import { MAY_IMPORT } from './rules.ts';

/** Of each place, what it may import; a place is a folder with its slash, or a file. */
type Rules = Readonly<Record<string, readonly string[]>>;

/** One arrow: `to` may be imported by `from`, or only these files of it. */
interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly files: readonly string[];
}

const isIn = (path: string, place: string): boolean =>
  path === place || (place.endsWith('/') && path.startsWith(place));

/** The place among the rules that a target belongs to: the longest that fits; null where none does. */
function placeOf(target: string, rules: Rules): string | null {
  const fitting = Object.keys(rules).filter((place) => isIn(target, place));
  return fitting.sort((a, b) => b.length - a.length)[0] ?? null;
}

function arrowsOf(rules: Rules): Arrow[] {
  return Object.entries(rules).flatMap(([from, targets]) => {
    const files = new Map<string, string[]>();
    for (const target of targets) {
      const to = placeOf(target, rules);
      // What a feature shows to others is said in the text: an arrow to each of them hides the rest.
      if (to === null || to === from || target.endsWith('/index.ts')) continue;
      const known = files.get(to) ?? [];
      files.set(to, target === to ? known : [...known, target.slice(to.length)]);
    }
    const isWhole = (to: string) => targets.includes(to);
    return [...files].map(([to, some]) => ({ from, to, files: isWhole(to) ? [] : some }));
  });
}

/** Every place that arrows lead to from this one, by any number of steps. */
function reachable(from: string, arrows: readonly Arrow[]): Set<string> {
  const reached = new Set<string>();
  const visit = (place: string): void => {
    for (const { from: start, to } of arrows) {
      if (start !== place || reached.has(to)) continue;
      reached.add(to);
      visit(to);
    }
  };
  visit(from);
  return reached;
}

/**
 * The arrows that others do not imply. Places that import each other keep all arrows among themselves; one to
 * a few files of a place is always shown, and implies nothing.
 */
function essential(arrows: readonly Arrow[]): Arrow[] {
  const whole = arrows.filter(({ files }) => files.length === 0);
  const below = new Map(
    [...new Set(arrows.map(({ from }) => from))].map((place) => [place, reachable(place, whole)]),
  );
  const leads = (from: string, to: string) => below.get(from)?.has(to) ?? false;
  const isImplied = ({ from, to, files }: Arrow) =>
    files.length === 0 &&
    !leads(to, from) &&
    whole.some(
      ({ from: start, to: middle }) =>
        start === from && leads(middle, to) && !leads(middle, from) && !leads(to, middle),
    );
  return arrows.filter((arrow) => !isImplied(arrow));
}

const idOf = (place: string): string => place.replaceAll(/\W+/g, '_').replace(/_$/, '');

function lineOf({ from, to, files }: Arrow): string {
  const arrow = files.length === 0 ? '-->' : `-. "${files.join(', ')}" .->`;
  return `  ${idOf(from)} ${arrow} ${idOf(to)}`;
}

/** The rules of dependency as a graph in Mermaid's language, which GitHub draws. */
export function dependencyPicture(rules: Rules = MAY_IMPORT): string {
  const nodes = Object.keys(rules).map((place) => `  ${idOf(place)}["${place}"]`);
  return ['flowchart TD', ...nodes, ...essential(arrowsOf(rules)).map(lineOf)].join('\n');
}

const BLOCK = /(<!-- made by `npm run docs` -->\n)[\s\S]*?(<!-- end -->)/;

/** @throws Error when the document has no place for the picture. */
export function withPicture(document: string, picture = dependencyPicture()): string {
  if (!BLOCK.test(document)) throw new Error('The document has no place for the picture.');
  return document.replace(BLOCK, `$1\`\`\`mermaid\n${picture}\n\`\`\`\n$2`);
}
