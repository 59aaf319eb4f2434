import { expect, test } from 'vitest';
import type { ExportProgress } from '#contract/model/history.ts';
import { ExportRegistry } from '../../../electron/storage/history/main/export-registry.ts';

const progress = (id: string, change: Partial<ExportProgress> = {}): ExportProgress => ({
  id,
  file: `${id}.csv`,
  done: 0,
  total: null,
  calls: null,
  state: 'running',
  fault: null,
  ...change,
});

function book() {
  let shown: readonly ExportProgress[] = [];
  const exports = new ExportRegistry((list) => {
    shown = list;
  });
  return { exports, ids: () => shown.map(({ id, state }) => `${id} ${state}`) };
}

test('each stays in its place as it goes on, and its end until that was seen', () => {
  const { exports, ids } = book();
  exports.take(progress('a'));
  exports.take(progress('b'));
  exports.take(progress('a', { state: 'failed', fault: 'internal' }));
  expect(ids()).toEqual(['a failed', 'b running']);
  exports.dismiss('b');
  exports.dismiss('a');
  expect(ids()).toEqual(['b running']);
});

test('of many ends the oldest go, and nothing that goes on', () => {
  const { exports, ids } = book();
  exports.take(progress('on'));
  for (let n = 0; n < 30; n += 1) exports.take(progress(String(n), { state: 'done' }));
  expect(ids()).toHaveLength(21);
  expect(ids()[0]).toBe('on running');
  expect(ids().at(-1)).toBe('29 done');
});
