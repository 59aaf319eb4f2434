import { afterEach, beforeEach, expect, test } from 'vitest';
import { AccountNameTaken, Accounts } from '../../../electron/app/accounts.ts';
import { startPracticeServer } from '../../../electron/practice/server.ts';
import { UnreadableName } from '../../../electron/storage/ports.ts';
import { PRACTICE_MEDIA } from '../../support/practice-media.ts';
import { ENTRY, type VaultBench, vaultBench } from '../../support/vault-bench.ts';

let bench: VaultBench;
let practice: Awaited<ReturnType<typeof startPracticeServer>>;
beforeEach(async () => {
  bench = vaultBench();
  practice = await startPracticeServer({ media: PRACTICE_MEDIA });
});
afterEach(async () => {
  await practice.close();
  bench.folder.remove();
});

test('a new name can be read, is free in every form, and is not the practice account’s', async () => {
  const vault = await bench.start();
  const accounts = new Accounts(vault, practice);
  const save = (name: string, id: string | null = null) => accounts.save(id, { ...ENTRY, name });
  const { id } = await save('Zu\u0308rich');
  expect(vault.findByName('Zürich')).toBe(id);
  await expect(save('Zürich')).rejects.toThrow(AccountNameTaken);
  await expect(save('practice')).rejects.toThrow(AccountNameTaken);
  await expect(save('\u200b\u3164')).rejects.toThrow(UnreadableName);
  await expect(save('a\nb', id)).rejects.toThrow(UnreadableName);
  expect(vault.list().map(({ name }) => name)).toEqual(['Zürich']);
});

test('an account that has such a name from before can still be changed', async () => {
  const vault = await bench.start();
  await vault.save([{ ...ENTRY, name: 'a\nb' }]);
  const [stored] = vault.list();
  const saved = await new Accounts(vault, practice).save(stored?.id ?? '', {
    ...ENTRY,
    name: 'a\nb',
    badge: 'test',
  });
  expect(saved).toMatchObject({ id: stored?.id, name: 'a\nb', badge: 'test' });
});
