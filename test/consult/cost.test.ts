import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as cost from '../../src/consult/numbers/cost.ts';
import { plain } from '../../src/persona/text.ts';
import { answerTo, idsOf, problemOf, section, wordsIn } from './ask.ts';

const row = (text: string, id: string, label: string): readonly string[] => {
  const fact = section(answerTo(text), 'facts', id).facts.find((one) => plain(one.label) === label);
  return fact ? [plain(fact.value), fact.origin, plain(fact.working ?? [])] : [];
};

const cautions = (text: string): string => wordsIn(answerTo(text).cautions);

describe('somebody who reserves more than is used', () => {
  const text = 'cost checkout 40 cores reserved 6 used price=0.04';

  it('sees what to give back and what that saves', () => {
    expect(row(text, 'size', 'Used of what is reserved')).toEqual(['15 %', 'computed', '6 ÷ 40']);
    expect(row(text, 'size', 'Needed at the peak')).toEqual(['9', 'computed', 'ceil(6 ÷ 70 %)']);
    expect(row(text, 'size', 'And with a zone gone')).toEqual(['13', 'computed', 'ceil(6 ÷ 70 % × 3 ÷ (3 − 1))']);
    expect(row(text, 'size', 'Cores to give back')).toEqual(['27', 'computed', '40 − 13']);
    expect(row(text, 'size', 'Saved a month')).toEqual(['788', 'computed', '27 × 0.04 × 730 h']);
  });

  it('is warned when there is nothing to give back', () => {
    expect(cautions('cost 8 cores reserved 7 used')).toContain('the reservation is too small for its peak');
    expect(cautions(text)).toBe('');
  });

  it('may say the price of a core as it is said', () => {
    for (const price of ['0.04 an hour', '$0.04 per core-hour', '29.2 per core per month'])
      expect(row(`cost 40 cores reserved 6 used, ${price}`, 'size', 'Saved a month')[0]).toBe('788');
  });

  it('is asked for the price', () => {
    expect(answerTo('cost 40 cores reserved 6 used').gaps.map(({ name }) => name)).toEqual(['price']);
  });
});

describe('somebody who knows how busy the instances are', () => {
  it.each([
    'cost 12 instances 30 % used, 0.096 an hour',
    'cost 12 replicas at 30% cpu, 0.096 per hour',
    'cost 12 servers cpu 30%, on-demand 0.096',
    'cost 30% busy, 12 nodes, $0.096/h',
  ])('sees what to give back and what that saves: %s', (text) => {
    expect(row(text, 'machines', 'Needed at the peak')).toEqual(['6', 'computed', 'ceil(12 × 30 % ÷ 70 %)']);
    expect(row(text, 'machines', 'And with a zone gone')).toEqual([
      '9',
      'computed',
      'ceil(6 ÷ (3 − 1)) = 3 a zone, × 3',
    ]);
    expect(row(text, 'machines', 'Instances to give back')).toEqual(['3', 'computed', '12 − 9']);
    expect(row(text, 'machines', 'Saved a month')).toEqual(['210', 'computed', '3 × 0.096 × 730 h']);
  });

  it('is asked for what is missing, and warned when there is nothing to give back', () => {
    expect(answerTo('cost 30% used').gaps.map(({ name }) => name)).toEqual(['count', 'on_demand']);
    expect(answerTo('cost 12 machines 85% used').gaps.map(({ name }) => name)).toEqual(['on_demand']);
    expect(cautions('cost 12 machines 85% used')).toContain('these are too few for their peak');
  });

  it.each([
    'cost 12 instances 30% used price=0.096',
    'cost 12 m5.large 30% cpu 0.096',
    'cost 12 instances at $70.08/mo, 30% used',
  ])('may price them in any of the usual ways: %s', (text) => {
    expect(row(text, 'machines', 'Saved a month')).toEqual(['210', 'computed', '3 × 0.096 × 730 h']);
  });

  it('has a share of reserved cores taken for cores', () => {
    expect(row('cost 40 cores reserved 15% used', 'size', 'Needed at the peak')).toEqual([
      '9',
      'computed',
      'ceil(6 ÷ 70 %)',
    ]);
  });
});

describe('somebody who thinks of committing', () => {
  const text = 'cost on-demand 0.192, reserved 0.121 1y';

  it('sees from which use on it pays', () => {
    expect(row(text, 'commitment', 'It pays from this use on')).toEqual([
      '63.02 %',
      'computed',
      '0.121 ÷ 0.192: 460 of 730 h',
    ]);
    expect(row(text, 'commitment', 'Discount')[0]).toBe('36.98 %');
    expect(row(text, 'commitment', 'Saved a month')).toEqual(['51.83', 'computed', '140.16 − 88.33']);
  });

  it('sees that one instance is assumed, and how to say how many there are', () => {
    const answer = answerTo(text);
    expect(row(text, 'commitment', 'Instances').slice(0, 2)).toEqual(['1', 'assumed']);
    expect(wordsIn(answer.lead)).toContain('counted for one instance: name how many you run, such as 10 instances');
    const ten = answerTo(`${text}, 10 instances`);
    expect(wordsIn(ten.lead)).not.toContain('one instance');
    expect(row(`${text}, 10 instances`, 'commitment', 'Saved a month')[0]).toBe('518');
  });

  it('is told when it runs too little for it', () => {
    expect(row(`${text}, 400 h`, 'commitment', 'Lost a month by committing')[0]).toBe('11.53');
    // 438 of 730 hours, under the 63 % from which it pays
    expect(row(`${text}, it runs 60% of the time`, 'commitment', 'Lost a month by committing')[0]).toBe('4.23');
    expect(cautions(`${text}, 400 h`)).toContain('it pays from 460 h on');
    expect(cautions(`${text}, 600 h`)).toBe('');
  });

  it('has what is paid in advance spread over the term', () => {
    expect(
      row(
        'cost on-demand 0.192 committed 0.06 upfront=438 1y',
        'commitment',
        'Committed hour, with what is paid in advance',
      ),
    ).toEqual(['0.11', 'computed', '0.06 + 438 ÷ 8,760 h of the term']);
  });
});

