import type { ReactNode } from 'react';
import styles from './page.module.css';

interface PageProps {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** The page scrolls by itself, unless what is in it does (a long table). */
  readonly fixed?: boolean;
  /** Its content goes to every edge, and its heading is for screen readers alone. */
  readonly bare?: boolean;
}

/** A section's frame: its heading, what can be done there, and its content. */
export function Page({ title, actions, children, fixed = false, bare = false }: PageProps) {
  return (
    <div className={styles.page} data-fixed={fixed || undefined} data-bare={bare || undefined}>
      {bare ? (
        <h1 className="visually-hidden">{title}</h1>
      ) : (
        <header className={styles.head}>
          <h1 className={styles.title}>{title}</h1>
          <div className={styles.actions}>{actions}</div>
        </header>
      )}
      {children}
    </div>
  );
}
