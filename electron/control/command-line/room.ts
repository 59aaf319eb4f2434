import { oneLine } from '#contract/rules/terminal-text.ts';
import {
  type JoinedRoom,
  type RoomAdministration,
  type RoomDesk,
  RoomProblem,
} from '../../storage/room-ports.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { CommandEvent } from './request.ts';
import { adviceOf } from './room-advice.ts';
import type { RoomRequest, RoomTask } from './room-options.ts';

type Emit = (event: CommandEvent) => void;

/**
 * Does what an administrator asks of the room, in the order given, and ends at the first thing that fails. The fields
 * of its lines are what scripts rely on: add, never change.
 */
export async function performRoom(
  { tasks }: RoomRequest,
  administration: RoomAdministration,
  emit: Emit,
): Promise<ExitCode> {
  for (const task of tasks) {
    try {
      await perform(task, administration, emit);
    } catch (error) {
      const { fault, detail } = problemIn(error);
      emit({
        kind: 'line',
        json: { type: 'room-fault', task: task.kind, fault, detail },
        text: oneLine(`The room: ${detail}. ${adviceOf(fault)}`),
      });
      return EXIT.notAllAccepted;
    }
  }
  return EXIT.accepted;
}

const problemIn = (error: unknown): RoomProblem =>
  error instanceof RoomProblem ? error : new RoomProblem('other', String(error));

function perform(task: RoomTask, administration: RoomAdministration, emit: Emit): Promise<void> {
  switch (task.kind) {
    case 'init':
      return init(administration, emit);
    case 'migrate':
      return migrate(administration, emit);
    case 'status':
      return status(administration, emit);
    case 'add-operator':
      return addOperator(task, administration, emit);
  }
}

async function init(administration: RoomAdministration, emit: Emit): Promise<void> {
  const { room, made, migrations } = await administration.init();
  const what = made ? 'The room is made' : 'The room was there already';
  emit({
    kind: 'line',
    json: { type: 'room', task: 'init', made, migrations, ...roomFields(room) },
    text: `${what}: ${roomText(room)}`,
  });
  warn(room, emit);
}

async function migrate(administration: RoomAdministration, emit: Emit): Promise<void> {
  const { migrations, schemaVersion } = await administration.migrate();
  const done = migrations.length > 0 ? migrations.join(', ') : 'nothing to do';
  emit({
    kind: 'line',
    json: { type: 'room-migrated', migrations, schema: schemaVersion },
    text: oneLine(`The room has schema ${schemaVersion}: ${done}.`),
  });
}

async function status(administration: RoomAdministration, emit: Emit): Promise<void> {
  const { room, members, desks } = await administration.status();
  emit({
    kind: 'line',
    json: { type: 'room', task: 'status', ...roomFields(room) },
    text: roomText(room),
  });
  for (const member of members) {
    const text = oneLine(`  ${member.person} (${member.login}): ${member.role}`);
    emit({ kind: 'line', json: { type: 'room-member', ...member }, text });
  }
  for (const desk of desks) emit({ kind: 'line', ...deskLine(desk) });
  warn(room, emit);
}

/** Milliseconds without a sign of life after which a desk is told as silent. */
export const SILENT_MS = 20_000;

function deskLine(desk: RoomDesk) {
  const { id, name, login, person, appVersion, clockAheadMs, silentMs } = desk;
  const seconds = Math.round(silentMs / 1000);
  const heard = silentMs < SILENT_MS ? 'there' : `silent for ${seconds} s`;
  const clock = clockAheadMs === null ? '' : `, clock ${Math.round(clockAheadMs)} ms ahead`;
  return {
    json: {
      ...{ type: 'room-desk', id, desk: name, login, person, version: appVersion },
      ...{ clockAheadMs, silentMs: Math.round(silentMs), silent: silentMs >= SILENT_MS },
    },
    text: oneLine(`  ${name}: ${person} (${login}), version ${appVersion}, ${heard}${clock}`),
  };
}

async function addOperator(
  { login, person, role }: Extract<RoomTask, { kind: 'add-operator' }>,
  administration: RoomAdministration,
  emit: Emit,
): Promise<void> {
  const member = { login, person: person ?? login, role };
  const { password } = await administration.addMember(member);
  const made = password === null ? '' : `; its login is new, with the password ${password}`;
  emit({
    kind: 'line',
    json: { type: 'room-member', ...member, ...(password !== null && { password }) },
    text: oneLine(`${member.person} (${login}) is in the room as ${role}${made}.`),
  });
  if (password !== null) {
    emit({
      kind: 'notice',
      text: 'The password is shown once: hand it over, and keep it nowhere else.',
    });
  }
}

const roomFields = (room: JoinedRoom) => ({
  ...{ room: room.roomName, roomId: room.roomId, whenAway: room.whenAway },
  ...{ login: room.login, person: room.person, role: room.role, superuser: room.isSuperuser },
  ...{ schema: room.schemaVersion, server: room.serverVersion },
});

const roomText = ({ roomName, login, role, schemaVersion, serverVersion }: JoinedRoom): string =>
  oneLine(
    `${roomName}, as ${login} (${role}); schema ${schemaVersion}, PostgreSQL ${serverVersion}`,
  );

/** PostgreSQL checks nothing that a superuser does: neither roles nor the audit hold one. */
function warn({ isSuperuser, login }: JoinedRoom, emit: Emit): void {
  if (!isSuperuser) return;
  emit({
    kind: 'notice',
    text: `Warning: ${login} is a superuser, so PostgreSQL checks none of its rights. Desks should use logins of their own (--room-add-operator).`,
  });
}
