import type { Kysely, Migration } from 'kysely';
import { applyGrants, createSharedTable, grantTo, limitToRoom, run } from './shared-table.ts';

/** The room itself: who is in it and as what. A login is in one room of a database, which names the room. */
const ROOM = [
  `create table cdn_recorder.room (
     id uuid primary key default gen_random_uuid(),
     name text not null check (length(name) between 1 and 200),
     when_away text not null default 'start-alone' check (when_away in ('start-alone', 'refuse')),
     created_by name not null default session_user,
     created_at timestamptz not null default clock_timestamp()
   )`,
  `create table cdn_recorder.member (
     login name primary key,
     room_id uuid not null references cdn_recorder.room (id) on delete cascade,
     person text not null check (length(person) between 1 and 200),
     role text not null check (role in ('owner', 'operator', 'viewer')),
     created_by name not null default session_user,
     created_at timestamptz not null default clock_timestamp()
   )`,
  `create index member_room on cdn_recorder.member (room_id)`,
  `create table cdn_recorder.table_grant (
     role text not null,
     table_name text not null,
     rights text not null,
     primary key (role, table_name)
   )`,
  // One row. A desk works with a room if it knows `oldest_desk` or a later schema, and needs none later than `version`.
  `create table cdn_recorder.schema_version (
     single boolean primary key default true check (single),
     version int not null,
     oldest_desk int not null,
     migrated_at timestamptz not null default clock_timestamp()
   )`,
  `insert into cdn_recorder.schema_version (version, oldest_desk) values (1, 1)`,
];

/**
 * SECURITY: each runs as the schema's owner, past the policies of `member`, which would call it again. Its search
 * path is fixed, so that no table of a caller takes the place of ours.
 */
const MEMBERSHIP = [
  `create function cdn_recorder.room_of(login name) returns uuid
     language sql stable security definer set search_path = pg_catalog, pg_temp
     return (select m.room_id from cdn_recorder.member m where m.login = room_of.login)`,
  `create function cdn_recorder.role_of(login name) returns text
     language sql stable security definer set search_path = pg_catalog, pg_temp
     return (select m.role from cdn_recorder.member m where m.login = role_of.login)`,
  `create function cdn_recorder.stamp_row() returns trigger
     language plpgsql set search_path = pg_catalog, pg_temp as $$
     begin
       if tg_op = 'INSERT' then
         new.created_by := current_user;
         new.created_at := clock_timestamp();
       else
         new.room_id := old.room_id;
         new.id := old.id;
         new.created_by := old.created_by;
         new.created_at := old.created_at;
       end if;
       new.changed_by := current_user;
       new.changed_at := clock_timestamp();
       return new;
     end $$`,
];

/**
 * The feed: of each row its last change. A number is taken under the row lock of `change_counter`, which lasts
 * until the commit: a reader that has seen a number has seen every lower one.
 */
const CHANGES = [
  `create table cdn_recorder.change_counter (
     room_id uuid primary key references cdn_recorder.room (id) on delete cascade,
     last_seq bigint not null default 0
   ) with (fillfactor = 10)`,
  `create table cdn_recorder.change (
     room_id uuid not null references cdn_recorder.room (id) on delete cascade,
     table_name text not null,
     row_id text not null,
     seq bigint not null,
     deleted boolean not null,
     changed_by name not null,
     changed_at timestamptz not null default clock_timestamp(),
     primary key (room_id, table_name, row_id)
   )`,
  `create unique index change_seq on cdn_recorder.change (room_id, seq)`,
  `create function cdn_recorder.report_change() returns trigger
     language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
     declare
       subject record;
       number bigint;
     begin
       if tg_op = 'UPDATE' and to_jsonb(new) - tg_argv = to_jsonb(old) - tg_argv then
         return null;
       end if;
       if tg_op = 'DELETE' then subject := old; else subject := new; end if;
       update cdn_recorder.change_counter c set last_seq = c.last_seq + 1
         where c.room_id = subject.room_id returning c.last_seq into number;
       -- The room itself is going, and its changes with it.
       if number is null then return null; end if;
       insert into cdn_recorder.change as c (room_id, table_name, row_id, seq, deleted, changed_by)
         values (subject.room_id, tg_table_name, subject.id, number, tg_op = 'DELETE', session_user)
         on conflict (room_id, table_name, row_id) do update
           set seq = excluded.seq, deleted = excluded.deleted,
               changed_by = excluded.changed_by, changed_at = excluded.changed_at;
       perform pg_notify('cdn_recorder_' || subject.room_id, tg_table_name || ' ' || number);
       return null;
     end $$`,
];

/** What was done in the room, by whom: rows are added and never changed, not even by the schema's owner. */
const AUDIT = [
  `create table cdn_recorder.audit (
     room_id uuid not null references cdn_recorder.room (id),
     id bigint generated always as identity,
     at timestamptz not null default clock_timestamp(),
     created_by name not null default current_user,
     desk text,
     action text not null check (length(action) between 1 and 100),
     subject text not null default '',
     detail jsonb not null default '{}',
     primary key (room_id, id)
   )`,
  `create function cdn_recorder.keep_audit() returns trigger
     language plpgsql set search_path = pg_catalog, pg_temp as $$
     begin
       if tg_op = 'INSERT' then
         new.created_by := session_user;
         new.at := clock_timestamp();
         return new;
       end if;
       raise insufficient_privilege using message = 'the audit is never changed';
     end $$`,
  `create trigger keep before insert or update or delete on cdn_recorder.audit
     for each row execute function cdn_recorder.keep_audit()`,
  `create trigger keep_whole before truncate on cdn_recorder.audit
     for each statement execute function cdn_recorder.keep_audit()`,
];

