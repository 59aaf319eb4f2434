import type { Kysely, Migration } from 'kysely';
import { applyGrants, createSharedTable, run } from './shared-table.ts';

/*
 * `session` and `written`: what a process of a desk has written, in the order in which it was asked. Two statements of one
 * desk are under way at once, and a network holds one back: what is older than a row changes it no more.
 */

/** What can run only once: a stream at a vendor, for a project at a service. */
const KEY = `
  app_id bigint not null,
  service text not null,
  vendor text not null,
  stream_id text not null`;

const SAME = (a: string, b: string) =>
  `${a}.app_id = ${b}.app_id and ${a}.service = ${b}.service and ${a}.vendor = ${b}.vendor and ${a}.stream_id = ${b}.stream_id`;

const KEY_ROWS = (json: string, more = '') =>
  `jsonb_to_recordset(${json}) as w(app_id bigint, service text, vendor text, stream_id text${more})`;

/** One writer of a room's rows at a time: what a call has read is so until it commits. It is a single statement for its caller. */
const ONE_AT_A_TIME = `perform pg_advisory_xact_lock(hashtextextended('cdn_recorder live ' || of_room, 0));
       moment := extract(epoch from clock_timestamp());
       delete from cdn_recorder.live_recording r where r.room_id = of_room and r.end_time <= moment;`;

const HEAD = 'language plpgsql set search_path = pg_catalog, pg_temp';

const CLAIM = `create function cdn_recorder.claim_streams(
     of_room uuid, of_desk text, desk_name text, of_session text, number bigint,
     preset text, wanted jsonb, is_partial boolean
   ) returns jsonb ${HEAD} as $$
     declare
       moment double precision;
       elsewhere jsonb;
       owned jsonb;
     begin
       ${ONE_AT_A_TIME}
       select coalesce(jsonb_agg(to_jsonb(r)), '[]') into elsewhere
         from cdn_recorder.live_recording r join ${KEY_ROWS('wanted')} on ${SAME('r', 'w')}
         where r.room_id = of_room and r.desk_id <> of_desk and r.state in ('sending', 'accepted', 'unknown');
       if elsewhere <> '[]' and not is_partial then
         return jsonb_build_object('owned', '[]'::jsonb, 'elsewhere', elsewhere);
       end if;
       insert into cdn_recorder.live_recording
           (room_id, id, desk_id, desk, session, written, person, preset_name, state, app_id, service, vendor,
            stream_id, end_time)
         select of_room, gen_random_uuid()::text, of_desk, desk_name, of_session, number,
             coalesce((select m.person from cdn_recorder.member m where m.login = current_user), current_user),
             preset, 'sending', w.app_id, w.service, w.vendor, w.stream_id, w.end_time
           from ${KEY_ROWS('wanted', ', end_time bigint')}
           order by w.app_id, w.service, w.vendor, w.stream_id
         on conflict do nothing;
       update cdn_recorder.live_recording r set session = of_session, written = number
         from ${KEY_ROWS('wanted')} where r.room_id = of_room and r.desk_id = of_desk and ${SAME('r', 'w')};
       delete from cdn_recorder.lost_recording l using ${KEY_ROWS('wanted')}
         where l.room_id = of_room and l.desk_id = of_desk and ${SAME('l', 'w')};
       select coalesce(jsonb_agg(to_jsonb(w)), '[]') into owned
         from ${KEY_ROWS('wanted')} where exists (
           select from cdn_recorder.live_recording r
             where r.room_id = of_room and r.desk_id = of_desk and ${SAME('r', 'w')}
               and r.state in ('sending', 'accepted', 'unknown'));
       return jsonb_build_object('owned', owned, 'elsewhere', elsewhere);
     end $$`;

const OWN = `, state text, end_time bigint, epoch int, preset_name text, tasks jsonb, recording jsonb`;

const PUBLISH = `create function cdn_recorder.publish_streams(
     of_room uuid, of_desk text, desk_name text, of_session text, number bigint,
     own jsonb, held jsonb, is_whole boolean
   ) returns jsonb ${HEAD} as $$
     declare
       moment double precision;
       of_person text := coalesce(
         (select m.person from cdn_recorder.member m where m.login = current_user), current_user);
     begin
       ${ONE_AT_A_TIME}
       if is_whole then
         delete from cdn_recorder.live_recording r where r.room_id = of_room and r.desk_id = of_desk
           and (r.session is distinct from of_session or r.written < number)
           and not exists (select from ${KEY_ROWS('own || held')} where ${SAME('r', 'w')});
       end if;
       update cdn_recorder.live_recording r set contested = null
         where r.room_id = of_room and r.contested ->> 'deskId' = of_desk
           and not exists (select from ${KEY_ROWS('own')} where ${SAME('r', 'w')});
       delete from cdn_recorder.lost_recording l where l.room_id = of_room and l.desk_id = of_desk
         and not exists (select from ${KEY_ROWS('own')} where ${SAME('l', 'w')});
       insert into cdn_recorder.live_recording
           (room_id, id, desk_id, desk, session, written, person, preset_name, state, app_id, service, vendor,
            stream_id, end_time)
         select of_room, gen_random_uuid()::text, of_desk, desk_name, of_session, number, of_person,
             w.preset_name, w.state, w.app_id, w.service, w.vendor, w.stream_id, w.end_time
           from ${KEY_ROWS('own', OWN)}
           where (w.end_time is null or w.end_time > moment) and not exists (
             select from cdn_recorder.lost_recording l
               where l.room_id = of_room and l.desk_id = of_desk and ${SAME('l', 'w')})
           order by w.app_id, w.service, w.vendor, w.stream_id
         on conflict do nothing;
       update cdn_recorder.live_recording r
         set state = w.state, end_time = w.end_time, tasks = w.tasks, recording = w.recording,
           session = of_session, written = greatest(r.written, number)
         from ${KEY_ROWS('own', OWN)}
         where r.room_id = of_room and r.desk_id = of_desk and ${SAME('r', 'w')}
           and (r.session is distinct from of_session or r.written < number)
           and (w.epoch is null or w.epoch = r.epoch) and (w.end_time is null or w.end_time > moment)
           and (r.state, r.end_time, r.tasks, r.recording)
             is distinct from (w.state, w.end_time, w.tasks, w.recording);
       update cdn_recorder.live_recording r
         set contested = jsonb_build_object('deskId', of_desk, 'desk', desk_name, 'person', of_person)
         from ${KEY_ROWS('own')}
         where r.room_id = of_room and r.desk_id <> of_desk and ${SAME('r', 'w')} and r.contested is null
           and not exists (select from cdn_recorder.lost_recording l
             where l.room_id = of_room and l.desk_id = of_desk and ${SAME('l', 'w')});
       return jsonb_build_object(
         'rows', cdn_recorder.live_streams(of_room),
         'lost', (select coalesce(jsonb_agg(to_jsonb(w)), '[]') from ${KEY_ROWS('own')}
           where exists (select from cdn_recorder.lost_recording l
             where l.room_id = of_room and l.desk_id = of_desk and ${SAME('l', 'w')})));
     end $$`;

