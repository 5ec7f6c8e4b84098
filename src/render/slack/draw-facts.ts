import type { FactsSection } from '../../consult/blueprint.ts';
import { factText } from '../plain/phrases.ts';
import type { Part } from './part.ts';
import { textParts } from './part.ts';
import { textLine } from './rich.ts';

export const drawFacts = ({ facts }: FactsSection): readonly Part[] =>
  textParts(facts.map((fact) => textLine(factText(fact))));
