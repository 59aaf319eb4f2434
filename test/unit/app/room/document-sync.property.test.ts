import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Desk, type Mishap, noteKind } from '../../../support/room/desk.ts';
import { MemoryRoom } from '../../../support/room/memory-room.ts';

const DESKS = 3;
const NAMES = ['News', 'Match', 'Studio', 'Noon'];

const desk = fc.nat(DESKS - 1);
const edit = fc.record({
  kind: fc.constantFrom('add', 'change', 'rename', 'remove', 'swap' as const),
  which: fc.nat(5),
  name: fc.constantFrom(...NAMES),
});
type Edit = typeof edit extends fc.Arbitrary<infer E> ? E : never;
const mishap: fc.Arbitrary<Mishap> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: 'none' } as const) },
  fc.record({
    kind: fc.constantFrom('cut', 'lost-answer' as const),
    at: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({ kind: fc.constant('crash' as const), at: fc.integer({ min: 1, max: 14 }) }),
);
const step = fc.oneof(
  fc.record({ do: fc.constant('edit' as const), desk, edit }),
  fc.record({ do: fc.constant('exchange' as const), desk, mishap, during: fc.option(edit) }),
  fc.record({ do: fc.constant('restart' as const), desk }),
);

/** Every value is another one: what was lost can be told from what stayed. */
let value = 0;

function perform(at: Desk, { kind, which, name }: Edit): void {
  const { notes } = at;
  const one = notes[which % Math.max(1, notes.length)];
  const isFree = !notes.some((note) => note.name === name);
  value += 1;
  const fresh = at.isNewer && value % 2 === 0 ? { value, extra: value } : { value };
  if (kind === 'add' && isFree) at.save([...notes, { id: at.newId(), name, ...fresh }]);
  if (!one) return;
  const put = (changed: typeof one) =>
    at.save(notes.map((note) => (note === one ? changed : note)));
  if (kind === 'change') put({ ...one, ...fresh });
  if (kind === 'rename' && isFree) put({ ...one, name });
  if (kind === 'remove') at.save(notes.filter((note) => note !== one));
  const other = notes.find((note) => note.name === name);
  if (kind === 'swap' && other && other !== one) {
    const swapped = new Map([
      [one, other.name],
      [other, one.name],
    ]);
    at.save(notes.map((note) => ({ ...note, name: swapped.get(note) ?? note.name })));
  }
}

test('desks that edit, crash and lose their network end with the same documents and lose none', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      value = 0;
      const room = new MemoryRoom();
      const desks = Array.from({ length: DESKS }, (_, at) => new Desk(room, `desk${at}`, at === 0));
      for (const one of steps) {
        const at = desks[one.desk] as Desk;
        if (one.do === 'edit') perform(at, one.edit);
        else if (one.do === 'restart') at.restart();
        else {
          const { mishap, during } = one;
          await at.exchange(mishap, during && (() => perform(at, during)));
        }
      }
      for (let round = 0; round < 4; round += 1) for (const at of desks) await at.exchange();

      const there = [...room.rows.values()].filter(({ deleted }) => !deleted);
      for (const at of desks) {
        expect(at.broken).toEqual([]);
        const kind = noteKind(at.isNewer);
        const shown = at.notes.map((note) => JSON.stringify(kind.toRoom(note))).sort();
        const inRoom = there.map(({ body }) => kind.toLocal(body, 'x'));
        expect(shown).toEqual(
          inRoom.map((note) => JSON.stringify(note && kind.toRoom(note))).sort(),
        );
        expect(at.book.conflicts.every(({ name }) => NAMES.includes(name))).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});
