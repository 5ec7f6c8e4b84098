import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFiles } from './src/artifacts/make-files.ts';
import { readRecipe } from './src/artifacts/read-recipe.ts';
const r = readRecipe(JSON.parse(process.argv[2]!));
if (!('recipe' in r)) throw new Error(JSON.stringify(r));
for (const f of makeFiles(r.recipe)) { const p = `${process.argv[3]}/${f.path}`; mkdirSync(dirname(p), {recursive:true}); writeFileSync(p, f.text); console.log(f.path); }
