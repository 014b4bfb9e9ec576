import type { Connection } from 'mysql2';

/** Members of the library's commands that its types lack. */
interface Command {
  /** Sends the command. Returns what reads the answer, or null if there is none. */
  start(packet: undefined, connection: Inside): unknown;
}

/** Members of the library's connection that its types lack. */
interface Inside {
  /** The command whose answer comes next. */
  readonly _command: Command | null | undefined;
  addCommand(command: Command): Command;
  _bumpSequenceId(packets: number): void;
  _resetSequenceId(): void;
  sequenceId: number;
}

/**
 * Returns whether the command is sent as one packet that is known already: a statement, its preparation, or the
 * execution of a prepared one. Others, as the handshake, are a conversation. Names of classes may change in a bundle.
 */
function isOnePacket(command: object): boolean {
  if ('statement' in command) return command.statement !== undefined;
  return ('sql' in command && '_rows' in command) || 'parameterDefinitions' in command;
}

/** Sends the command behind the one that is under way. Its turn comes when the answers before its own have come. */
function sendEarly(connection: Inside, command: Command): void {
  const { sequenceId } = connection;
  connection._resetSequenceId();
  const readAnswer = command.start(undefined, connection);
  const sent = connection.sequenceId;
  connection.sequenceId = sequenceId;
  command.start = () => {
    connection._bumpSequenceId(sent);
    return readAnswer;
  };
}

/**
 * Lets the connection send commands without waiting for the answers of those before: several questions asked together
 * take one round trip. The server answers them in turn. The library alone sends each after the answer before it. A
 * command that fails does not stop those behind it, so only what does not depend on each other is asked together.
 */
export function pipeline(connection: Connection): void {
  const inside = connection as unknown as Inside;
  const add = inside.addCommand.bind(inside);
  /** True if the newest command, and all before it, have been sent. */
  let isNewestSent = false;

  inside.addCommand = (command) => {
    const isBusy = Boolean(inside._command);
    const isSent = isOnePacket(command) && (!isBusy || isNewestSent);
    if (isSent && isBusy) sendEarly(inside, command);
    isNewestSent = isSent;
    return add(command);
  };
}
