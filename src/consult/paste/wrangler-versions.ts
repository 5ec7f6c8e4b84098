import { mostRows, type Parser, rowOf } from './parser.ts';

/** `wrangler versions list`, and below it, if pasted too, `wrangler deployments list`, which says what serves. */

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const first = new RegExp(String.raw`^\s*Version ID:\s*(${uuid})\s*$`, 'iu');
const serving = new RegExp(String.raw`\(100%\)\s*(${uuid})`, 'iu');
const field = /^\s*(?<name>Created|Author|Source|Tag|Message|Version\(s\)):\s*(?<text>.*)$/u;

interface Entry {
  id: string;
  created?: string;
  tag?: string;
  message?: string;
}

export const wranglerVersions: Parser = {
  tool: 'wrangler-versions',
  read: ({ lines }) => {
    const entries: Entry[] = [];
    let deployed: { when: string; id: string } | undefined;
    let created = '';
    let deploying = false;
    let to = -1;
    for (const [at, line] of lines.entries()) {
      const id = first.exec(line)?.[1];
      const { name, text = '' } = field.exec(line)?.groups ?? {};
      const full = serving.exec(line)?.[1];
      const entry = entries.at(-1);
      if (id !== undefined) {
        if (entries.length >= mostRows) break;
        entries.push({ id });
        deploying = false;
      } else if (name === 'Created') {
        created = text.trim();
        // a version has one time; the next belongs to a deployment
        deploying = entry === undefined || entry.created !== undefined;
        if (entry !== undefined && !deploying) entry.created = created;
      } else if (entry !== undefined && !deploying && name === 'Tag') entry.tag = text.trim();
      else if (entry !== undefined && !deploying && name === 'Message') entry.message = text.trim();
      if (full !== undefined && (deployed === undefined || created > deployed.when))
        deployed = { when: created, id: full };
      if (id !== undefined || full !== undefined || (entry !== undefined && name !== undefined)) to = at;
    }
    if (entries.length === 0) return undefined;
    const rows = entries.map(({ id, created: when, tag = '', message = '' }) =>
      rowOf({
        revision: id,
        version: [tag, message].filter((text) => text !== '-').join(' '),
        when,
        current: id === deployed?.id,
      }),
    );
    return { rows, from: lines.findIndex((line) => first.test(line)), to };
  },
};
