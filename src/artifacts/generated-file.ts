/** A file to commit: where it belongs, and what it is for in one sentence. */
export interface GeneratedFile {
  readonly path: string;
  readonly language: 'yaml' | 'dockerfile' | 'groovy' | 'bash' | 'hcl' | 'json' | 'markdown' | 'csv' | 'text';
  readonly text: string;
  readonly about: string;
}
