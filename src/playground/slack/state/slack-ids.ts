/** Ids that look like Slack's (`C0…`, `U0…`), the same in every run. */
export const createSlackIds = (): ((prefix: string) => string) => {
  const used = new Map<string, number>();
  return (prefix) => {
    const number = (used.get(prefix) ?? 0) + 1;
    used.set(prefix, number);
    return `${prefix}0FAKE${number.toString(36).toUpperCase().padStart(4, '0')}`;
  };
};
