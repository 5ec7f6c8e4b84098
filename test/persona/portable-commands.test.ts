import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../personas/devops/', import.meta.url));

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));

/** What only GNU's tools take: on a Mac and on Alpine it stops, or does something else. */
const foreign: Readonly<Record<string, RegExp>> = {
  date: /\bdate +(?:-[a-zA-Z]+ +)*(?:--\w|-[a-zA-Z]*[dI])|\bdate\b[^|;)]*\+[^|;)]*%[NP]/u,
  sed: /\bsed +(?:-[a-zA-Z]+ +)*(?:-i(?= )|--in-place)/u,
  xargs: /\bxargs +[^|]*?(?:-[a-zA-Z]*r\b|--no-run-if-empty|-d\b)/u,
  grep: /(?<!git )\bgrep +(?:-[a-zA-Z]+ +)*-[a-zA-Z]*P/u,
  readlink: /\breadlink +-[a-z]*f/u,
  stat: /(?<![-\w])stat +(?:-c|--)/u,
  base64: /\bbase64 +(?:[^|]* )?(?:-w|--)/u,
  find: /\bfind +[^|]*-printf/u,
};

/** Sent to the machines themselves, which run Linux. */
const elsewhere = /\b(?:ssh|ansible(?:-playbook)?|docker (?:compose )?exec|kubectl .*exec|heroku run|fly ssh)\b/u;

const commandsOf = (text: string): readonly string[] => text.split('\n').filter((line) => !elsewhere.test(line));

const found = (text: string): readonly string[] =>
  commandsOf(text).flatMap((line) =>
    Object.entries(foreign).flatMap(([name, pattern]) => (pattern.test(line) ? [`${name}: ${line.trim()}`] : [])),
  );

describe('somebody on call with a Mac, or in an Alpine container', () => {
  it.each(files)('can paste every command of %s', (file) => {
    expect(found(readFileSync(`${folder}${file}`, 'utf8'))).toEqual([]);
  });

  it.each([
    'aws logs tail --since "$(date --utc --date=\'7 days ago\' +%s)"',
    'date -u -d "1 hour ago" +%s',
    'date +%s%N',
    "sed -i 's/a/b/' .env",
    'docker ps -q | xargs -r docker stop',
    "kubectl logs x | grep -oP 'id=\\K.*'",
    'readlink -f current',
    'stat -c %y dump.sql',
    'base64 -w 0 file',
    "find . -type f -printf '%s'",
  ])('would be stopped by this, and it is noticed: %s', (line) => {
    expect(found(line)).toHaveLength(1);
  });

  it.each([
    'date -u +%Y-%m-%dT%H:%M:%SZ',
    '$(expr "$(date +%s)" - 3600)',
    "sed -i.before 's/a/b/' .env",
    'git grep --count x',
    'git diff --stat a..b',
    "ansible web -m ansible.builtin.command -a 'readlink -f /srv/app/current'",
    'openssl base64 -d -A',
  ])('takes this one everywhere: %s', (line) => {
    expect(found(line)).toEqual([]);
  });
});
