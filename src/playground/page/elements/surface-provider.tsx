import { type ComponentChildren, type VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Act, Entry } from '../../act.ts';
import { isObject, stringOf, type JsonObject } from '../../slack/json-object.ts';
import { usePlayground } from '../playground.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { keyOf, SurfaceContext } from './surface.ts';
import { type EnteredHere } from './use-entries.ts';

export type Target = Extract<Act, { do: 'use' }>['target'];

interface Use {
  readonly block: string;
  readonly element: JsonObject;
  readonly entry: Entry | undefined;
}

const NONE = {};

/** Makes what stands in a message, a modal or the home work. */
export const SurfaceProvider = ({
  target,
  entered,
  errors = NONE,
  children,
}: {
  target: Target;
  entered: EnteredHere;
  errors?: Readonly<Record<string, string>>;
  children: ComponentChildren;
}): VNode => {
  const { perform } = usePlayground();
  const [waiting, setWaiting] = useState<string>();
  const [asking, setAsking] = useState<Use>();
  const send = async ({ block, element, entry }: Use): Promise<void> => {
    setWaiting(keyOf(block, element));
    const value = entry === undefined ? {} : { value: entry };
    const action = stringOf(element['action_id']);
    await perform({ do: 'use', target, block, action, ...value, entries: entered.all() });
    setWaiting(undefined);
  };
  const use = (block: string, element: JsonObject, entry?: Entry): void => {
    const wanted = { block, element, entry };
    if (isObject(element['confirm'])) setAsking(wanted);
    else void send(wanted);
  };
  return (
    <SurfaceContext.Provider value={{ entryOf: entered.entryOf, enter: entered.enter, use, waiting, errors }}>
      {children}
      {asking !== undefined && isObject(asking.element['confirm']) && (
        <ConfirmDialog
          confirm={asking.element['confirm']}
          answer={(isYes) => {
            setAsking(undefined);
            if (isYes) void send(asking);
          }}
        />
      )}
    </SurfaceContext.Provider>
  );
};
