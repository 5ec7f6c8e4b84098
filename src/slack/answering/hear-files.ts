import { isUtf8 } from 'node:buffer';
import type { Consultant, Hint } from '../../consult/consultant.ts';
import { systemOrder } from '../../consult/systems/system-order.ts';
import type { SlackApi } from '../delivery/slack-api.ts';
import { SlackRefusal } from '../delivery/trouble.ts';
import type { Apis } from '../installs/apis.ts';
import type { Request } from '../request.ts';
import { isCatalog, type NamedFile } from '../systems/catalog-file.ts';

export interface HearFilesParts {
  readonly consultant: Pick<Consultant, 'conceal' | 'note'>;
  readonly apis: Apis;
}

export type Heard = { readonly request: Request } & (
  | { readonly kind: 'words' }
  /** Systems to take over. */
  | { readonly kind: 'catalog'; readonly files: readonly NamedFile[] }
  /** The files were all there was, and cannot be read. */
  | { readonly kind: 'refused'; readonly hint: Hint }
);

type Unread = 'file-not-text' | 'file-too-long' | 'file-not-read';

type Read = NamedFile | { readonly name: string; readonly unread: Unread };

const mostBytes = 200_000;
/** Of a file that is looked through; a catalog is only taken over. */
const mostChars = 40_000;

const isText = (type: string): boolean => /^text\/|[/+-](?:json|yaml|xml|toml)$/u.test(type);

/** Slack goes by the end of the name, which a Jenkinsfile or a Makefile has not: there the bytes tell. */
const isUnknown = (type: string): boolean => type === '' || type === 'application/octet-stream';

async function read(id: string, api: Pick<SlackApi, 'sharedFile' | 'readShared'>): Promise<Read> {
  let name = '';
  try {
    const file = await api.sharedFile(id);
    ({ name } = file);
    if (!isText(file.type) && !isUnknown(file.type)) return { name, unread: 'file-not-text' };
    if (file.bytes > mostBytes) return { name, unread: 'file-too-long' };
    const bytes = await api.readShared(file, mostBytes);
    if (!isUtf8(bytes) || bytes.includes(0)) return { name, unread: 'file-not-text' };
    const text = bytes.toString('utf8').replaceAll('\r\n', '\n');
    return text.length > mostChars && !isCatalog({ name, text }) ? { name, unread: 'file-too-long' } : { name, text };
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    return { name, unread: error.code === 'file_too_long' ? 'file-too-long' : 'file-not-read' };
  }
}

const fenced = ({ text }: NamedFile): string => `\n\`\`\`\n${text.replaceAll('```', '')}\n\`\`\``;

/** What was said, with what stands in the files that came along. They are read when it is answered, and never kept. */
export const createHearFiles =
  ({ consultant, apis }: HearFilesParts) =>
  async (asked: Request): Promise<Heard> => {
    const { attached = [], text: words, shown = [] } = asked;
    if (attached.length === 0) return { kind: 'words', request: asked };
    const kinds = new Set(shown);
    const files: NamedFile[] = [];
    const unread: { readonly name: string; readonly unread: Unread }[] = [];
    for (const id of attached) {
      const one = await read(id, apis.of(asked));
      if ('unread' in one) {
        unread.push(one);
        continue;
      }
      const concealed = consultant.conceal(one.text);
      for (const kind of concealed.kinds) kinds.add(kind);
      files.push({ name: one.name, text: concealed.text });
    }
    const request = { ...asked, ...(kinds.size > 0 && { shown: [...kinds] }) };
    const isAlone = words.trim() === '';
    const [failed] = unread;
    // A picture beside a question is no part of it.
    if (failed !== undefined && files.length === 0 && (isAlone || failed.unread !== 'file-not-text'))
      return { kind: 'refused', request, hint: consultant.note(failed.unread, { topic: failed.name }) };
    const catalogs = files.filter(isCatalog);
    const imports = isAlone || /\bimport\b/iu.test(words) || systemOrder(words)?.kind === 'import';
    if (imports && catalogs.length > 0)
      return { kind: 'catalog', request: { ...request, text: 'system import' }, files: catalogs };
    return { kind: 'words', request: { ...request, text: `${words}${files.map(fenced).join('')}`.trim() } };
  };
