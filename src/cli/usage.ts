import type { Command, CommanderError } from "commander";
import type { Translate } from "../messages/index.js";

/** Which command a usage error came from; set by `exitOverride`. */
const commandOf = new WeakMap<CommanderError, Command>();

export function rememberCommand(error: CommanderError, command: Command): never {
  if (!commandOf.has(error)) commandOf.set(error, command);
  throw error;
}

/** What commander found wrong, in the user's language, with the option's name and what is allowed instead. */
export function usageMessage(error: CommanderError, t: Translate): string {
  const command = commandOf.get(error);
  const name = /'([^']*)'/u.exec(error.message)?.[1] ?? "";
  const call = command ? path(command) : "doichieu";
  switch (error.code) {
    case "commander.unknownOption":
      return t("usage.unknown-option", { option: name, command: call, allowed: options(command) });
    case "commander.unknownCommand":
      return t("usage.unknown-command", { name, allowed: commands(command) });
    case "commander.missingArgument":
      return t("usage.missing-argument", { name: name.toUpperCase(), command: call });
    case "commander.optionMissingArgument":
      return t("usage.option-argument", { option: name });
    case "commander.excessArguments":
      return t("usage.excess", { command: call });
    case "commander.help":
      return t("usage.no-command", { allowed: commands(command) });
    default:
      return error.message.replace(/^error: /u, "");
  }
}

const path = (command: Command): string =>
  command.parent ? `${path(command.parent)} ${command.name()}` : command.name();

const options = (command: Command | undefined): string =>
  (command?.options ?? [])
    .filter((option) => !option.hidden)
    .map((option) => option.long ?? option.flags)
    .concat("--help")
    .join(", ");

const commands = (command: Command | undefined): string =>
  (command?.commands ?? []).map((sub) => sub.name()).join(", ");
