package io.riskhub.cli.help;

import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.OwnExitCodes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The one layout of every help: what the command is for and how it is typed come first.
 *
 * <p>A command gives a {@code header} of one line, paragraphs of {@code description} where more is
 * to be said, and its examples as {@code footer}, which is shown below the header all the same.
 * Exit codes and variables of the environment add themselves.
 */
public final class HelpLayout {

  private static final String ENVIRONMENT = "environment";

  private static final List<String> ORDER =
      List.of(
          UsageMessageSpec.SECTION_KEY_HEADER,
          UsageMessageSpec.SECTION_KEY_FOOTER_HEADING,
          UsageMessageSpec.SECTION_KEY_FOOTER,
          UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
          UsageMessageSpec.SECTION_KEY_SYNOPSIS,
          UsageMessageSpec.SECTION_KEY_DESCRIPTION_HEADING,
          UsageMessageSpec.SECTION_KEY_DESCRIPTION,
          UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_PARAMETER_LIST,
          UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_OPTION_LIST,
          UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
          ENVIRONMENT,
          UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST);

  private HelpLayout() {}

  /** Lays out the help of {@code riskhub} and of all its commands. */
  public static void arrange(CommandLine riskhub) {
    riskhub.setHelpSectionKeys(ORDER);
    arrangeOne(riskhub);
    // To repeat those of all commands would bury what they have in common.
    riskhub.getHelpSectionMap().put(ENVIRONMENT, help -> environment(help, Variable.OF_ALL));
    riskhub.getSubcommands().values().forEach(HelpLayout::arrangeBelow);
  }

  private static void arrangeBelow(CommandLine command) {
    arrangeOne(command);
    command
        .getHelpSectionMap()
        .put(ENVIRONMENT, help -> environment(help, Variable.of(help.commandSpec())));
    command.getSubcommands().values().forEach(HelpLayout::arrangeBelow);
  }

  private static void arrangeOne(CommandLine command) {
    Map<String, IHelpSectionRenderer> sections = command.getHelpSectionMap();
    sections.put(UsageMessageSpec.SECTION_KEY_FOOTER, help -> examples(help.commandSpec()));
    sections.put(UsageMessageSpec.SECTION_KEY_DESCRIPTION_HEADING, HelpLayout::beforeDescription);
    command.getCommandSpec().usageMessage().exitCodeList(exitCodes(command.getCommandSpec()));
  }

  /** Number to meaning. */
  private static Map<String, String> exitCodes(CommandSpec command) {
    return command.userObject() instanceof OwnExitCodes own ? own.legend() : ExitCode.legend();
  }

  /** Never broken into lines, so that they can be copied. */
  private static String examples(CommandSpec command) {
    StringBuilder text = new StringBuilder();
    for (String line : command.usageMessage().footer()) {
      text.append("  ").append(line).append(System.lineSeparator());
    }
    return text.toString();
  }

  private static String beforeDescription(Help help) {
    boolean none = help.commandSpec().usageMessage().description().length == 0;
    return none ? "" : help.descriptionHeading();
  }

  private static String environment(Help help, List<Variable> variables) {
    if (variables.isEmpty()) {
      return "";
    }
    Map<String, String> table = new LinkedHashMap<>();
    variables.forEach(variable -> table.put(variable.name(), variable.meaning()));
    return help.createHeading("%nEnvironment:%n") + help.createTextTable(table);
  }
}
