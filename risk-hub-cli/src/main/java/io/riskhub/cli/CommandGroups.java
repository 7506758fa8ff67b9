package io.riskhub.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Shows the commands by what they are for. */
final class CommandGroups {

  private CommandGroups() {}

  /** Sets it up for the help of {@code riskhub}. */
  static void arrange(CommandLine riskhub) {
    Map<String, IHelpSectionRenderer> sections = riskhub.getHelpSectionMap();
    // Each group has a heading of its own.
    sections.remove(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING);
    sections.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, CommandGroups::render);
  }

  private static String render(Help help) {
    Map<String, Map<String, Help>> groups = new LinkedHashMap<>();
    for (Subcommand command : Subcommand.ALL) {
      Help shown = help.subcommands().get(command.typed());
      if (shown != null) {
        groups
            .computeIfAbsent(command.group(), group -> new LinkedHashMap<>())
            .put(command.typed(), shown);
      }
    }
    StringBuilder text = new StringBuilder();
    groups.forEach(
        (group, commands) ->
            text.append(String.format("%n%s:%n%s", group, help.commandList(commands))));
    return text.toString();
  }
}