const LIVE = `create function cdn_recorder.live_streams(of_room uuid) returns jsonb
     language sql stable set search_path = pg_catalog, pg_temp
     return (select coalesce(jsonb_agg(to_jsonb(r)), '[]') from cdn_recorder.live_recording r
       where r.room_id = of_room and r.state in ('sending', 'accepted', 'unknown')
         and (r.end_time is null or r.end_time > extract(epoch from clock_timestamp())))`;

const TAKE_OVER = `create function cdn_recorder.take_streams_over(
     of_room uuid, of_desk text, desk_name text, seen jsonb
   ) returns jsonb ${HEAD} as $$
     declare
       moment double precision;
       taken jsonb;
     begin
       ${ONE_AT_A_TIME}
       select coalesce(jsonb_agg(to_jsonb(w) || jsonb_build_object('desk', r.desk, 'person', r.person)), '[]')
         into taken
         from ${KEY_ROWS('seen', ', desk_id text, epoch int')}
         join cdn_recorder.live_recording r on ${SAME('r', 'w')}
         where r.room_id = of_room and r.desk_id = w.desk_id and r.epoch = w.epoch;
       insert into cdn_recorder.lost_recording
           (room_id, id, desk_id, app_id, service, vendor, stream_id)
         select of_room, gen_random_uuid()::text, w.desk_id, w.app_id, w.service, w.vendor, w.stream_id
           from ${KEY_ROWS('taken', ', desk_id text')} where w.desk_id <> of_desk
         on conflict do nothing;
       delete from cdn_recorder.lost_recording l using ${KEY_ROWS('taken')}
         where l.room_id = of_room and l.desk_id = of_desk and ${SAME('l', 'w')};
       update cdn_recorder.live_recording r
         set desk_id = of_desk, desk = desk_name, epoch = r.epoch + 1, contested = null,
           person = coalesce((select m.person from cdn_recorder.member m where m.login = current_user), current_user)
         from ${KEY_ROWS('taken')} where r.room_id = of_room and ${SAME('r', 'w')};
       if taken <> '[]' then
         insert into cdn_recorder.audit (room_id, desk, action, detail)
           values (of_room, desk_name, 'streams-taken-over', jsonb_build_object('streams', taken));
       end if;
       return (select coalesce(jsonb_agg(to_jsonb(r)), '[]') from cdn_recorder.live_recording r
         join ${KEY_ROWS('taken')} on ${SAME('r', 'w')} where r.room_id = of_room);
     end $$`;

/**
 * What the desks of a room run or may run, each stream at a vendor once: the unique index is over what blocks. What was
 * taken over from a desk is noted for it until its journal names it no more.
 */
export const liveRecordingsMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createSharedTable(db, {
      name: 'live_recording',
      columns: `
        desk_id text not null,
        desk text not null,
        session text,
        written bigint not null default 0,
        person text not null,
        preset_name text not null,
        state text not null check (state in ('sending', 'accepted', 'unknown', 'ended')),
        ${KEY},
        end_time bigint,
        epoch int not null default 1,
        tasks jsonb not null default '[]',
        recording jsonb,
        contested jsonb`,
      operators: ['INSERT', 'UPDATE', 'DELETE'],
      unreported: ['session', 'written'],
    });
    await run(
      db,
      `create unique index live_recording_once on cdn_recorder.live_recording
         (room_id, app_id, service, vendor, stream_id) where state in ('sending', 'accepted', 'unknown')`,
    );
    await createSharedTable(db, {
      name: 'lost_recording',
      columns: `desk_id text not null, ${KEY},
        unique (room_id, desk_id, app_id, service, vendor, stream_id)`,
      operators: ['INSERT', 'UPDATE', 'DELETE'],
    });
    for (const made of [LIVE, CLAIM, PUBLISH, TAKE_OVER]) await run(db, made);
    await run(
      db,
      `update cdn_recorder.schema_version set version = version + 1, migrated_at = clock_timestamp()`,
    );
    await applyGrants(db);
  },
};
