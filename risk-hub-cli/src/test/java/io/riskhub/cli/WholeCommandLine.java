package io.riskhub.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** All commands of {@code riskhub}, for tests that look at each of them. */
public final class WholeCommandLine {

  private WholeCommandLine() {}

  /** A new {@code riskhub} with all its commands, which says nothing. */
  public static CommandLine make() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    return RiskHub.commandLine(nowhere, nowhere);
  }

  /** {@code riskhub} and every command and subcommand, each before what is below it. */
  public static List<CommandLine> commands() {
    List<CommandLine> all = new ArrayList<>();
    collect(make(), all);
    return all;
  }

  /** What stands below a heading of the help: the heading to the names of commands. */
  public static Map<String, List<String>> groups() {
    return Subcommand.ALL.stream()
        .collect(
            Collectors.groupingBy(
                Subcommand::group,
                LinkedHashMap::new,
                Collectors.mapping(Subcommand::typed, Collectors.toList())));
  }

  private static void collect(CommandLine command, List<CommandLine> all) {
    all.add(command);
    command.getSubcommands().values().forEach(sub -> collect(sub, all));
  }
}
