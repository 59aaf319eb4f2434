import type { AccountColour as Colour } from '#contract/model/account-colours.ts';
import styles from './account-colour.module.css';

/** A mark in an account's colour. Its name always stands beside it: never colour alone. */
export function AccountColour({ colour }: { readonly colour: Colour }) {
  return <span className={styles.mark} data-account-colour={colour} aria-hidden="true" />;
}
