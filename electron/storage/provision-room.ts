import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { hostSchema } from '#contract/model/control.ts';
import { portSchema } from '#contract/model/receiver.ts';
import {
  deskNameSchema,
  MAX_CERTIFICATES,
  ROOM_PORT,
  type RoomAddress,
  sqlNameSchema,
} from '#contract/model/room.ts';

const PEM = '-----BEGIN CERTIFICATE-----';
const MAX_PASSWORD = 1000;

/** The section `room` of a provision file. */
export const provisionRoomSchema = z.strictObject({
  host: hostSchema,
  port: portSchema.min(1).default(ROOM_PORT),
  database: sqlNameSchema,
  user: sqlNameSchema,
  /** Empty where the server trusts the login without one. */
  password: z.string().max(MAX_PASSWORD).default(''),
  /** Certificates in PEM, or the whole path of a file with them; none for those that the program comes with. */
  ca: z
    .string()
    .max(MAX_CERTIFICATES)
    .refine(
      (text) => text === '' || text.includes(PEM) || isAbsolute(text),
      'is neither a certificate in PEM nor the whole path of a file with one',
    )
    .nullable()
    .default(null),
  /** This workstation's name in the room. */
  desk: deskNameSchema.optional(),
});
export type ProvisionRoom = z.infer<typeof provisionRoomSchema>;

/** Where the room is, and how to log in. */
export interface GivenRoom {
  readonly address: RoomAddress;
  readonly password: string;
  /** Null for the workstation's host name. */
  readonly desk: string | null;
}

/** The room with its certificates read. `problem`: a sentence without any value of the file. */
export function givenRoom(
  room: ProvisionRoom,
):
  | { readonly ok: true; readonly given: GivenRoom }
  | { readonly ok: false; readonly problem: string } {
  const { password, desk, ca, ...place } = room;
  try {
    const certificates = ca === null || ca === '' ? null : certificatesOf(ca);
    return {
      ok: true,
      given: { address: { ...place, ca: certificates }, password, desk: desk ?? null },
    };
  } catch {
    return { ok: false, problem: '$.room.ca: holds no certificate that can be read' };
  }
}

/** @throws where there is none, or one that cannot be read */
function certificatesOf(ca: string): string {
  const text = ca.includes(PEM) ? ca : readBoundedFile(ca);
  new X509Certificate(text);
  return text;
}

function readBoundedFile(path: string): string {
  if (statSync(path).size > MAX_CERTIFICATES) throw new Error('too large');
  return readFileSync(path, 'utf8');
}