describe('somebody who thinks of spot', () => {
  const text = 'cost spot 70 % at 0.06, interruptions 5 %, on-demand 0.192, 10 instances';

  it('may call it just a price', () => {
    expect(row('cost spot 100% price 0.06 on-demand 0.192', 'spot', 'Saved a month')[0]).toBe('96.36');
  });

  it('sees the price with what is done twice', () => {
    expect(row(text, 'spot', 'A useful hour on spot')[0]).toBe('0.0632');
    expect(row(text, 'spot', 'An hour on average')[0]).toBe('0.1018');
    expect(row(text, 'spot', 'Spot pays while less than this is lost')[0]).toBe('68.75 %');
    expect(row(text, 'spot', 'Saved a month')[0]).toBe('658');
  });

  it('is told when interruptions eat it up', () => {
    expect(cautions(text.replace('5 %', '80 %'))).toContain(
      'Losing 80 % of the work costs more than spot saves: the limit is 68.75 %',
    );
  });
});

describe('somebody with idle resources, or several of these', () => {
  it('sees what they cost', () => {
    expect(row('cost 3 idle volumes 500 GB, 0.08 per GB-month', 'idle', 'They cost a month')).toEqual([
      '40',
      'computed',
      '500 GB × 0.08',
    ]);
    expect(row('cost 5 idle instances idle_price=15', 'idle', 'They cost a month')[0]).toBe('75');
    expect(answerTo('cost 3 idle volumes 500 GB').gaps.map(({ name }) => name)).toEqual(['gb_price']);
  });

  it('may say the size or the price of each', () => {
    expect(row('cost 3 idle volumes of 500 GB each at 0.08/GB', 'idle', 'They cost a month')).toEqual([
      '120',
      'computed',
      '3 × 500 GB × 0.08',
    ]);
    expect(row('cost 5 idle load balancers $18/month each', 'idle', 'They cost a month')).toEqual([
      '90',
      'computed',
      '5 × 18',
    ]);
  });

  it('sees the sum, in which an hour is bought once', () => {
    const text =
      'cost 40 cores reserved 6 used price=0.04, on-demand 0.192, reserved 0.121 1y, spot 70 % at 0.06, interruptions 5 %, 3 idle volumes 500 GB, 0.08 per GB-month, bill=12000';
    expect(row(text, 'total', 'Saved a month, together').slice(0, 2)).toEqual(['894', 'computed']);
    expect(row(text, 'total', 'Of the bill')[0]).toBe('7.45 %');
  });

  it('is told what can be computed, and in which order to go about it', () => {
    const answer = answerTo('cost checkout');
    expect(wordsIn(section(answer, 'bullets', 'ask'))).toMatch(/Right size.*Commitment.*Spot.*Idle/u);
    expect(idsOf(answer)).toContain('order');
  });

  it('has nonsense refused', () => {
    expect(problemOf('cost on-demand=-0.1')).toMatchObject({ code: 'bad-number' });
    expect(problemOf('cost interruptions 100 %')).toMatchObject({ field: 'interruptions' });
  });
});

const price = fc.double({ min: 0.001, max: 100, noNaN: true });
const share = fc.double({ min: 0.01, max: 0.94, noNaN: true });

describe('the sums', () => {
  it('need more for more use of less, and carry it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 1e5, noNaN: true }),
        share,
        fc.integer({ min: 2, max: 6 }),
        (used, use, zones) => {
          const needed = cost.neededFor(used, use, zones);
          expect(needed * use * ((zones - 1) / zones)).toBeGreaterThanOrEqual(used * (1 - 1e-6));
          expect(needed).toBeGreaterThanOrEqual(cost.neededFor(used, use));
          expect(cost.neededFor(used * 2, use)).toBeGreaterThanOrEqual(cost.neededFor(used, use));
          expect(cost.neededFor(used, use / 2)).toBeGreaterThanOrEqual(cost.neededFor(used, use));
        },
      ),
    );
  });

  it('break even exactly where they say', () => {
    fc.assert(
      fc.property(price, price, (committed, onDemand) => {
        const hours = cost.breakEven(committed, onDemand) * 730;
        expect(cost.monthOf(onDemand, 1, hours)).toBeCloseTo(cost.monthOf(committed), 6);
      }),
    );
  });

  it('make spot as dear as on demand exactly at its limit, and dearer with each interruption', () => {
    fc.assert(
      fc.property(price, share, share, (onDemand, discount, lost) => {
        const spot = onDemand * (1 - discount);
        expect(cost.usefulHour(spot, cost.spotLimit(spot, onDemand))).toBeCloseTo(onDemand, 6);
        expect(cost.usefulHour(spot, lost)).toBeGreaterThan(spot);
        const average = cost.blended(lost, spot, onDemand);
        expect(average).toBeLessThanOrEqual(onDemand + 1e-9);
        expect(average).toBeGreaterThanOrEqual(spot - 1e-9);
      }),
    );
  });
});
