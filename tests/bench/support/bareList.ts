import type { Connection, RowDataPacket } from 'mysql2/promise';
import type { ListCase } from './listCases.ts';

export const PAGE = 50;

type Values = readonly (string | number)[];

/** A statement and the values for its `?`. */
interface Statement {
  readonly sql: string;
  readonly values: Values;
}

/**
 * Returns hand-written SQL for the rows of a list: a range of the index with this order, from the start of the page.
 */
export class BareList {
  readonly #connection: Connection;
  readonly #list: ListCase;
  readonly #own: Values;

  constructor(connection: Connection, list: ListCase, actorId: number) {
    this.#connection = connection;
    this.#list = list;
    this.#own = list.where.includes('?') ? [actorId] : [];
  }

  /** Returns the id of the row at that position of the list; the last one's if the list is shorter. */
  async idAt(place: number): Promise<number> {
    const { table, index, where, id } = this.#list;
    const count = await this.#one(`SELECT COUNT(*) AS found FROM ${table} l FORCE INDEX (${index}) WHERE ${where}`);
    const offset = Math.max(0, Math.min(place, Math.floor((Number(count) - PAGE) / 2)));
    return Number(
      await this.#one(
        `SELECT l.${id} AS found FROM ${table} l FORCE INDEX (${index}) WHERE ${where}
         ORDER BY ${this.#order()} LIMIT 1 OFFSET ${offset}`,
      ),
    );
  }

  /** Returns the first page, or the page after a row. */
  async page(after: number | null): Promise<() => Promise<readonly { readonly id: number }[]>> {
    const statement = after === null ? this.#first() : await this.#next(after);
    return async () =>
      (await this.#connection.execute<(RowDataPacket & { id: number })[]>(statement.sql, [...statement.values]))[0];
  }

  async #one(sql: string): Promise<unknown> {
    const [[row]] = await this.#connection.query<RowDataPacket[]>(sql, [...this.#own]);
    return row?.found;
  }

  #order(): string {
    const { by, id, descending } = this.#list;
    const direction = descending ? 'DESC' : 'ASC';
    return by === `l.${id}` ? `${by} ${direction}` : `${by} ${direction}, l.${id} ${direction}`;
  }

  #select(condition: string, index = this.#list.index): string {
    const { shown, table, joins, where } = this.#list;
    return `SELECT ${shown} FROM ${table} l FORCE INDEX (${index}) ${joins} WHERE ${where} AND ${condition}`;
  }

  #end(order: string): string {
    return `ORDER BY ${order} LIMIT ${PAGE}`;
  }

  #first(): Statement {
    if (this.#list.name === 'to come') return this.#toCome();
    return { sql: `${this.#select('1 = 1')} ${this.#end(this.#order())}`, values: this.#own };
  }

  /** The events from today on by their start, and the long ones that started earlier. */
  #toCome(): Statement {
    const recent = this.#select('l.event_start >= UTC_TIMESTAMP() - INTERVAL 24 HOUR');
    const long = this.#select(
      `(l.length_class = 1 AND l.event_start BETWEEN UTC_TIMESTAMP() - INTERVAL 7 DAY AND UTC_TIMESTAMP() - INTERVAL 24 HOUR
        OR l.length_class = 2 AND l.event_start BETWEEN UTC_TIMESTAMP() - INTERVAL 60 DAY AND UTC_TIMESTAMP() - INTERVAL 24 HOUR
        OR l.length_class = 3 AND l.event_start < UTC_TIMESTAMP() - INTERVAL 24 HOUR)`,
      'event_listing_length',
    );
    return { sql: `(${recent} ${this.#end(this.#order())}) UNION ALL (${long}) ${this.#end('start, id')}`, values: [] };
  }

  async #next(after: number): Promise<Statement> {
    const { table, by, id, descending } = this.#list;
    const compare = descending ? '<' : '>';
    const order = this.#order();
    if (by === `l.${id}`) {
      return { sql: `${this.#select(`l.${id} ${compare} ?`)} ${this.#end(order)}`, values: [...this.#own, after] };
    }
    const [[row]] = await this.#connection.query<RowDataPacket[]>(
      `SELECT CAST(${by} AS CHAR) AS value, CAST(COALESCE(${by}, 0) AS CHAR) REGEXP '^[0-9]{4}-' AS isTime
       FROM ${table} l WHERE l.${id} = ?`,
      [after],
    );
    const own = row?.isTime ? `CAST(? AS DATETIME(3))` : '?';
    const value = String(row?.value);
    const condition = `(${by} ${compare} ${own} OR (${by} = ${own} AND l.${id} ${compare} ?))`;
    return { sql: `${this.#select(condition)} ${this.#end(order)}`, values: [...this.#own, value, value, after] };
  }
}
