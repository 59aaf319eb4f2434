import {
  type HyperdeckControl,
  hyperdeckControlSchema,
  MAX_ALLOWED,
} from '#contract/model/control.ts';
import { repeated } from '#contract/rules/control-rules.ts';
import { readAddress, readPort } from '../form/listen-form.ts';
import { readLines } from './lines.ts';

/** One deck as it is typed. */
export interface DeckForm {
  /** Stays with the deck while others come and go. */
  readonly key: number;
  readonly port: string;
  /** Ids of presets, in the order of the slots. */
  readonly presets: readonly string[];
}

export interface DecksForm {
  readonly enabled: boolean;
  readonly address: string;
  /** One a line. */
  readonly allowed: string;
  readonly decks: readonly DeckForm[];
}

/** What is wrong with a deck: `port`: no port; `repeated`: another deck's port; `empty`: no preset. */
export type DeckProblem = 'port' | 'repeated' | 'empty';

export interface DecksProblems {
  readonly address: boolean;
  /** The line that is wrong. */
  readonly allowed: string | null;
  /** By the keys of the decks; those without a problem are not there. */
  readonly decks: ReadonlyMap<number, DeckProblem>;
}

const readAllowed = (text: string) =>
  readLines(text, hyperdeckControlSchema.shape.allowed.element, MAX_ALLOWED);

export const decksFormOf = ({ enabled, address, allowed, decks }: HyperdeckControl): DecksForm => ({
  enabled,
  address,
  allowed: allowed.join('\n'),
  decks: decks.map(({ port, presets }, key) => ({ key, port: String(port), presets })),
});

export function decksProblems({ address, allowed, decks }: DecksForm): DecksProblems {
  const ports = decks.map(({ port }) => readPort(port));
  const twice = repeated(ports);
  const problems = new Map<number, DeckProblem>();
  decks.forEach(({ key, presets }, index) => {
    const port = ports[index] ?? null;
    if (port === null) problems.set(key, 'port');
    else if (twice.has(port)) problems.set(key, 'repeated');
    else if (presets.length === 0) problems.set(key, 'empty');
  });
  return {
    address: readAddress(address) === null,
    allowed: readAllowed(allowed).wrong,
    decks: problems,
  };
}

/** What a form without problems stands for; null where there are some. */
export function decksOf(form: DecksForm): HyperdeckControl | null {
  const problems = decksProblems(form);
  if (problems.address || problems.allowed !== null || problems.decks.size > 0) return null;
  return hyperdeckControlSchema.parse({
    enabled: form.enabled,
    address: readAddress(form.address),
    allowed: readAllowed(form.allowed).values,
    decks: form.decks.map(({ port, presets }) => ({ port: readPort(port), presets })),
  });
}

/** The port at which real decks listen. */
const FIRST_PORT = 9993;

/** One deck more, at the next port. */
export function withDeck(decks: readonly DeckForm[]): readonly DeckForm[] {
  const ports = decks.flatMap(({ port }) => readPort(port) ?? []);
  const port = ports.length === 0 ? FIRST_PORT : Math.max(...ports) + 1;
  const key = Math.max(-1, ...decks.map((deck) => deck.key)) + 1;
  return [...decks, { key, port: String(port), presets: [] }];
}

/** The presets once one has moved by a slot; the same where it is at that end. */
export function movedSlot(
  presets: readonly string[],
  slot: number,
  way: -1 | 1,
): readonly string[] {
  const other = presets[slot + way];
  const moved = presets[slot];
  if (other === undefined || moved === undefined) return presets;
  return presets.with(slot, other).with(slot + way, moved);
}