/**
 * Rights go to each member's login by itself: group roles belong to the whole server, and to make one takes a
 * right that the owner of a database often lacks.
 */
const MEMBERS = [
  `create function cdn_recorder.apply_grants() returns void
     language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
     declare
       given record;
     begin
       for given in
         select m.login, g.table_name, g.rights from cdn_recorder.member m
           join cdn_recorder.table_grant g on g.role = m.role
           join pg_roles r on r.rolname = m.login
           where m.login <> current_user
       loop
         execute format('grant usage on schema cdn_recorder to %I', given.login);
         execute format('revoke all on cdn_recorder.%I from %I', given.table_name, given.login);
         execute format('grant %s on cdn_recorder.%I to %I', given.rights, given.table_name, given.login);
       end loop;
     end $$`,
  `create function cdn_recorder.put_member(new_login name, new_person text, new_role text) returns void
     language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
     declare
       room uuid := cdn_recorder.room_of(session_user);
       of_login uuid := cdn_recorder.room_of(new_login);
     begin
       if cdn_recorder.role_of(session_user) is distinct from 'owner' then
         raise insufficient_privilege using message = 'only an owner of the room adds members';
       end if;
       if of_login is not null and of_login <> room then
         raise insufficient_privilege using message = 'this login is in another room';
       end if;
       if not exists (select from pg_roles where rolname = new_login) then
         raise undefined_object using message = format('there is no login %s', new_login);
       end if;
       if new_login = session_user and new_role <> 'owner' then
         raise insufficient_privilege using message = 'an owner stays an owner: another owner changes that';
       end if;
       insert into cdn_recorder.member as m (login, room_id, person, role)
         values (new_login, room, new_person, new_role)
         on conflict (login) do update set person = excluded.person, role = excluded.role;
       insert into cdn_recorder.audit (room_id, action, subject, detail)
         values (room, 'member', new_login, jsonb_build_object('person', new_person, 'role', new_role));
       perform cdn_recorder.apply_grants();
     end $$`,
  `create function cdn_recorder.remove_member(old_login name) returns void
     language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
     declare
       room uuid := cdn_recorder.room_of(session_user);
       given record;
     begin
       if cdn_recorder.role_of(session_user) is distinct from 'owner' or old_login = session_user then
         raise insufficient_privilege using message = 'another owner of the room removes a member';
       end if;
       delete from cdn_recorder.member m where m.login = old_login and m.room_id = room;
       if not found then return; end if;
       insert into cdn_recorder.audit (room_id, action, subject) values (room, 'member-removed', old_login);
       for given in select distinct g.table_name from cdn_recorder.table_grant g loop
         execute format('revoke all on cdn_recorder.%I from %I', given.table_name, old_login);
       end loop;
       execute format('revoke usage on schema cdn_recorder from %I', old_login);
     end $$`,
];

/** SECURITY: PostgreSQL lets everyone execute a new function; what needs no caller of a desk's gets none. */
const CLOSED = [
  `revoke all on schema cdn_recorder from public`,
  `revoke execute on function cdn_recorder.apply_grants() from public`,
  `revoke update, delete, truncate on cdn_recorder.audit from current_user`,
];

const POLICIES = [
  `alter table cdn_recorder.room enable row level security`,
  `create policy reading on cdn_recorder.room for select
     using (id = (select cdn_recorder.room_of(current_user)))`,
  `create policy update_rows on cdn_recorder.room for update
     using (id = (select cdn_recorder.room_of(current_user))
       and (select cdn_recorder.role_of(current_user)) = 'owner')`,
  `alter table cdn_recorder.member enable row level security`,
  `create policy reading on cdn_recorder.member for select
     using (room_id = (select cdn_recorder.room_of(current_user)))`,
  `alter table cdn_recorder.change enable row level security`,
  `create policy reading on cdn_recorder.change for select
     using (room_id = (select cdn_recorder.room_of(current_user)))`,
  `alter table cdn_recorder.change_counter enable row level security`,
  `create policy reading on cdn_recorder.change_counter for select
     using (room_id = (select cdn_recorder.room_of(current_user)))`,
];

async function runAll(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await run(db, statement);
}

/** A workstation in the room and its last sign of life, by the database's time. */
async function createDesks(db: Kysely<unknown>): Promise<void> {
  await createSharedTable(db, {
    name: 'desk',
    columns: `
      name text not null check (length(name) between 1 and 200),
      login name not null default current_user,
      person text not null,
      app_version text not null,
      schema_known int not null,
      clock_ahead_ms double precision,
      last_sign timestamptz not null default clock_timestamp()`,
    operators: ['INSERT', 'UPDATE'],
    viewers: ['INSERT', 'UPDATE'],
    unreported: ['last_sign', 'clock_ahead_ms'],
  });
}

/** Version 1 of the schema. */
export const roomMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const part of [ROOM, MEMBERSHIP, CHANGES, AUDIT, MEMBERS, POLICIES])
      await runAll(db, part);
    // Not forced: `put_member` adds to it as the schema's owner, for an owner of any room.
    await limitToRoom(db, { name: 'audit', operators: ['INSERT'], forced: false });
    await createDesks(db);
    for (const role of ['owner', 'operator', 'viewer'] as const) {
      await grantTo(db, role, 'room', role === 'owner' ? ['SELECT', 'UPDATE'] : ['SELECT']);
      for (const name of ['member', 'change', 'change_counter', 'schema_version']) {
        await grantTo(db, role, name, ['SELECT']);
      }
    }
    await runAll(db, CLOSED);
    await applyGrants(db);
  },
};
