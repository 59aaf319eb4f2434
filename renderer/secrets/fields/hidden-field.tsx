import { TextInput, type TextInputProps } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';

interface HiddenInputProps
  extends Pick<TextInputProps, 'label' | 'description' | 'disabled' | 'error' | 'onInput'> {
  readonly field: HiddenField;
  /** The first field of its step. */
  readonly first?: boolean;
}

/** A field that hides its text from bystanders. Nothing completes it, corrects it or shows it. */
export function HiddenInput({ field, first = false, ...input }: HiddenInputProps) {
  return (
    <TextInput
      {...input}
      ref={field.ref}
      type="password"
      autoComplete="off"
      autoCorrect="off"
      autoCapitalize="off"
      spellCheck={false}
      data-autofocus={first || undefined}
    />
  );
}

export interface HiddenField {
  readonly ref: (element: HTMLInputElement | null) => void;
  /** What is in it now. Not to be kept. */
  readonly peek: () => string;
  /** Reads and empties. */
  readonly take: () => string;
  readonly focus: () => void;
}

/**
 * SECURITY: a secret stays in the field itself, never in React's state, and leaves it once, for the one
 * message that needs it. The field is emptied as it is read, and when it goes away.
 */
export function useHiddenField(): HiddenField {
  const field = useRef<HTMLInputElement | null>(null);
  const ref = useCallback((element: HTMLInputElement | null) => {
    if (!element && field.current) field.current.value = '';
    field.current = element;
  }, []);
  useEffect(
    () => () => {
      if (field.current) field.current.value = '';
    },
    [],
  );
  const peek = useCallback(() => field.current?.value ?? '', []);
  const take = useCallback(() => {
    const text = field.current?.value ?? '';
    if (field.current) field.current.value = '';
    return text;
  }, []);
  const focus = useCallback(() => field.current?.focus(), []);
  return { ref, peek, take, focus };
}

/** The same for several fields, by their names: each is emptied as it is read, and when it goes away. */
export function useHiddenFields<Name extends string>(): HiddenFields<Name> {
  const [fields] = useState(() => createHiddenFields<Name>());
  return fields;
}

export interface HiddenFields<Name extends string> {
  readonly field: (name: Name) => HiddenField;
}

function createHiddenFields<Name extends string>(): HiddenFields<Name> {
  const made = new Map<Name, HiddenField>();
  const make = (): HiddenField => {
    let element: HTMLInputElement | null = null;
    const empty = () => {
      if (element) element.value = '';
    };
    return {
      ref: (next) => {
        if (!next) empty();
        element = next;
      },
      peek: () => element?.value ?? '',
      take: () => {
        const text = element?.value ?? '';
        empty();
        return text;
      },
      focus: () => element?.focus(),
    };
  };
  return {
    field(name) {
      const field = made.get(name) ?? make();
      made.set(name, field);
      return field;
    },
  };
}
