import { Command } from "commander";
import type { MessageKey } from "../messages/index.js";
import type { Context } from "./io.js";

/** A command with its description and, below the help, its examples from the catalogue. */
export function defineCommand({ t }: Context, name: CommandName): Command {
  return new Command(name)
    .description(t(`command.${name}`))
    .addHelpText("after", () => `\n${t("help.examples")}\n${indent(t(`command.${name}.examples`))}`);
}

/** Commands that the catalogue describes. */
type CommandName = {
  [K in MessageKey]: K extends `command.${infer Name}.examples` ? Name : never;
}[MessageKey];

const indent = (text: string): string => text.replace(/^/gmu, "  ");
