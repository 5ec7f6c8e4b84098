import { fileURLToPath } from 'node:url';
import { openConsultant } from '../src/open-consultant.ts';
import { evaluate } from './evaluate.ts';

/** `npm run -s eval [files…]`: how well texts are understood, with what was confused. Files are told apart by their fields. */

const own = ['questions', 'commands', 'activation', 'multi'].map((name) =>
  fileURLToPath(new URL(`../test/fixtures/eval/${name}.dev.jsonl`, import.meta.url)),
);

const files = process.argv.slice(2);
const consultant = openConsultant();
for (const file of files.length > 0 ? files : own) {
  const { name, figures, confusions } = evaluate(consultant, file);
  console.log(
    `${name}: ${Object.entries(figures)
      .map(([figure, value]) => `${figure} ${value.toFixed(3)}`)
      .join(', ')}`,
  );
  for (const line of confusions) console.log(`  ${line}`);
}
