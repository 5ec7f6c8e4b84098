import { describe, expect, it } from 'vitest';
import { answerTo, codeOf, earlier, persona, section, wordsIn } from './ask.ts';
import type { Blueprint, Step } from '../../src/consult/blueprint.ts';
import { plain } from '../../src/persona/text.ts';

function served(answer: Blueprint): Step {
  const found = section(answer, 'steps', 'plan').steps.find((step) => plain(step.title) === 'See users served');
  if (found === undefined) throw new Error('no step to see users served');
  return found;
}

const queries = (answer: Blueprint): readonly string[] =>
  codeOf(served(answer)).flatMap(({ text }) => (text.startsWith('curl ') ? [] : [text]));

describe('seeing users served', () => {
  it('takes errors, latency and saturation from Prometheus, and says that this is assumed', () => {
    const answer = answerTo('rollback checkout to v2.3 on eks');
    expect(queries(answer).map((query) => query.includes('app="checkout"') || query.includes('checkout-.*'))).toEqual([
      true,
      true,
      true,
    ]);
    expect(wordsIn(served(answer))).toContain('The queries are for Prometheus, which is assumed');
  });

  it.each([
    ['datadog', 'eks', 'trace.http.request.errors{service:checkout}'],
    ['datadog', 'lambda', 'aws.lambda.enhanced.errors{functionname:checkout}'],
    ['cloudwatch', 'eks', 'MetricName=HTTPCode_Target_5XX_Count'],
    ['cloudwatch', 'lambda', 'Namespace=AWS/Lambda,MetricName=Errors,Dimensions=[{Name=FunctionName,Value=checkout}]'],
    ['google cloud monitoring', 'cloud run', 'run_googleapis_com:request_count'],
    ['stackdriver', 'gke', 'backend_target_name=~".*checkout.*"'],
    ['azure monitor', 'app service', '--resource-type Microsoft.Web/sites --metrics Http5xx Requests'],
    ['azure monitor', 'aks', 'countif(success == false)'],
    ['prometheus', 'fly', 'fly_edge_http_responses_count{app="checkout"'],
  ])('asks %s on %s where it was named', (tool, place, query) => {
    for (const answer of [
      answerTo(`rollback checkout to v2.3 on ${place} with ${tool}`),
      answerTo(`we use ${tool}`, { earlier: earlier(answerTo(`rollback checkout to v2.3 on ${place}`)) }),
    ]) {
      expect(queries(answer).join('\n')).toContain(query);
      expect(wordsIn(served(answer))).not.toContain('assumed');
      expect(answer.inquiry.params).toMatchObject({ system: 'checkout', version: 'v2.3' });
    }
  });

  it.each([
    ['lambda', 'Amazon CloudWatch'],
    ['cloud run', 'Google Cloud Monitoring'],
    ['container apps', 'Azure Monitor'],
    ['vercel', 'Vercel Observability'],
    ['gke', 'Prometheus'],
  ])('assumes on %s what that place brings with it, %s, and says so', (place, tool) => {
    const answer = answerTo(`rollback checkout to v2.3 on ${place}`);
    expect(wordsIn(served(answer))).toContain(`The queries are for ${tool}, which is assumed`);
    expect(queries(answer).length).toBeGreaterThanOrEqual(2);
  });

  it('says for how long to watch', () => {
    const step = served(answerTo('rollback checkout to v2.3'));
    expect(plain(step.expect ?? [])).toMatch(/for 10 min in a row; 3 min are enough to say "mitigated"/u);
    expect(step.seconds).toBe(180);
  });

  it('shows each with the bound it should keep', () => {
    const words = wordsIn(served(answerTo('rollback checkout to v2.3')));
    for (const golden of ['errors', 'latency', 'saturation']) {
      const card = persona.of('signal').find((one) => one.data.golden === golden);
      expect(words).toContain(`${card?.name}: `);
    }
  });
});
