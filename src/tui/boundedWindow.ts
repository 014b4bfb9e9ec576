/** The largest window that is drawn. Each cell takes memory, and a client may claim any size; the rest stays empty. */
export const LARGEST = { columns: 500, rows: 200 };

/** Returns the same output, with a size that is never larger than `LARGEST`. */
export function boundedWindow(stdout: NodeJS.WriteStream): NodeJS.WriteStream {
  return new Proxy(stdout, {
    get(target, name) {
      if (name === 'columns' || name === 'rows') return Math.min(target[name], LARGEST[name]);
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
