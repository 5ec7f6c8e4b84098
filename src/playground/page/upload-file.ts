import { isObject } from '../slack/json-object.ts';

/** Sends a file to the workspace; its id, or undefined when that did not work. */
export const uploadFile = async (as: string, file: File): Promise<string | undefined> => {
  try {
    const where = new URLSearchParams({ as, name: file.name });
    const response = await fetch(`/playground/files?${where}`, { method: 'POST', body: file });
    const answer: unknown = await response.json();
    return isObject(answer) && typeof answer['id'] === 'string' ? answer['id'] : undefined;
  } catch {
    return undefined;
  }
};
