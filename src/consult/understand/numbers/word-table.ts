/** What words mean. It knows no words but its own: people also type `constructor` and `__proto__`. */
export function wordTable<Meaning>(meanings: Readonly<Record<string, Meaning>>): Readonly<Record<string, Meaning>> {
  const own = { ...meanings };
  Object.setPrototypeOf(own, null);
  return own;
}
