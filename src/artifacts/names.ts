/** Names from people, as the target formats allow them. */

/** A DNS label that starts with a letter; short enough that `-canary` and a hash still fit into 63. */
export const resourceName = /^[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

/** `Checkout Service` → `checkout-service`; undefined when nothing usable is left: then ask, do not invent. */
export function toResourceName(text: string): string | undefined {
  const folded = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  return resourceName.test(folded) ? folded : undefined;
}

/** A registry path without tag or digest, so that neither can be smuggled in. */
export const imageName =
  /^[a-z0-9](?:[a-z0-9.-]{0,126}[a-z0-9])?(?::[0-9]{2,5})?(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*){1,8}$/;

export const hostName =
  /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/;

/** A path that needs no quoting in a shell, in YAML or in a URL. */
export const urlPath = /^\/[A-Za-z0-9/_.-]{0,100}$/;

export const repositoryUrl = /^https:\/\/[a-z0-9.-]+(?::[0-9]{2,5})?(?:\/[A-Za-z0-9_.-]+){2,6}$/;

/** `checkout-api` → `CheckoutApi`, for the names of alerts. */
export const toPascalCase = (name: string): string =>
  name.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
