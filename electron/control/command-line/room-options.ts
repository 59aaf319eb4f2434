import { ROOM_ROLES, type RoomRole } from '#contract/model/room.ts';

/** One thing that an administrator asks of the room, in the order given. */
export type RoomTask =
  | { readonly kind: 'init' | 'migrate' | 'status' }
  | {
      readonly kind: 'add-operator';
      readonly login: string;
      /** Null for the login. */
      readonly person: string | null;
      readonly role: RoomRole;
    };

/** What is asked of the room. Nothing else is done then. */
export interface RoomRequest {
  readonly tasks: readonly RoomTask[];
}

const ALONE = {
  '--room-init': 'init',
  '--room-migrate': 'migrate',
  '--room-status': 'status',
} as const;
const ADD = '--room-add-operator';
const PERSON = '--room-person';
const ROLE = '--room-role';
export const ROOM_OPTIONS: readonly string[] = [...Object.keys(ALONE), ADD, PERSON, ROLE];

const ADD_HINT = `${ADD} needs a login of the database: ${ADD}=anna`;
const MAX_PERSON = 200;

/** Whether an argument asks for an administration of the room: no app, no window and no display is needed for one. */
export const isRoomOption = (arg: string): boolean =>
  Object.hasOwn(ALONE, arg) || arg === ADD || arg.startsWith(`${ADD}=`);

/** What a command line asks of the room, as it is found on it. */
export class RoomOptions {
  readonly #tasks: RoomTask[] = [];
  readonly #values = new Map<string, string>();
  #isWrong = false;

  /** Whether it is one of them; it is kept then. */
  takes(arg: string): boolean {
    const [option = ''] = arg.split('=', 1);
    const value = arg.slice(option.length + 1).trim();
    if (Object.hasOwn(ALONE, arg)) this.#tasks.push({ kind: ALONE[arg as keyof typeof ALONE] });
    else if (option === ADD && value === '') this.#isWrong = true;
    else if (option === ADD) {
      this.#tasks.push({ kind: 'add-operator', login: value, person: null, role: 'operator' });
    } else if (option === PERSON || option === ROLE) this.#values.set(option, value);
    else return false;
    return true;
  }

  /** A sentence for each mistake. `actions`: the kinds that the command line asks for besides; `others`: any view or report. */
  problems(actions: readonly string[], others: boolean): string[] {
    const added = this.#tasks.filter(({ kind }) => kind === 'add-operator').length;
    const person = this.#values.get(PERSON);
    const problems: string[] = [];
    if (this.#isWrong) problems.push(ADD_HINT);
    if (this.#values.size > 0 && added !== 1) {
      problems.push(`${PERSON} and ${ROLE} need one ${ADD}`);
    }
    if (this.#values.has(ROLE) && this.#role === null) {
      problems.push(`${ROLE} takes ${ROOM_ROLES.join(', ')}: ${ROLE}=viewer`);
    }
    if (person !== undefined && (person === '' || person.length > MAX_PERSON)) {
      problems.push(`${PERSON} needs a name of at most ${MAX_PERSON} characters`);
    }
    const isAsked = this.#tasks.length > 0 || this.#isWrong;
    const provisions = actions.filter((kind) => kind === 'provision').length;
    if (isAsked && (others || provisions > 1 || actions.length > provisions)) {
      problems.push('the options of a room go with one --provision and with nothing else');
    }
    return problems;
  }

  /** Null where nothing is asked. To be read where there are no problems. */
  get request(): RoomRequest | null {
    if (this.#tasks.length === 0) return null;
    const person = this.#values.get(PERSON) ?? null;
    const role = this.#role ?? 'operator';
    return {
      tasks: this.#tasks.map((task) =>
        task.kind === 'add-operator' ? { ...task, person, role } : task,
      ),
    };
  }

  get #role(): RoomRole | null {
    return ROOM_ROLES.find((one) => one === this.#values.get(ROLE)) ?? null;
  }
}
