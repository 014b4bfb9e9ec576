import type { ReactNode } from 'react';
import type { Size } from '../kit/size.ts';
import { createStore, type Store } from './store.ts';

/**
 * A layer over the panes; the last one is on top. The top layer receives every key, and keys that it ignores go no
 * further. `draw` renders it for the given window size.
 */
export interface Layer {
  /** Unique id. Keys typed ahead never reach a layer that was open before. */
  readonly id: string;
  /** The kind of layer. Only one layer of a name can be open; a second one is not opened. */
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

/** @returns an empty stack. Closing a layer also closes the layers above it. */
export function createLayers(): Layers {
  return createStore<readonly Layer[], LayerAction>(reducer, []);
}
