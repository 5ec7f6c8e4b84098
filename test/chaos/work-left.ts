import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';

const count = 'select count(*) as left from requests';

/** How much the bot has acknowledged and not finished. */
export const leftInSqlite = (path: string): Promise<number> => {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return Promise.resolve(Number(database.prepare(count).get()?.['left']));
  } finally {
    database.close();
  }
};

export const leftInPostgres = async (url: string): Promise<number> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ left: string }>(count);
    return Number(rows[0]?.left);
  } finally {
    await client.end();
  }
};
