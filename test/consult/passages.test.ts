import { afterAll, describe, expect, it } from 'vitest';
import { plain } from '../../src/persona/text.ts';
import { answerTo, changed, company, idsOf, persona, section, sectionsOf, tidy, wordsIn } from './ask.ts';

afterAll(tidy);

/** Every question that a practice answers by name, as its author put it. */
const named = persona.of('practice').map((card) => ({
  id: card.id,
  names: (persona.voice({}).piece(card, 'answers')?.blocks ?? []).flatMap((block) => {
    const name = block.kind === 'paragraph' ? block.text[0] : undefined;
    return name?.kind === 'strong' ? [name.text] : [];
  }),
}));

describe('questions that a practice answers by name', () => {
  it.each(named)('of $id come first, each by its own', ({ id, names }) => {
    const ledBy = (name: string): string => plain(answerTo(`about ${id}: ${name}`).lead[0] ?? []);
    expect(names).not.toEqual([]);
    expect(names.filter((name) => !ledBy(name).includes(name))).toEqual([]);
  });
});

describe('several questions in one message', () => {
  const answer = answerTo(
    'We are four people with Django on ECS. How do we split dev, staging and production without tripling the bill? And what backup lets us lose at most 15 minutes?',
  );
  const parts = [1, 2].map((part) => {
    const [first, rest] = [section(answer, 'prose', `part-${part}`), section(answer, 'prose', `rest-${part}`)];
    return { source: first.source, blocks: [...first.blocks, ...rest.blocks] };
  });

  it('get each the passage that answers it, before what is true in general', () => {
    expect(parts).toHaveLength(2);
    for (const { blocks, source } of parts) {
      const practice = persona.of('practice').find(({ file }) => file === source.file);
      const general = practice && persona.voice({}).piece(practice, 'default')?.blocks[0];
      const opening = general?.kind === 'paragraph' ? plain(general.text).slice(0, 60) : '';
      const texts = blocks.map((block) => (block.kind === 'paragraph' ? plain(block.text) : ''));
      expect(texts[0]).toMatch(/^“/u);
      expect(texts.findIndex((text) => text.startsWith(opening))).toBeGreaterThan(1);
    }
  });

  it('are spared what stands behind a button: whom to involve, and why', () => {
    expect(answer.sections.map(({ id }) => id)).not.toContain('involve');
    expect(wordsIn(answer.lead.at(-1) ?? [])).toContain('in the order you raised them');
  });
});

/** What is said below each question of a message, by the name it begins with. */
const ledBy = (text: string): readonly string[] =>
  sectionsOf(answerTo(text), 'prose')
    .filter(({ id }) => id.startsWith('part-'))
    .flatMap(({ blocks }) =>
      blocks.flatMap((block, at) => {
        const next = blocks[at + 1];
        const isQuote = block.kind === 'paragraph' && plain(block.text).startsWith('“');
        return isQuote && next?.kind === 'paragraph' ? [plain(next.text)] : [];
      }),
    );

