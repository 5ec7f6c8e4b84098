import { type VNode } from 'preact';
import { useContext } from 'preact/hooks';
import { isObject, objectsIn, stringOf, type JsonObject } from '../../slack/json-object.ts';
import { BeforeContext, printOf } from './before.ts';
import { RichText } from './rich-text.tsx';

const Cell = ({ value }: { value: JsonObject }): VNode =>
  value['type'] === 'rich_text' ? <RichText block={value} /> : <span>{stringOf(value['text'])}</span>;

const alignmentOf = (value: unknown): 'left' | 'center' | 'right' => {
  const align = isObject(value) ? value['align'] : undefined;
  return align === 'center' || align === 'right' ? align : 'left';
};

/** Rows and cells; the first row says what the columns are. It scrolls inside its own box. */
export const TableBlock = ({ block }: { block: JsonObject }): VNode => {
  const before = useContext(BeforeContext);
  const isNew = (row: readonly JsonObject[]): boolean => before !== undefined && !before.has(printOf(row));
  const rows = Array.isArray(block['rows']) ? block['rows'].map(objectsIn) : [];
  const settings: unknown[] = Array.isArray(block['column_settings']) ? block['column_settings'] : [];
  const align = settings.map(alignmentOf);
  const [head = [], ...rest] = rows;
  return (
    <div class="table-box" tabIndex={0} role="group" aria-label={stringOf(block['caption']) || 'Table'}>
      {/* A row that is new is marked as a whole. */}
      <BeforeContext.Provider value={undefined}>
        <table>
          <thead>
            <tr>
              {head.map((value, column) => (
                <th key={column} scope="col" style={{ textAlign: align[column] ?? 'left' }}>
                  <Cell value={value} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rest.map((row, index) => (
              <tr key={index} class={isNew(row) ? 'changed' : undefined}>
                {row.map((value, column) => (
                  <td key={column} style={{ textAlign: align[column] ?? 'left' }}>
                    <Cell value={value} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </BeforeContext.Provider>
    </div>
  );
};
