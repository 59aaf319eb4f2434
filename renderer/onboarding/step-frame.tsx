import type { ReactNode } from 'react';
import styles from './welcome.module.css';

interface StepFrameProps {
  readonly title: string;
  readonly children: ReactNode;
  /** The way on first, then the way back. */
  readonly actions: ReactNode;
}

/** A step's heading (which takes the focus), what it asks, and the ways from it. */
export function StepFrame({ title, children, actions }: StepFrameProps) {
  return (
    <>
      <h3 tabIndex={-1} className={styles.stepTitle}>
        {title}
      </h3>
      {children}
      <div className={styles.actions}>{actions}</div>
    </>
  );
}
