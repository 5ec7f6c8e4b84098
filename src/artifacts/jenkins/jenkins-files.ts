import type { GeneratedFile } from '../generated-file.ts';
import type { Recipe } from '../recipe.ts';
import { accessScript, cd } from './cd.ts';
import { ci } from './ci.ts';
import { toGroovy } from './groovy.ts';

export const jenkinsFiles = (recipe: Recipe): readonly GeneratedFile[] => [
  {
    path: 'Jenkinsfile',
    language: 'groovy',
    about: 'CI: source, build, test, scan, then the tested image is published with bill of materials and signature.',
    text: toGroovy(ci(recipe)),
  },
  {
    path: 'Jenkinsfile.deploy',
    language: 'groovy',
    about: `CD: one digest through ${recipe.environments.join(', then ')}, the last after approval, each verified and taken back by itself if it fails.`,
    text: toGroovy(cd(recipe)),
  },
  accessScript(recipe),
];
