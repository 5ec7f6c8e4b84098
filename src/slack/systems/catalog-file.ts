/** A file that somebody shared. */
export interface NamedFile {
  readonly name: string;
  readonly text: string;
}

/** A Backstage catalog, by what it is called or what it says. */
export const isCatalog = ({ name, text }: NamedFile): boolean =>
  /^catalog-info[\w.-]*\.ya?ml$/iu.test(name) || /^apiVersion:[ \t]*["']?backstage\.io\//mu.test(text);
