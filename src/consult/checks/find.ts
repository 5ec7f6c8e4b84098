import type { Node } from './node.ts';
import { follow, keysOf, type Place } from './path.ts';

/** One thing to look at. A path that begins with `/` starts at the document, with `//` at the whole file. */
export type Test =
  | { readonly some: string; readonly like?: string | undefined; readonly unlike?: string | undefined }
  | { readonly none: string; readonly like?: string | undefined }
  /** One of these stands, by its name and what it says, nowhere there. */
  | { readonly some: string; readonly not_in: string };

/** Something is wrong with each of these for which all of that holds. */
export interface Check {
  readonly each: readonly string[];
  readonly if: readonly Test[];
  /** What it is called by; else by its name. */
  readonly called?: string | undefined;
}

export interface Match {
  readonly line: number;
  /** The names that lead to it. */
  readonly keys: readonly string[];
  /** What people call it, when that is a plain name. */
  readonly name?: string;
}

interface Around {
  readonly subject: Place;
  readonly document: Place;
  readonly file: Place;
}

const patterns = new Map<string, RegExp>();

function patternOf(source: string): RegExp {
  const known = patterns.get(source);
  if (known !== undefined) return known;
  const made = new RegExp(source, 'imu');
  patterns.set(source, made);
  return made;
}

function placesOf({ subject, document, file }: Around, path: string): readonly Place[] {
  if (path.startsWith('//')) return follow(file, path.slice(2));
  return path.startsWith('/') ? follow(document, path.slice(1)) : follow(subject, path);
}

/** The line on which a pattern begins to match, inside a text of many lines. */
function lineOf({ line, text = '', textLine = line }: Node, like: string | undefined): number {
  const found = like === undefined ? null : patternOf(like).exec(text);
  return found === null ? line : textLine + text.slice(0, found.index).split('\n').length - 1;
}

const seen = new WeakMap<Node, Map<string, boolean>>();

/** Parts of answers come again and again: each is looked at once. */
function isLike(node: Node, like: string): boolean {
  if (node.text === undefined) return false;
  const answers = seen.get(node) ?? new Map<string, boolean>();
  const known = answers.get(like);
  if (known !== undefined) return known;
  const found = patternOf(like).test(node.text);
  seen.set(node, answers.set(like, found));
  return found;
}

/** The line that shows it, 0 where none does; undefined where the test fails. */
function shown(test: Test, around: Around): number | undefined {
  if ('none' in test) {
    const { none, like } = test;
    const there = placesOf(around, none).some(({ node }) => like === undefined || isLike(node, like));
    return there ? undefined : 0;
  }
  if ('not_in' in test) {
    const there = placesOf(around, test.not_in);
    return placesOf(around, test.some).find(
      ({ key, node }) => !there.some((other) => other.key === key && other.node.text === node.text),
    )?.node.line;
  }
  const { some, like, unlike } = test;
  const found = placesOf(around, some).find(
    ({ node }) =>
      (like === undefined || isLike(node, like)) &&
      (unlike === undefined || (node.text !== undefined && !isLike(node, unlike))),
  );
  if (found === undefined) return undefined;
  // where something merely is does not show what is wrong with it, and other documents have lines of their own
  const telling = (like !== undefined || unlike !== undefined) && !some.startsWith('/');
  return telling ? lineOf(found.node, like) : 0;
}

/** A name and nothing else: values of people never pass for one, and an address may hold a token before its host. */
const plainName = /^(?!\w+:\/\/[^/]*@)[\w./@-][\w./@: -]{0,79}$/u;

/** What has only its position in a list is called like what it is in. */
function ownerOf({ key, parent }: Place): Place | undefined {
  if (!/^\d+$/u.test(key ?? '')) return undefined;
  return parent?.parent;
}

function nameOf(around: Around, called: string | undefined): string | undefined {
  const { subject } = around;
  const own = called === undefined ? ['name', 'metadata.name'] : [called];
  const owner = ownerOf(subject);
  const said = [
    ...own.flatMap((path) => placesOf(around, path)),
    ...(owner === undefined ? [] : follow(owner, 'name')),
  ].map(({ node }) => node.text ?? '');
  return [...said, subject.key ?? ''].find((name) => plainName.test(name) && !/^\d+$/u.test(name));
}

interface Opened {
  readonly whole: Place;
  readonly documents: readonly Place[];
}

const opened = new WeakMap<Node, Opened>();

function open(file: Node): Opened {
  const known = opened.get(file);
  if (known !== undefined) return known;
  const whole: Place = { node: file };
  const made = { whole, documents: [...file.children].map(([key, node]) => ({ node, key, parent: whole })) };
  opened.set(file, made);
  return made;
}

/** Where a check finds something wrong, in a file of one or more documents. */
export function find(check: Check, file: Node): readonly Match[] {
  const { whole, documents } = open(file);
  return documents.flatMap((document) => {
    const subjects = new Map(
      check.each.flatMap((path) => follow(document, path).map((place) => [place.node, place] as const)),
    );
    return [...subjects.values()].flatMap((subject) => {
      const around = { subject, document, file: whole };
      let line = 0;
      for (const test of check.if) {
        const found = shown(test, around);
        if (found === undefined) return [];
        line ||= found;
      }
      const name = nameOf(around, check.called);
      return [{ line: line || subject.node.line, keys: keysOf(subject), ...(name !== undefined && { name }) }];
    });
  });
}
