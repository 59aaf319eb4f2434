import type { Vendor } from '../../../electron/contract/vendor.ts';
import { vendorName } from '../format/words.ts';
import { useT } from '../i18n/use-t.ts';
import styles from './vendor-name.module.css';

/** A vendor as operators call it, with the API's own name beside it where that is another: support asks for it. */
export function VendorName({ vendor }: { readonly vendor: Vendor }) {
  const name = vendorName(vendor, useT());
  return (
    <span className={styles.name}>
      {name}
      {name !== vendor && (
        <>
          {' '}
          <span className={styles.api}>{vendor}</span>
        </>
      )}
    </span>
  );
}
