import { Command, type Help, type Option } from "commander";
import { UsageProblem } from "../messages/index.js";
import { VERSION } from "../version.js";
import { commands } from "./commands/index.js";
import type { Context } from "./io.js";
import { rememberCommand } from "./usage.js";

/** The whole command line. Only descriptions and options are built here; what a command does is loaded when it is called. */
export function buildProgram(context: Context): Command {
  const { t } = context;
  const program = new Command("doichieu")
    .description(t("program.description"))
    .version(VERSION, "-V, --version", t("option.version"))
    .usage(t("program.usage"))
    .helpCommand("help [command]", t("option.help-command"))
    .addHelpText("after", () => `\n${t("program.after")}\n`);
  program.allowExcessArguments(true).action(() => {
    const allowed = program.commands.map((command) => command.name()).join(", ");
    const [name] = program.args;
    throw name === undefined
      ? new UsageProblem("usage.no-command", { allowed })
      : new UsageProblem("usage.unknown-command", { name, allowed });
  });
  for (const command of commands) program.addCommand(command(context));
  for (const command of [program, ...program.commands]) settle(command, context);
  return program;
}

/** What is the same for every command: language, help in it, errors that we word ourselves, streams that tests can read. */
function settle(command: Command, { io, t }: Context): void {
  const titles: Readonly<Record<string, string>> = {
    "Usage:": t("help.usage"),
    "Arguments:": t("help.arguments"),
    "Options:": t("help.options"),
    "Commands:": t("help.commands"),
  };
  if (command.parent) {
    const names = command.registeredArguments.map(
      (argument) => `<${argument.name()}${argument.variadic ? "..." : ""}>`,
    );
    command.usage([...names, t("help.options-word")].join(" "));
  }
  command
    .helpOption("-h, --help", t("option.help"))
    .option("--lang <lang>", t("option.lang"))
    .exitOverride((error) => rememberCommand(error, command))
    .showSuggestionAfterError(false)
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: () => undefined,
      getOutHelpWidth: () => io.stdout.columns ?? 100,
    })
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      optionDescription: (option: Option) =>
        typeof option.defaultValue !== "string"
          ? option.description
          : `${option.description} [${t("help.default")}: ${option.defaultValue}]`,
      commandUsage: (cmd: Command) => `${cmd.parent ? `${cmd.parent.name()} ` : ""}${cmd.name()} ${cmd.usage()}`,
      subcommandTerm: (sub: Command) => sub.name(),
    } satisfies Partial<Help>);
}
