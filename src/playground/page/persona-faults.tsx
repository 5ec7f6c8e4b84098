import { type VNode } from 'preact';
import { clockText } from './clock-text.ts';
import { usePlayground } from './playground.ts';

/** What is wrong with the files of the persona: where, and what was expected there. */
export const PersonaFaults = (): VNode | null => {
  const { faults, loadedAt } = usePlayground().snapshot.persona;
  if (faults.length === 0) return null;
  return (
    <section class="faults" role="alert" aria-label="Faults of the persona">
      <p>
        <strong>{faults.length === 1 ? 'The persona has a fault.' : `The persona has ${faults.length} faults.`}</strong>{' '}
        Until it is mended, the bot answers from the files as they were at {clockText(loadedAt)}.
      </p>
      <ul>
        {faults.map(({ file, line, field, expected }) => (
          <li key={`${file} ${line} ${field}`}>
            <code>
              {file}:{line}
            </code>{' '}
            {field !== '' && <strong>{field}</strong>} {expected}
          </li>
        ))}
      </ul>
    </section>
  );
};
