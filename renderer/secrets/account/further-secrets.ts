import { useState } from 'react';
import { type Account, type AccountEntry, consoleSecretSchema } from '#contract/model/account.ts';
import { VENDORS, type Vendor } from '#contract/model/vendor.ts';
import { type HiddenField, useHiddenFields } from '../fields/hidden-field.tsx';

/** A secret that an account may do without: the one that signs callbacks, or a vendor's playback key. */
export type FurtherSecret = 'callback' | Vendor;

/** What may be known of each outside its field. */
export type FurtherState = 'empty' | 'impossible' | 'possible';

export const isStored = (account: Account | null, name: FurtherSecret): boolean =>
  name === 'callback'
    ? account?.hasCallbackSecret === true
    : account?.playbackKeysOf.includes(name) === true;

/**
 * What is to become of one: null keeps what is stored, an empty text removes it. Where AppId or address change,
 * nothing stored may be kept.
 */
export function furtherChange(
  typed: string,
  { stored, removed, mayKeep }: { stored: boolean; removed: boolean; mayKeep: boolean },
): string | null {
  const secret = typed.trim();
  if (secret !== '') return secret;
  return removed || (stored && !mayKeep) ? '' : null;
}

export function furtherStateOf(typed: string): FurtherState {
  const secret = typed.trim();
  if (secret === '') return 'empty';
  return consoleSecretSchema.safeParse(secret).success ? 'possible' : 'impossible';
}

export interface FurtherSecrets {
  readonly field: (name: FurtherSecret) => HiddenField;
  readonly stateOf: (name: FurtherSecret) => FurtherState;
  readonly isRemoved: (name: FurtherSecret) => boolean;
  readonly remove: (name: FurtherSecret, removed: boolean) => void;
  readonly look: (name: FurtherSecret) => void;
  readonly isFaulty: boolean;
  /** Reads and empties all of them. */
  readonly take: (mayKeep: boolean) => Pick<AccountEntry, 'callbackSecret' | 'playbackKeys'>;
}

/** The fields of the secrets that an account may do without; what is typed stays in them. */
export function useFurtherSecrets(account: Account | null): FurtherSecrets {
  const { field } = useHiddenFields<FurtherSecret>();
  const [states, setStates] = useState<Partial<Record<FurtherSecret, FurtherState>>>({});
  const [removed, setRemoved] = useState<ReadonlySet<FurtherSecret>>(new Set());
  const change = (name: FurtherSecret, mayKeep: boolean) =>
    furtherChange(field(name).take(), {
      stored: isStored(account, name),
      removed: removed.has(name),
      mayKeep,
    });
  return {
    field,
    stateOf: (name) => states[name] ?? 'empty',
    isRemoved: (name) => removed.has(name),
    remove: (name, isRemoved) =>
      setRemoved((held) => {
        const others = [...held].filter((other) => other !== name);
        return new Set(isRemoved ? [...others, name] : others);
      }),
    look: (name) => setStates((held) => ({ ...held, [name]: furtherStateOf(field(name).peek()) })),
    isFaulty: Object.values(states).includes('impossible'),
    take: (mayKeep) => {
      const entry = {
        callbackSecret: change('callback', mayKeep),
        playbackKeys: Object.fromEntries(
          VENDORS.map((vendor) => [vendor, change(vendor, mayKeep)]),
        ) as Record<Vendor, string | null>,
      };
      setStates({});
      return entry;
    },
  };
}
