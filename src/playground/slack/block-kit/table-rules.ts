import { isObject, type JsonObject } from '../json-object.ts';
import { textLength } from './text-length.ts';
import { richText } from './rich-text-rules.ts';
import { boolean, byType, integer, list, oneOf, shape, string, type Report } from './rule.ts';

const rawText = shape({ required: { text: string() } });
const rawNumber = shape({ required: { value: integerOrDecimal, text: string() } });

function integerOrDecimal(value: unknown, at: string, report: Report): void {
  if (typeof value !== 'number' || !Number.isFinite(value)) report(at, 'must provide a number');
}

const cell = byType({ raw_text: rawText, raw_number: rawNumber, rich_text: richText });
/** Slack's live service refuses `raw_number` in a data table, whatever its types say. */
const dataCell = byType({ raw_text: rawText, rich_text: richText });

const rows = (value: JsonObject): unknown[][] =>
  Array.isArray(value['rows']) ? value['rows'].filter((row): row is unknown[] => Array.isArray(row)) : [];

const dataTableCheck = (table: JsonObject, at: string, report: Report): void => {
  const [header, ...rest] = rows(table);
  if (header?.some((one) => isObject(one) && one['type'] === 'rich_text')) {
    report(`${at}/rows/0`, 'header cells must be raw_text');
  }
  if (rest.some((row) => row.length !== header?.length)) report(`${at}/rows`, 'all rows must have the same length');
  if (textLength(table['rows']) > 10_000) report(`${at}/rows`, 'must be less than 10001 characters over all cells');
};

/** The two blocks of rows and cells. */
export const tableRules = {
  table: shape({
    required: { rows: list(list(cell, { min: 1, max: 20 }), { min: 1, max: 100 }) },
    optional: {
      block_id: string({ max: 255 }),
      column_settings: list(shape({ optional: { align: oneOf('left', 'center', 'right'), is_wrapped: boolean } }), {
        max: 20,
      }),
    },
  }),
  data_table: shape({
    required: { caption: string(), rows: list(list(dataCell, { min: 1, max: 20 }), { min: 2, max: 101 }) },
    optional: {
      block_id: string({ max: 255 }),
      page_size: integer({ min: 1, max: 100 }),
      row_header_column_index: integer({ min: 0, max: 19 }),
    },
    check: dataTableCheck,
  }),
};
