/** Size of the terminal window, in characters. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}
