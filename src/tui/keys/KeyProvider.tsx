import { useInput, usePaste } from 'ink';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react';
import type { Busy } from '../state/busy.ts';
import type { Layers } from '../state/layers.ts';
import { type KeyPress, toKeyPresses } from './keyPress.ts';
import { isMouseReport, type MousePress, toMousePress } from './mouse.ts';

/** What a place does with a key, or with a paste (`paste`, several lines possible). */
export interface KeyHandler {
  readonly onKey: (key: KeyPress) => void;
  readonly onPaste?: (text: string) => void;
  /** Without it the wheel goes up and down as the arrows do, and a click does nothing. */
  readonly onMouse?: (press: MousePress) => void;
  /** True while what is typed waits for something that is under way; Escape alone is taken then, and drops the rest. */
  readonly isHolding?: () => boolean;
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

/** The place under all layers. */
export const BASE = 'base';

interface Gate {
  readonly offer: (event: Event) => void;
  readonly register: (place: string, handler: KeyHandler) => () => void;
  /** Hands on what has waited, if it may go now. */
  readonly resume: () => void;
  /** Forgets what has waited. */
  readonly close: () => void;
}

const isEscape = (event: Event): boolean => 'key' in event && (event.key.name === 'Esc' || event.key.name === 'Ctrl+C');

/**
 * Hands each key to the top layer. Keys that come before that layer has drawn itself for the first time wait for it:
 * what a person types ahead reaches the form that their first key opened.
 */
function createGate(layers: Layers, onAnyKey: () => void, busy: Busy): Gate {
  const handlers = new Map<string, KeyHandler>();
  const waiting: Event[] = [];
  let isDraining = false;
  let end: (() => void) | null = null;

  /** What waits is work under way. */
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
        if (handler.isHolding?.()) {
          const end = waiting.find(isEscape);
          if (!end) return;
          // Who gives up waiting does not want what was typed for the result either.
          waiting.splice(0, waiting.indexOf(end) + 1);
          if ('key' in end) handler.onKey(end.key);
          continue;
        }
        waiting.shift();
        onAnyKey();
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

/** The only caller of `useInput` and `usePaste`: one gate for every key. */
export function KeyProvider(props: {
  readonly layers: Layers;
  /** Called before each key is handed on, whoever takes it. */
  readonly onAnyKey: () => void;
  /** True while nothing that is typed could be seen: keys are dropped, not kept for later. */
  readonly isBlind: boolean;
  readonly busy: Busy;
  readonly children: ReactNode;
}) {
  const { layers, onAnyKey, isBlind, busy } = props;
  const gate = useMemo(() => createGate(layers, onAnyKey, busy), [layers, onAnyKey, busy]);
  useEffect(() => gate.close, [gate]);
  useInput((input, key) => {
    if (isBlind) return;
    for (const press of toKeyPresses(input, key)) gate.offer({ key: press });
  });
  usePaste((text) => {
    if (isBlind) return;
    if (!isMouseReport(text)) return gate.offer({ paste: text });
    const mouse = toMousePress(text);
    if (mouse) gate.offer({ mouse });
  });
  return <GateContext value={gate}>{props.children}</GateContext>;
}

/** Takes the keys of `place` (a layer's id, or `BASE`) as long as the component is there. */
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
        isHolding: () => latest.current.isHolding?.() ?? false,
        ...(takesMouse ? { onMouse: (press) => latest.current.onMouse?.(press) } : {}),
      }),
    [gate, place, takesMouse],
  );
  // Whatever was drawn anew may be what the waiting keys were held for.
  useEffect(() => gate?.resume());
}
