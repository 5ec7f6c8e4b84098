import { createHash } from 'node:crypto';

/**
 * What was sent with a form, so that it is taken once. Who did not hear that it was taken may change it and send it again:
 * that is something else.
 */
export const formKey = ({ id, hash }: { readonly id: string; readonly hash: string }, entered: unknown): string =>
  `view:${id}:${hash}:${createHash('sha256').update(JSON.stringify(entered)).digest('base64url').slice(0, 16)}`;
