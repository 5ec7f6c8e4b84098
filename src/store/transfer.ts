import { z } from 'zod';

/** The form of exported data, the same from and to every database: a header, then a row a line. */
export const headerShape = z.object({
  export: z.literal('devops-consultant'),
  version: z.string(),
  rows: z.int().min(0),
});

export type Header = z.output<typeof headerShape>;

const cell = z.union([z.string(), z.number(), z.null()]);

export const rowShape = z.object({ table: z.string(), row: z.record(z.string(), cell) });

export type Row = z.output<typeof rowShape>['row'];

/** The data cannot be moved as asked; the message says what to do about it. Nothing has been changed. */
export class TransferFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TransferFault';
  }
}
