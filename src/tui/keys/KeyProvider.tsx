import { useInput, usePaste } from 'ink';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react';
import type { Busy } from '../state/busy.ts';
import type { Layers } from '../state/layers.ts';
import { type KeyPress, toKeyPresses } from './keyPress.ts';
import { isMouseReport, type MousePress, toMousePress } from './mouse.ts';

/**
 * Handlers of one layer, or of the screen below all layers, for keys, pastes (possibly several lines) and the mouse.
 */
export interface KeyHandler {
  readonly onKey: (key: KeyPress) => void;
  readonly onPaste?: (text: string) => void;
  /** Without it the wheel acts as the arrow keys, and a click does nothing. */
  readonly onMouse?: (press: MousePress) => void;
  /** True while keys must wait for pending work. Then only Escape is handled at once, and it drops the waiting keys. */
  readonly isBlocked?: () => boolean;
}

type Event = { readonly key: KeyPress } | { readonly paste: string } | { readonly mouse: MousePress };

const WHEEL: Readonly<Record<MousePress['kind'], KeyPress | null>> = {
  click: null,
  wheelUp: { name: 'Up', text: null },
  wheelDown: { name: 'Down', text: null },
};

function handOn(event: Event, handler: KeyHandler): void {
  if ('key' in event) handler.onKey(event.key);
  else if ('paste' in event) handler.onPaste?.(event.paste);
  else if (handler.onMouse) handler.onMouse(event.mouse);
  else {
    const key = WHEEL[event.mouse.kind];
    if (key) handler.onKey(key);
  }
}

/** The screen below all layers. */
export const BASE = 'base';

interface Gate {
  readonly offer: (event: Event) => void;
  readonly register: (place: string, handler: KeyHandler) => () => void;
  /** Delivers the waiting keys, if they may go now. */
  readonly resume: () => void;
  /** Drops the waiting keys. */
  readonly close: () => void;
}

const isEscape = (event: Event): boolean => 'key' in event && (event.key.name === 'Esc' || event.key.name === 'Ctrl+C');

/**
 * Delivers each key to the top layer. Keys that arrive before that layer's first render wait for it. So keys typed
 * ahead reach the form that the first key opened.
 */
function createGate(layers: Layers, beforeKey: () => void, busy: Busy): Gate {
  const handlers = new Map<string, KeyHandler>();
  const waiting: Event[] = [];
  let isDraining = false;
  let end: (() => void) | null = null;

  /** Waiting keys count as pending work. */
  function count(): void {
    if (waiting.length > 0) {
      end ??= busy.begin();
      return;
    }
    end?.();
    end = null;
  }

  function drain(): void {
    if (isDraining) return;
    isDraining = true;
    try {
      for (let event = waiting[0]; event; event = waiting[0]) {
        const handler = handlers.get(layers.get().at(-1)?.id ?? BASE);
        if (!handler) return;
        if (handler.isBlocked?.()) {
          const end = waiting.find(isEscape);
          if (!end) return;
          // Escape also drops the keys that were typed for the result.
          waiting.splice(0, waiting.indexOf(end) + 1);
          if ('key' in end) handler.onKey(end.key);
          continue;
        }
        waiting.shift();
        beforeKey();
        handOn(event, handler);
      }
    } finally {
      isDraining = false;
      count();
    }
  }

  return {
    offer: (event) => {
      waiting.push(event);
      drain();
    },
    resume: drain,
    close: () => {
      waiting.length = 0;
      count();
    },
    register: (place, handler) => {
      handlers.set(place, handler);
      drain();
      return () => {
        if (handlers.get(place) === handler) handlers.delete(place);
      };
    },
  };
}

const GateContext = createContext<Gate | null>(null);

/** The only caller of `useInput` and `usePaste`: all keys pass through one gate. */
export function KeyProvider(props: {
  readonly layers: Layers;
  /** Called for each input before anything else. Returns false for one that must be dropped. */
  readonly onInput: () => boolean;
  /** Called before each key is delivered. */
  readonly beforeKey: () => void;
  /** True while typed text could not be seen. Keys are then dropped, not queued. */
  readonly isDisabled: boolean;
  readonly busy: Busy;
  readonly children: ReactNode;
}) {
  const { layers, onInput, beforeKey, isDisabled, busy } = props;
  const gate = useMemo(() => createGate(layers, beforeKey, busy), [layers, beforeKey, busy]);
  useEffect(() => gate.close, [gate]);
  useInput((input, key) => {
    if (!onInput() || isDisabled) return;
    for (const press of toKeyPresses(input, key)) gate.offer({ key: press });
  });
  usePaste((text) => {
    if (!onInput() || isDisabled) return;
    if (!isMouseReport(text)) return gate.offer({ paste: text });
    const mouse = toMousePress(text);
    if (mouse) gate.offer({ mouse });
  });
  return <GateContext value={gate}>{props.children}</GateContext>;
}

/** Handles the keys of `place` (a layer's id, or `BASE`) while the component is mounted. */
export function useKeys(place: string, handler: KeyHandler): void {
  const gate = useContext(GateContext);
  const latest = useRef(handler);
  latest.current = handler;
  const takesMouse = handler.onMouse !== undefined;
  useEffect(
    () =>
      gate?.register(place, {
        onKey: (key) => latest.current.onKey(key),
        onPaste: (text) => latest.current.onPaste?.(text),
        isBlocked: () => latest.current.isBlocked?.() ?? false,
        ...(takesMouse ? { onMouse: (press) => latest.current.onMouse?.(press) } : {}),
      }),
    [gate, place, takesMouse],
  );
  // After each render: the waiting keys may have waited for this one.
  useEffect(() => gate?.resume());
}
