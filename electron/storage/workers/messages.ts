import type { DatabaseFault } from '../database-fault.ts';

/** One worker writes to a database, another one answers from it. */
export type Role = 'writer' | 'reader';

export interface WorkerData {
  readonly path: string;
  readonly role: Role;
}

/** What main asks of a worker, by name: arguments and result. */
export type Requests<R> = { readonly [N in keyof R]: { args: unknown; result: unknown } };

/** How each question of a role is answered. */
export type RoleHandlers<R extends Requests<R>> = {
  readonly [N in keyof R]: (args: R[N]['args']) => R[N]['result'] | Promise<R[N]['result']>;
};

export interface WorkerQuestion {
  readonly id: number;
  readonly name: string;
  readonly args: unknown;
}

export type WorkerAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly failure: WorkerFailure };

/** Why a worker could not do something, and what that means for its file. */
export interface WorkerFailure {
  readonly message: string;
  readonly fault: DatabaseFault;
}

/** The worker ends: it cannot open its database. */
export interface Unopened {
  readonly notice: 'unopened';
  readonly failure: WorkerFailure;
}

/** There was no database yet: it begins now. */
export interface BegunNew {
  readonly notice: 'new';
}
