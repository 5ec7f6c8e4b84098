import { answerTo, persona } from './ask.ts';

/** Answers of every kind, for every platform, with and without a controller, migrations and flags. */

/** How people would name it; one that only another name leads to is reached by that. */
const spoken = (id: string, name: string): string => (id === 'ecs-blue-green' ? 'ecs codedeploy' : name);

const plans = [
  'blueprint checkout',
  'deploy checkout v2.4',
  'rollback checkout to v2.3',
  'pipeline checkout',
  'scale checkout to 8 replicas',
  'incident checkout down',
];
const runbooks = persona.of('runbook').map((card) => `runbook ${card.id} for checkout`);

const onPlatforms = persona.of('platform').flatMap((card) => {
  const on = `on ${spoken(card.id, card.name)}`;
  const driven = card.data.family === 'kubernetes' ? ['argo cd', 'flux'] : [];
  const changes = [...plans.slice(0, 3), 'runbook security-incident for checkout'];
  return [
    ...[...plans, ...runbooks].map((ask) => `${ask} ${on}`),
    ...driven.flatMap((driver) => changes.map((ask) => `${ask} ${on} with ${driver}`)),
    ...plans.slice(0, 3).map((ask) => `${ask} ${on} with flyway --safe-mode --validate --think`),
  ];
});

const migrations = persona
  .of('platform')
  .filter((card) => card.data.layer === 'changes')
  .flatMap((card) =>
    ['rollback checkout to v2.3 on eks with argo cd and', 'deploy checkout v2.4 on ecs with'].map(
      (ask) => `${ask} ${card.name}`,
    ),
  );

const others = persona.of('answer').flatMap((card) => card.data.examples);

/** A question that leads to the subject, out of those its file says people ask. */
const practices = persona.of('practice').map((card) => {
  const led = card.data.asks.find((ask) => {
    const answer = answerTo(ask);
    return answer.inquiry.intent === 'question' && answer.trace.files.includes(card.file);
  });
  return { id: card.id, ask: led };
});

export const unreached = practices.filter(({ ask }) => ask === undefined).map(({ id }) => id);

export const asks: readonly string[] = [
  ...new Set([...onPlatforms, ...migrations, ...others, ...practices.flatMap(({ ask }) => ask ?? [])]),
];
