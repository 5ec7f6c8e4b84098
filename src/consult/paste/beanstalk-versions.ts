import { z } from 'zod';
import type { Row } from './listing.ts';
import { fromData, type Parser, readTable, rowOf } from './parser.ts';

/** `aws elasticbeanstalk describe-application-versions`, as a table and as JSON. */

interface Entry {
  readonly label: string;
  readonly when?: string | undefined;
  readonly what?: string | undefined;
  readonly status?: string | undefined;
}

const entry = z.object({
  VersionLabel: z.string(),
  DateCreated: z.string().optional(),
  Description: z.string().optional(),
  Status: z.string().optional(),
});

const shape = z.object({ ApplicationVersions: z.array(entry) });

/** A label is a name that somebody chose, often with a version in the middle of it. */
function make({ label, when, what, status }: Entry): Row {
  const numbered = /(?<![\w.])v?\d+(?:\.\d+)+/u.exec(label)?.[0];
  const names = [label, numbered, what?.trim()].filter((name) => name !== undefined && !/^(?:None)?$/u.test(name));
  return rowOf({
    revision: label,
    version: [...new Set(names)].join(' '),
    when,
    status: status?.toLowerCase(),
    failed: status === 'FAILED',
  });
}

export const beanstalkVersions: Parser = {
  tool: 'beanstalk-versions',
  read: (pasted) =>
    fromData(pasted, (value) =>
      shape
        .safeParse(value)
        .data?.ApplicationVersions.map((one) =>
          make({ label: one.VersionLabel, when: one.DateCreated, what: one.Description, status: one.Status }),
        ),
    ) ??
    readTable(pasted, {
      header: /^\s*\|?\s*DescribeApplicationVersions\s*\|?\s*$/u,
      row: /^\s*\|\s*(?<label>[^|]*[^|\s])\s*\|\s*(?<when>\d{4}-\d\d-\d\dT[^|\s]*)\s*\|(?<what>[^|]*)\|\s*(?<status>[A-Z]+)\s*\|?\s*$/u,
      make: ({ label = '', when, what, status }) => make({ label, when, what, status }),
    }),
};
