package io.riskhub.cli.failure;

import io.riskhub.cli.help.Variable;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what of a command line cannot be understood, and what may have been meant. */
public final class WrongUsage {

  private WrongUsage() {}

  /** What is wrong with what was typed, and what to type instead. */
  public static Problem of(ParameterException e, String... arguments) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    String help = "Try '" + command.qualifiedName() + " --help'.";
    if (!(e instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return Problem.of(message(e, arguments), help);
    }
    String typed = unmatched.getUnmatched().getFirst();
    if (typed.startsWith("-")) {
      // Neither its value nor what stands behind it, which may be a secret.
      String name = typed.replaceFirst("(?s)=.*", "");
      return Problem.of("unknown option: '" + name + "'", advice(option(name, command), help));
    }
    return command.subcommands().isEmpty()
        ? Problem.of("one argument too many: '" + typed + "'", help)
        : Problem.of("unknown command: '" + typed + "'", advice(subcommand(typed, command), help));
  }

  /** What was not typed stands in the environment. */
  private static String message(ParameterException e, String... arguments) {
    // Which the library says only of groups of options.
    String message = String.valueOf(e.getMessage()).replaceFirst("^Error: ", "");
    return e.getArgSpec() instanceof OptionSpec option && !isTyped(option, arguments)
        ? Variable.behind(option)
            .map(name -> message.replace("option '" + option.longestName() + "'", name))
            .orElse(message)
        : message;
  }

  private static boolean isTyped(OptionSpec option, String... arguments) {
    return Stream.of(arguments)
        .anyMatch(
            argument ->
                Stream.of(option.names())
                    .anyMatch(name -> argument.equals(name) || argument.startsWith(name + "=")));
  }

  private static String option(String typed, CommandSpec command) {
    Collection<String> names = command.optionsMap().keySet();
    List<String> near = Nearest.of(typed, names);
    return near.isEmpty() && !command.subcommands().isEmpty()
        ? "Options stand behind the command."
        : meant(near);
  }

  private static String subcommand(String typed, CommandSpec command) {
    String prefix = command.qualifiedName() + " ";
    return meant(
        Nearest.of(typed, command.subcommands().keySet()).stream().map(prefix::concat).toList());
  }

  private static String meant(List<String> near) {
    return near.isEmpty()
        ? ""
        : near.stream().collect(Collectors.joining(" or ", "Did you mean: ", "?"));
  }

  private static String advice(String better, String help) {
    return better.isEmpty() ? help : better + "\n" + help;
  }
}
