import { type VNode } from 'preact';
import type { Person } from '../wire.ts';

const HUES = [205, 28, 150, 275, 340, 95];

const initials = (name: string): string =>
  name
    .split(/[\s._-]+/)
    .map((word) => word.slice(0, 1).toUpperCase())
    .slice(0, 2)
    .join('');

/** A face made of initials; beside a name, so it says nothing to a screen reader. */
export const Avatar = ({ person, at }: { person: Person | undefined; at: number }): VNode =>
  person?.isBot === true ? (
    <img class="avatar" src="/icon.svg" alt="" />
  ) : (
    <span class="avatar" aria-hidden="true" style={{ '--hue': String(HUES[at % HUES.length]) }}>
      {initials(person?.realName ?? '?')}
    </span>
  );
