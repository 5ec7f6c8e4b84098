import type { Database } from './store/database.ts';
import { NewerDatabase } from './store/migrate.ts';
import { CannotOpen } from './store/seal.ts';

/** Something outside of this program keeps it from starting; the message says what to do about it. */
export class StartFault extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartFault';
  }
}

export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** What PostgreSQL and the network say, and what to look at then. */
const hints: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'check that PostgreSQL runs there, and the port',
  ENOTFOUND: 'check the name of the host',
  ETIMEDOUT: 'check the host, and that a firewall lets this machine through',
  '28P01': 'check user and password',
  '28000': 'check user and password, and that pg_hba.conf lets this machine in',
  '3D000': 'create the database first: createdb',
  '42501': 'let the user make tables: it owns the database, or has CREATE on its schema',
  '53300': 'it has no connections left: ten are needed for each process of the bot',
  ENOENT: 'the file that sslrootcert names is not there',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'give the certificate of its authority: sslrootcert=<file> in the address',
  SELF_SIGNED_CERT_IN_CHAIN: 'give the certificate of its authority: sslrootcert=<file> in the address',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'give the certificate of its authority: sslrootcert=<file> in the address',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host; use the name that it is for',
};

/** The database cannot be opened. Its address is not repeated: it holds a password. */
export function databaseFault(error: unknown, database: Database): StartFault {
  const variable = database.kind === 'sqlite' ? 'DATA_DIR' : 'DATABASE_URL';
  if (error instanceof NewerDatabase)
    return new StartFault(
      `${variable}: ${error.message}; start the newer version again, or restore the backup from before it`,
      { cause: error },
    );
  if (error instanceof CannotOpen)
    return new StartFault(
      `ENCRYPTION_KEY: what the database holds is sealed with another key (${error.keyId}); put that one behind yours, with a comma between`,
      { cause: error },
    );
  const code = codeOf(error) ?? codeOf(error instanceof Error ? error.cause : undefined) ?? 'unknown';
  const words =
    database.kind === 'sqlite'
      ? `${database.path} cannot be opened (${code}); expected a file this process may create and write`
      : `the database cannot be opened (${code}); ${hints[code] ?? 'check the address, and that PostgreSQL takes connections from here'}`;
  return new StartFault(`${variable}: ${words}`, { cause: error });
}
