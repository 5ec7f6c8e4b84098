import type { Deed, Run } from '../../consult/runs/run.ts';
import type { Story } from '../stories/stories.ts';

export type SavedRun = Story<Run, Deed>;
