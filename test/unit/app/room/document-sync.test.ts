import { expect, test } from 'vitest';
import { withChange } from '../../../../electron/app/room/documents/keep-unknown.ts';
import { Desk, type Note } from '../../../support/room/desk.ts';
import { MemoryRoom } from '../../../support/room/memory-room.ts';

const note = (id: string, name: string, value = 1): Note => ({ id, name, value });

/** Two desks that have agreed on one note, `News`. */
async function twoDesks() {
  const room = new MemoryRoom();
  const [left, right] = [new Desk(room, 'left'), new Desk(room, 'right')];
  left.save([note('n', 'News')]);
  await left.exchange();
  await right.exchange();
  return { room, left, right };
}

test('a desk that joins adds what it has, and takes what the room has', async () => {
  const { left, right } = await twoDesks();
  const third = new Desk(left.room, 'third');
  third.save([note('m', 'Match', 7)]);
  await third.exchange();
  await right.exchange();
  expect(third.notes.map(({ name }) => name)).toEqual(['Match', 'News']);
  expect(right.notes).toEqual([note('n', 'News'), note('m', 'Match', 7)]);
  expect(third.book.conflicts).toEqual([]);
});

test('where both have a preset of one name the room wins, and the desk keeps its own aside', async () => {
  const { left } = await twoDesks();
  const third = new Desk(left.room, 'third');
  third.save([note('other', 'News', 9)]);
  await third.exchange();
  // Under the desk's own id: what records under that id keeps its Stop.
  expect(third.notes).toEqual([note('other', 'News', 1)]);
  expect(third.book.conflicts).toMatchObject([
    { cause: 'changed', name: 'News', localId: 'other', mine: note('other', 'News', 9) },
  ]);
});

test('a provisioned preset replaces the one of its name in the room', async () => {
  const { left } = await twoDesks();
  const third = new Desk(left.room, 'third');
  third.save([note('other', 'News', 9)]);
  third.provisioned.add('other');
  await third.exchange();
  await left.exchange();
  expect([...left.notes, ...third.notes]).toEqual([note('n', 'News', 9), note('other', 'News', 9)]);
  expect(third.book.conflicts).toEqual([]);
});

test('two presets of one name that say the same are one, without a question', async () => {
  const { left } = await twoDesks();
  const third = new Desk(left.room, 'third');
  third.save([note('other', 'News')]);
  await third.exchange();
  third.save([note('other', 'News', 2)]);
  await third.exchange();
  await left.exchange();
  expect(left.notes).toEqual([note('n', 'News', 2)]);
  expect(third.book.conflicts).toEqual([]);
});

async function bothChanged() {
  const desks = await twoDesks();
  desks.left.save([note('n', 'News', 2)]);
  desks.right.save([note('n', 'News', 3)]);
  await desks.left.exchange();
  await desks.right.exchange();
  expect(desks.right.notes).toEqual([note('n', 'News', 2)]);
  expect(desks.right.book.conflicts).toMatchObject([{ cause: 'changed', changedBy: 'a person' }]);
  return desks;
}

test.each([
  ['room', [note('n', 'News', 2)]],
  ['mine', [note('n', 'News', 3)]],
  ['copy', [note('n', 'News', 2), note('right-2', 'News (2)', 3)]],
] as const)('a person decides for %s', async (decision, notes) => {
  const { left, right } = await bothChanged();
  await right.decide(decision);
  await right.exchange();
  await left.exchange();
  expect(right.notes).toEqual(notes);
  expect(left.notes).toEqual(notes);
  expect(right.book.conflicts).toEqual([]);
});

test('a removal against a change is a conflict at the desk that comes later', async () => {
  const { left, right } = await twoDesks();
  left.save([note('n', 'News', 2)]);
  right.save([]);
  await left.exchange();
  await right.exchange();
  expect(right.notes).toEqual([note('n', 'News', 2)]);
  expect(right.book.conflicts).toMatchObject([{ cause: 'removed-here', name: 'News', mine: null }]);
  await right.decide('mine');
  await right.exchange();
  await left.exchange();
  expect(left.notes).toEqual([]);
});

test('a change against a removal is a conflict too, and can be taken back', async () => {
  const { left, right } = await twoDesks();
  left.save([]);
  right.save([note('n', 'News', 3)]);
  await left.exchange();
  await right.exchange();
  expect(right.notes).toEqual([]);
  expect(right.book.conflicts).toMatchObject([{ cause: 'removed-there', name: 'News' }]);
  await right.decide('mine');
  await right.exchange();
  await left.exchange();
  expect(left.notes).toEqual([note('n', 'News', 3)]);
});

test('the same change on both sides is none', async () => {
  const { left, right } = await twoDesks();
  left.save([note('n', 'News', 2)]);
  right.save([note('n', 'News', 2)]);
  await left.exchange();
  await right.exchange();
  expect(right.book.conflicts).toEqual([]);
});

test('two desks that swap names end with the names of the one that came first', async () => {
  const { left, right } = await twoDesks();
  left.save([...left.notes, note('m', 'Match')]);
  await left.exchange();
  await right.exchange();
  left.save([note('n', 'Noon'), note('m', 'News')]);
  right.save([note('n', 'News'), note('m', 'Noon')]);
  await left.exchange();
  await right.exchange();
  expect(right.notes).toEqual([note('n', 'Noon'), note('m', 'News')]);
  expect(right.book.conflicts).toMatchObject([{ cause: 'changed', name: 'Noon' }]);
});

test('a desk that lost its store removes nothing from the room', async () => {
  const { room, left } = await twoDesks();
  left.loseStore();
  await left.exchange();
  expect(left.notes).toEqual([note('n', 'News')]);
  expect(room.accepted).toHaveLength(1);
});

test('what a newer desk wrote is kept by an older one that changes the rest', async () => {
  const { room, left } = await twoDesks();
  const newer = new Desk(room, 'newer', true);
  await newer.exchange();
  newer.save([{ ...note('n', 'News', 2), extra: 5 }]);
  await newer.exchange();
  await left.exchange();
  left.save([note('n', 'News', 3)]);
  await left.exchange();
  await newer.exchange();
  expect(newer.notes).toEqual([{ ...note('n', 'News', 3), extra: 5 }]);
});

test('a document that this version does not understand leaves the desk its own, and is not written over', async () => {
  const { room, left } = await twoDesks();
  const body = { name: 'News', value: 2, ofTomorrow: {} };
  await room.write({ kind: 'preset', id: 'n', based: 1, name: 'News', body, deleted: false });
  await left.exchange();
  expect(left.notes).toEqual([note('n', 'News')]);
  left.save([note('n', 'News', 3)]);
  await left.exchange();
  expect(left.book.conflicts).toMatchObject([{ cause: 'newer', mine: note('n', 'News', 3) }]);
  expect(room.rows.get('n')?.body).toEqual(body);
});

test('a change keeps what the desk did not read, at every depth', () => {
  const room = { a: 1, b: { c: 1, tomorrow: 2 }, tomorrow: [3], gone: 4 };
  const read = { a: 1, b: { c: 1 }, gone: 4 };
  expect(withChange(room, read, { a: 2, b: { c: 5 } })).toEqual({
    ...{ a: 2, b: { c: 5, tomorrow: 2 }, tomorrow: [3] },
  });
});
