import { describe, expect, it } from 'vitest';
import { answerTo, wordsIn } from '../ask.ts';

const apology = (text: string): string => wordsIn(answerTo(text).lead[0] ?? []);

/** The first words of the apology for answering in English. */
const tongues: Readonly<Record<string, readonly string[]>> = {
  Entschuldigung: ['wie machen wir ein rollback auf kubernetes', 'unsere pods starten dauernd neu'],
  Désolé: ['comment tester nos sauvegardes', 'nos pods redémarrent sans cesse'],
  Perdón: ['por qué nuestra factura de aws es tan alta', 'quién puede desplegar en producción'],
  Desculpe: ['como testamos os backups', 'quem pode fazer deploy em produção'],
};

describe('a question in a few words', () => {
  for (const [apologies, texts] of Object.entries(tongues))
    it.each(texts)('in another language gets an apology in it: %s', (text) => {
      expect(apology(text)).toContain(apologies);
    });

  it.each([
    'deploy on merge or on tag',
    'one cluster per stage or per team',
    'no owner, no alert, no runbook',
    'builds on arm, not on amd',
    'me too, no access since the change',
    'jaeger or tempo, what do we take',
  ])('is English where its words are technical: %s', (text) => {
    for (const apologies of Object.keys(tongues)) expect(apology(text)).not.toContain(apologies);
  });
});
