import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NewerDatabase, openDatabase, transaction } from '../../../electron/storage/database.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';

const FIRST = 'CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT';
const SECOND = "ALTER TABLE things ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'";

let folder: TempFolder;
const path = () => join(folder.path, 'data', 'things.sqlite');
const open = (...migrations: string[]) => openDatabase(path(), { synchronous: 'FULL', migrations });
beforeEach(() => {
  folder = tempFolder('db');
});
afterEach(() => folder.remove());

describe('migrations', () => {
  test('a new database gets all, an old one the rest, and each only once', () => {
    const first = open(FIRST);
    first.exec("INSERT INTO things (name) VALUES ('a')");
    first.close();
    for (let start = 0; start < 2; start += 1) {
      const second = open(FIRST, SECOND);
      expect(second.prepare('SELECT * FROM things').all()).toEqual([
        { id: 1, name: 'a', colour: 'red' },
      ]);
      expect(second.prepare('PRAGMA user_version').get()).toEqual({ user_version: 2 });
      second.close();
    }
  });

  test('one that fails leaves the database as it was before it', () => {
    open(FIRST).close();
    const halfway = `${SECOND}; CREATE TABLE more (id INTEGER) STRICT; INSERT INTO nowhere VALUES (1)`;
    expect(() => open(FIRST, halfway)).toThrow('nowhere');
    const database = open(FIRST, SECOND);
    expect(database.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'things' }]);
    database.close();
  });

  test('a database of a newer version is refused by name', () => {
    open(FIRST, SECOND).close();
    expect(() => open(FIRST)).toThrow(NewerDatabase);
    expect(() => open(FIRST)).toThrow('schema 2, known 1');
  });

  test('opening one that is up to date, or too new, changes no byte of it', () => {
    open(FIRST, SECOND).close();
    const before = readFileSync(path());
    open(FIRST, SECOND).close();
    expect(() => open(FIRST)).toThrow(NewerDatabase);
    expect(readFileSync(path())).toEqual(before);
  });
});

test('its folder is for its owner alone', () => {
  open(FIRST).close();
  expect(statSync(join(folder.path, 'data')).mode & 0o777).toBe(0o700);
});

test('gives room back bit by bit', () => {
  const database = open(FIRST);
  expect(database.prepare('PRAGMA auto_vacuum').get()).toEqual({ auto_vacuum: 2 });
  database.close();
});

describe('a transaction', () => {
  test('is one commit', () => {
    const database = open(FIRST);
    const other = new DatabaseSync(path());
    const seen = () => other.prepare('SELECT COUNT(*) AS count FROM things').get();
    const result = transaction(database, () => {
      database.exec("INSERT INTO things (name) VALUES ('a'), ('b')");
      expect(seen()).toEqual({ count: 0 });
      return 'done';
    });
    expect(result).toBe('done');
    expect(seen()).toEqual({ count: 2 });
    other.close();
    database.close();
  });

  test('that throws leaves nothing, and the next one works', () => {
    const database = open(FIRST);
    const insert = () => database.exec("INSERT INTO things (name) VALUES ('a')");
    expect(() =>
      transaction(database, () => {
        insert();
        throw new Error('half done');
      }),
    ).toThrow('half done');
    transaction(database, insert);
    expect(database.prepare('SELECT COUNT(*) AS count FROM things').get()).toEqual({ count: 1 });
    database.close();
  });
});
