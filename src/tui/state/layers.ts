import type { ReactNode } from 'react';
import type { Size } from '../kit/size.ts';
import { createStore, type Store } from './store.ts';

/**
 * What lies over the panes, the last one on top. The top layer is offered every key; what it does not take goes no
 * further. `draw` gives its picture in a window of that size.
 */
export interface Layer {
  /** Its own: what is typed ahead never reaches a layer that was open before it. */
  readonly id: string;
  /** What it is; there is one layer of a name at a time, and a second one is not opened. */
  readonly name: string;
  readonly draw: (size: Size) => ReactNode;
}

export type LayerAction = { type: 'push'; layer: Layer } | { type: 'close'; id: string } | { type: 'clear' };
export type Layers = Store<readonly Layer[], LayerAction>;

function reducer(layers: readonly Layer[], action: LayerAction): readonly Layer[] {
  switch (action.type) {
    case 'push':
      return layers.some(({ name }) => name === action.layer.name) ? layers : [...layers, action.layer];
    case 'close': {
      const place = layers.findIndex((layer) => layer.id === action.id);
      return place < 0 ? layers : layers.slice(0, place);
    }
    case 'clear':
      return layers.length === 0 ? layers : [];
  }
}

/** @returns a stack with nothing on it; closing a layer closes what lies over it too. */
export function createLayers(): Layers {
  return createStore<readonly Layer[], LayerAction>(reducer, []);
}
