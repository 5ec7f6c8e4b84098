import { createHmac } from 'node:crypto';

/** What the tenant that a body names, or none, signs it with. */
export type SecretOf = (tenant: string | undefined) => string;

/** Of the one workspace there is. */
export const sharedSecret =
  (secret: string): SecretOf =>
  () =>
    secret;

/** Of many: each has its own, made of the one that only whoever runs the bot has. Nobody's opens anything of another. */
export const ownSecrets =
  (secret: string): SecretOf =>
  (tenant = '') =>
    createHmac('sha256', secret).update(tenant).digest('hex');
