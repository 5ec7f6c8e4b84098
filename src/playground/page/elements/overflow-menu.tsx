import { type VNode } from 'preact';
import { objectsIn, stringOf } from '../../slack/json-object.ts';
import { wordsOf } from '../blocks/text.tsx';
import { Icon } from '../icon.tsx';
import { Menu } from '../menu.tsx';
import { type Slot } from './slot.ts';
import { useSurface } from './surface.ts';

export const OverflowMenu = ({ block, element }: Slot): VNode => {
  const { use } = useSurface();
  const items = objectsIn(element['options']).map((option) => ({
    label: wordsOf(option['text']),
    choose: () => {
      const url = stringOf(option['url']);
      if (url !== '') window.open(url, '_blank', 'noreferrer');
      use(block, element, stringOf(option['value']));
    },
  }));
  return <Menu label="More choices" face={<Icon name="more" />} items={items} />;
};
