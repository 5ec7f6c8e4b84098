import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../src/consult/blueprint.ts';
import { systemRecord } from '../../src/consult/systems/record.ts';
import { answerTo, consultant, earlier, section, wordsIn } from './ask.ts';

const stepsIn = (answer: Blueprint): string => wordsIn(section(answer, 'steps', 'steps').steps);

/** Whose commands the steps show. */
const toolsIn = (text: string): { readonly postgres: boolean; readonly mysql: boolean } => ({
  postgres: /\b(?:psql|pg_dump|pg_restore|createdb|pg_stat_activity|az postgres)\b/u.test(text),
  mysql: /\b(?:mysql|mysqldump|mysqladmin|az mysql|mariadb(?:-dump|-admin)? --defaults)\b|sys\.session/u.test(text),
});

const both = { postgres: true, mysql: true };
const onlyPostgres = { postgres: true, mysql: false };
const onlyMysql = { postgres: false, mysql: true };

const asked = (text: string): ReturnType<typeof toolsIn> => toolsIn(stepsIn(answerTo(text)));

describe('somebody who opens a runbook', () => {
  it.each(['backup-restore', 'scaling'])('sees the commands of both databases in %s while none is known', (runbook) => {
    expect(asked(`runbook ${runbook} for checkout on eks`)).toEqual(both);
    expect(asked(`runbook ${runbook} for checkout on eks, we have postgres and mysql`)).toEqual(both);
    expect(asked(`runbook ${runbook} for checkout on eks with aurora`)).toEqual(both);
  });

  it.each(['backup-restore', 'scaling', 'performance'])('sees those of the database they name in %s', (runbook) => {
    expect(asked(`runbook ${runbook} for checkout on eks with postgres`)).toEqual(onlyPostgres);
    expect(asked(`runbook ${runbook} for checkout on eks with aurora postgres`)).toEqual(onlyPostgres);
    expect(asked(`runbook ${runbook} for checkout on app service with mysql`)).toEqual(onlyMysql);
    expect(asked(`runbook ${runbook} for checkout on hetzner with mysql`)).toEqual(onlyMysql);
  });

  it.each(['backup-restore', 'scaling', 'performance'])(
    'with a database that %s has no commands for is told so, and sees none of another one',
    (runbook) => {
      for (const where of ['eks', 'app service', 'hetzner', 'heroku', 'cloud run'])
        for (const database of ['mongodb', 'oracle', 'sql server']) {
          const text = `runbook ${runbook} for checkout on ${where} with ${database}`;
          const steps = stepsIn(answerTo(text));
          expect([text, toolsIn(steps)]).toEqual([text, { postgres: false, mysql: false }]);
          expect(`${text}: ${steps}`).toMatch(/no (?:command|query) here/u);
        }
    },
  );

  it('is not sent to the PostgreSQL of a cloud with another database', () => {
    const mysql = stepsIn(answerTo('runbook backup-restore for checkout on app service with mysql'));
    expect(mysql).toContain('az mysql flexible-server restore --resource-group');
    expect(asked('runbook backup-restore for checkout on app service with mariadb')).toEqual(onlyMysql);
  });

  it('asks MariaDB for its sessions, locks and statements in its own words', () => {
    const steps = stepsIn(answerTo('runbook performance for checkout on eks with mariadb'));
    for (const words of ['information_schema.processlist', 'sys.innodb_lock_waits', 'sys.statement_analysis'])
      expect(steps).toContain(words);
    expect(steps).toMatch(/(?<!explain )analyze select/u);
    expect(steps).not.toMatch(/sys\.session|explain analyze|pg_stat|no query here/u);
  });

  it.each(['backup-restore', 'scaling'])(
    "gets MariaDB's own programs in %s, as newer servers come without the old names",
    (runbook) => {
      const steps = stepsIn(answerTo(`runbook ${runbook} for checkout on eks with mariadb`));
      expect(steps).toMatch(/\bmariadb(?:-dump)? --defaults-extra-file/u);
      expect(steps).not.toMatch(/\bmysql(?:dump|admin)?\b/u);
    },
  );

  it('is remembered in the thread, and forgotten when it turns to another system', () => {
    const first = answerTo('runbook scaling for checkout on eks with mysql');
    const safe = answerTo('--safe-mode', { earlier: earlier(first) });
    expect(toolsIn(stepsIn(safe))).toEqual(onlyMysql);
    const restore = answerTo('runbook backup-restore', { earlier: earlier(safe) });
    expect(toolsIn(stepsIn(restore))).toEqual(onlyMysql);
    const other = answerTo('runbook scaling for orders', { earlier: earlier(safe) });
    expect(toolsIn(stepsIn(other))).toEqual(both);
  });

  it('need not repeat what a question in the thread told', () => {
    const question = answerTo('how often should we back up? checkout runs on eks with postgres');
    const runbook = answerTo('runbook scaling', { earlier: earlier(question) });
    expect(toolsIn(stepsIn(runbook))).toEqual(onlyPostgres);
  });

  it('is served from the record of the system, unless another database is named now', () => {
    const record = systemRecord.parse({ name: 'checkout', place: 'eks', facts: { database: 'mysql' } });
    const toolsOf = (text: string): ReturnType<typeof toolsIn> => {
      const { inquiry } = answerTo(text);
      return toolsIn(stepsIn(consultant.answer({ ...inquiry, record })));
    };
    expect(toolsOf('runbook scaling for checkout')).toEqual(onlyMysql);
    expect(toolsOf('runbook scaling for checkout with postgres')).toEqual(onlyPostgres);
  });
});

describe('somebody whose migrations run on a known database', () => {
  const told = (text: string): string => wordsIn(answerTo(text).sections);

  it('reads no trap and no index of another one', () => {
    const flyway = 'deploy checkout v2.4 on eks with flyway';
    expect(told(flyway)).toMatch(/On MySQL and Oracle DDL commits/u);
    expect(told(flyway)).toContain('CREATE INDEX CONCURRENTLY');
    expect(told(`${flyway} and postgres`)).not.toContain('MySQL');
    expect(told(`${flyway} and mysql`)).not.toContain('CREATE INDEX CONCURRENTLY');
    expect(told(`${flyway} and sql server`)).not.toMatch(/MySQL and Oracle|CREATE INDEX CONCURRENTLY/u);
    expect(told(`${flyway} and oracle`)).toMatch(/On MySQL and Oracle DDL commits/u);
  });
});

describe('somebody who cannot go back and must take a restore point first', () => {
  const pointOf = (where: string): string => {
    const { steps } = section(answerTo(`rollback checkout to v2.3 on ${where}, a column was dropped`), 'steps', 'plan');
    return wordsIn(steps.find(({ title }) => wordsIn(title) === 'Take a restore point'));
  };

  it.each([
    ['eks', 'aws rds create-db-snapshot'],
    ['cloud run with mysql', 'gcloud sql backups create'],
    ['heroku', 'heroku pg:backups:capture'],
    ['fly.io with postgres', 'fly mpg backup create'],
    ['hetzner with postgres', 'pg_current_wal_lsn()'],
    ['heroku with mysql', 'SHOW BINARY LOG STATUS'],
    ['aks with mariadb', 'SHOW BINLOG STATUS'],
  ])('finds the command that fits on %s', (where, command) => {
    expect(pointOf(where)).toContain(command);
  });

  it.each(['eks with mongodb', 'fly.io with oracle', 'cloud run with oracle', 'heroku with sql server'])(
    'is told plainly that there is none on %s',
    (where) => {
      expect(pointOf(where)).toContain('no command here for this database');
    },
  );
});
