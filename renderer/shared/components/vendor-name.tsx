import type { Vendor } from '#contract/model/vendor.ts';
import { vendorName } from '../format/text.ts';
import { useT } from '../i18n/use-t.ts';
import styles from './vendor-name.module.css';

/** A vendor as operators call it. The API's own name is in what is copied for support. */
export function VendorName({ vendor }: { readonly vendor: Vendor }) {
  return <span className={styles.name}>{vendorName(vendor, useT())}</span>;
}
