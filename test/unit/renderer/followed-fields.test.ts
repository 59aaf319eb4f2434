import { expect, test } from 'vitest';
import {
  fieldsOf,
  withChanges,
  withInForce,
} from '../../../renderer/settings/form/followed-fields.ts';

interface Fields {
  readonly address: string;
  readonly port: string;
}

const isSame = (one: Fields, other: Fields) =>
  one.address.trim() === other.address.trim() && Number(one.port) === Number(other.port);
const AT = { address: '127.0.0.1', port: '9480' };
const opened = fieldsOf<Fields>(AT);

test('a form without changes of the operator follows, and says so', () => {
  const next = { address: '192.0.2.1', port: '9481' };
  expect(withInForce(opened, next, isSame)).toEqual({ fields: next, base: next, news: 'followed' });
  const undone = withChanges(withChanges(opened, { port: '9' }), { port: '9480' });
  expect(withInForce(undone, next, isSame)).toMatchObject({ fields: next, news: 'followed' });
});

test('a field that was changed stays, also where it cannot be saved; the others follow', () => {
  const typed = withChanges(opened, { port: '94 80' });
  const kept = withInForce(typed, { address: '192.0.2.1', port: '9481' }, isSame);
  expect(kept).toMatchObject({ fields: { address: '192.0.2.1', port: '94 80' }, news: 'kept' });
  expect(withChanges(kept, { port: '9482' }).news).toBe('kept');
  const again = withInForce(kept, { address: '192.0.2.2', port: '9481' }, isSame);
  expect(again).toMatchObject({ fields: { address: '192.0.2.2', port: '94 80' }, news: 'kept' });
});

test('what the operator has saved comes back without news', () => {
  const typed = withChanges(opened, { port: ' 9481 ' });
  const saved = { ...AT, port: '9481' };
  expect(withInForce(typed, saved, isSame)).toEqual({ fields: saved, base: saved, news: null });
  const known = { ...fieldsOf<Fields>(saved), news: 'saved' as const };
  expect(withInForce(known, { ...saved }, isSame)).toEqual(known);
  expect(withChanges(known, { port: '1' }).news).toBeNull();
});
