import type { Request } from '../request.ts';
import type { PersonMessage } from './person-message.ts';

/** More than these at once is no question about them. */
const most = 3;

/** The ids of the files that were shared along with what somebody wrote. */
export const attachedTo = ({ files }: PersonMessage): Pick<Request, 'attached'> =>
  files.length === 0 ? {} : { attached: files.slice(0, most).map(({ id }) => id) };
