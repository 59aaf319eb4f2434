import { Fragment, type ReactNode } from 'react';
import type { Link } from '#contract/ipc/links.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { ErrorNote } from '../shared/components/note.tsx';
import styles from './help.module.css';
import type { HelpBlock, HelpDocument, HelpInline } from './help-document.ts';
import { elementId, hrefOfHelp, showAnchor } from './place.ts';

/** A document of Help, made of React's elements alone: no text ever becomes markup. */
export function DocumentView({ blocks }: { readonly blocks: HelpDocument }) {
  return <Blocks blocks={blocks} />;
}

/** Blocks and lines have no name of their own, and never change their order: their place is their key. */
const keyed = <T,>(all: readonly T[], show: (one: T) => ReactNode): ReactNode[] =>
  all.map((one, at) => <Fragment key={String(at)}>{show(one)}</Fragment>);

const Blocks = ({ blocks }: { readonly blocks: readonly HelpBlock[] }) =>
  keyed(blocks, (block) => <Block block={block} />);

const Line = ({ inside }: { readonly inside: readonly HelpInline[] }) =>
  keyed(inside, (one) => <Inline one={one} />);

/** Below the heading of the section, which is the first of the page. */
const HEADINGS = ['h2', 'h3', 'h4'] as const;

function Block({ block }: { readonly block: HelpBlock }) {
  switch (block.is) {
    case 'heading': {
      const Heading = HEADINGS[block.level - 1] ?? 'h4';
      return (
        <Heading id={elementId(block.anchor)} tabIndex={-1}>
          <Line inside={block.inside} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p>
          <Line inside={block.inside} />
        </p>
      );
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a line that is too long is scrolled by keys.
        <pre tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      );
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {keyed(block.items, (item) => (
            <li>
              <Blocks blocks={item} />
            </li>
          ))}
        </List>
      );
    }
    case 'table':
      return <Table table={block} />;
    case 'picture':
      // The page's origin is opaque: its pictures are asked for across origins.
      return <img src={block.source} alt={block.alt} crossOrigin="anonymous" />;
  }
}

function Table({ table: { head, rows } }: { readonly table: HelpBlock & { is: 'table' } }) {
  return (
    <div className={styles.table}>
      <table>
        <thead>
          <tr>
            {keyed(head, (cell) =>
              cell.length === 0 ? (
                <td />
              ) : (
                <th scope="col">
                  <Line inside={cell} />
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {keyed(rows, (row) => (
            <tr>
              {keyed(row, (cell) => (
                <td>
                  <Line inside={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Inline({ one }: { readonly one: HelpInline }) {
  if (typeof one === 'string') return one;
  if (one.is === 'code') return <code>{one.text}</code>;
  const inside = <Line inside={one.inside} />;
  switch (one.is) {
    case 'strong':
      return <strong>{inside}</strong>;
    case 'em':
      return <em>{inside}</em>;
    case 'link':
      return (
        <a href={hrefOfHelp(one.document, one.anchor)} onClick={() => showAnchor(one.anchor)}>
          {inside}
        </a>
      );
    case 'page':
      return <PageButton page={one.page}>{inside}</PageButton>;
  }
}

/** A page that main opens in the browser; the window itself goes nowhere. */
function PageButton({ page, children }: { readonly page: Link; readonly children: ReactNode }) {
  const open = useAction(() => bridge.ask('links.open', { link: page }));
  return (
    <>
      <button type="button" className={styles.page} onClick={() => void open.run()}>
        {children}
      </button>
      <ErrorNote code={open.error} />
    </>
  );
}