describe('the answer to a question', () => {
  it('is found in another practice than the one that its words point to', () => {
    const [backups, watching] = ledBy(
      'Allotment club with two small servers at Hetzner. How should our backups look? And is there monitoring that costs less than the servers?',
    );
    expect(backups).toContain('Cheap, simple backups');
    expect(watching).toContain('Cheap monitoring for two servers');
  });

  it('is found by what was told beside the question', () => {
    const [staging] = ledBy(
      'Staging is red most of the week and nobody feels responsible for it. What do we do about staging? How do we set up alerting?',
    );
    expect(staging).toContain('Staging is always broken or red');
  });

  it('is found for each of two questions on one subject, below its own words', () => {
    const text =
      'We have 80 servers. Which tool should we take, Ansible or Puppet? And how do we find out that somebody changed a setting on one of the servers?';
    const [tool, drift] = ledBy(text);
    expect(tool).toMatch(/^(?:Which tool to take|Ansible, Puppet, Chef or Salt)/u);
    expect(drift).toContain('Somebody changed a setting on one server');
    expect(wordsIn(answerTo(text).title)).toBe('2 questions');
  });

  it('is found by what hurts, in whatever words that was told', () => {
    const [alerts] = ledBy(
      'Alerts, around 2,900 a week in the channel, and nobody looks any more. How do we bring the alerts down? How do we back up the database?',
    );
    expect(alerts).toMatch(/cleaning up noise|reduce alert noise/u);
  });

  it('is found by what people tell before they ask, which has no word of its name', () => {
    const [reach] = ledBy(
      'Three VMs, PHP. An ex employee came in with his old login last week although he has been gone since spring. How do we make sure that never works? How do we back up the database?',
    );
    expect(reach).toContain('Somebody left');
  });

  it('is begun beside what is true in general, where it may be meant, and told whole in the thread', () => {
    const answer = answerTo('How do we back up the database? Who should decide about the feature when it burns?');
    const { blocks } = section(answer, 'prose', 'part-2');
    const at = blocks.findIndex((block) => wordsIn(block).includes('Nearer to it'));
    const begun = blocks.slice(at + 1, at + 2).flatMap((block) => (block.kind === 'list' ? block.items : []));
    expect(begun).toHaveLength(2);
    const whole = wordsIn(section(answer, 'prose', 'rest-2').blocks);
    for (const one of begun.map((item) => plain(item))) {
      expect(one.length).toBeLessThan(430);
      expect(one).toMatch(/\S\. \S.*(?:\.| …)$/u);
      expect(whole).toContain(one.replace(/ …$/u, ''));
    }
  });

  it('is told whole beside what is true in general, where it is nearly sure, and not again in the thread', () => {
    const answer = answerTo(
      'How do we set up alerting? How do we delete the data of one person when it is in the backups?',
    );
    const { blocks } = section(answer, 'prose', 'part-2');
    const at = blocks.findIndex((block) => wordsIn(block).includes('Perhaps you mean this'));
    const [told = ''] = blocks.slice(at + 1, at + 2).map(wordsIn);
    expect(told.split(' ').length).toBeGreaterThan(60);
    expect(wordsIn(section(answer, 'prose', 'rest-2').blocks)).not.toContain(told);
  });

  it('explains a term to who asks what it means, and to nobody else', () => {
    const lead = (text: string): string => wordsIn(answerTo(text).lead);
    expect(lead('what is a feature flag?')).toContain('What a feature flag is');
    expect(lead('how do we get rid of old feature flags?')).not.toContain('What a feature flag is');
  });

  it('stands once below two questions that it answers, and nothing in general below the second', () => {
    const text =
      'Air-gapped, fourteen RHEL hosts. What do you use for logs when nothing may leave the house? What would you run to search logs in a closed network?';
    const { blocks } = section(answerTo(text), 'prose', 'part-1');
    const said = blocks.map((block) => (block.kind === 'paragraph' ? plain(block.text) : ''));
    expect(said.filter((one) => one.startsWith('“'))).toHaveLength(2);
    expect(said.filter((one) => one.includes('Logs on your own servers'))).toHaveLength(1);
    expect(said.findIndex((one) => one.includes('Logs on your own servers'))).toBe(2);
    expect(said.join(' ')).not.toContain('Nearer to it');
  });

  it('stands below both halves of one sentence as they were written, where it answers both', () => {
    const text =
      'Platform lead, 90 engineers, .NET on AKS. We want a portal where a team creates a new service in an hour, buy or build? How do we measure our SLO?';
    const quotesIn = (id: string): readonly string[] =>
      section(answerTo(text), 'prose', id)
        .blocks.map((block) => (block.kind === 'paragraph' ? plain(block.text) : ''))
        .filter((one) => one.startsWith('“'));
    expect(quotesIn('part-1')).toEqual([
      '“We want a portal where a team creates a new service in an hour, buy or build?”',
    ]);
    expect(quotesIn('part-2')).toHaveLength(1);
  });

  it('is the one whose name has all words of the question, before one that has those that count', () => {
    expect(wordsIn(answerTo('do we need a CDN').lead)).toContain('Do we need a CDN');
    expect(wordsIn(answerTo('should we test in production').lead)).toContain('Test in production');
  });

  it('is not the one for Windows where Linux runs', () => {
    const lead = (os: string): string =>
      wordsIn(answerTo(`We have 60 ${os}. Do we configure the servers by Ansible, DSC or Group Policy?`).lead);
    expect(lead('Ubuntu servers, no two of them alike')).not.toContain('Windows servers: DSC');
    expect(lead('Windows servers, no two of them alike')).toContain('Windows servers: DSC');
  });

  it('is not the one for only two where six ask', () => {
    const [rota] = ledBy(
      'We are six engineers. How can six engineers share being on call at weekends without burning out? How do we back up the database?',
    );
    expect(rota).not.toContain('Only two');
  });

  it('is not the one for three people where seventy ask', () => {
    const ask = (size: number): string =>
      wordsIn(answerTo(`We are ${size} developers. What is the simplest way for a small team to run containers?`).lead);
    expect(ask(4)).toContain('Small team, three people');
    expect(ask(70)).not.toContain('Small team, three people');
  });

  it('comes without commands for a cloud that the asker does not have', () => {
    const answer = (place: string): string =>
      wordsIn([
        ...answerTo(`We run on ${place}. How do we find a memory leak without restarting all day?`).lead,
        ...sectionsOf(
          answerTo(`We run on ${place}. How do we find a memory leak without restarting all day?`),
          'prose',
        ),
      ]);
    expect(answer('Java on EKS')).toContain('Two heap pictures');
    expect(answer('Java on EKS')).not.toContain('heapsnapshot-signal');
    expect(answer('Node on EKS')).toContain('heapsnapshot-signal');
  });

  it('puts the usual first steps behind it', () => {
    expect(section(answerTo('do we need a service mesh at all?'), 'prose', 'this-week').place).toBe('more');
  });

  it('is found by the other words and by the sentences that its author gave, which nobody gets to read', () => {
    const of = company({
      'monitoring.md': changed(
        'practices/monitoring.md',
        [
          'No Prometheus, Loki and Grafana of your own for two machines.',
          'No Prometheus, Loki and Grafana of your own for two machines.\n\nAsked as: wombat burrow census; quokka roll call',
        ],
        [
          '## told\n',
          '## told\n\n**Cheap monitoring for two servers, less cost than the servers.**\n\nthe numbats were miscounted again by the quokkas\n',
        ],
      ),
    });
    const answer = answerTo('monitoring: how do we do a wombat burrow census?', { of });
    expect(wordsIn(answer.lead[0] ?? [])).toContain('Cheap monitoring for two servers');
    const told = 'The numbats were miscounted. What do we do about miscounted numbats? How do we write a postmortem?';
    expect(JSON.stringify(answerTo(told, { of }))).toContain('Cheap monitoring for two servers');
    expect(JSON.stringify(answerTo(told))).not.toContain('Cheap monitoring for two servers');
    for (const one of [answer, answerTo(told, { of })]) {
      expect(JSON.stringify(one)).not.toContain('quokka');
      expect(JSON.stringify(one)).not.toContain('Asked as');
    }
    expect(idsOf(answer)).toContain('usually');
  });
});
