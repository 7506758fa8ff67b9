package io.riskhub.cli.help;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A variable of the environment that a command knows.
 *
 * <p>The options name them: {@code the hub's address (RISKHUB_BASE_URL; default: …)}. What stands
 * before the bracket is what the variable means; one that is named elsewhere is explained there.
 */
public record Variable(String name, String meaning) {

  private static final Pattern NAME =
      Pattern.compile("(\\()?\\b(RISKHUB_[A-Z_]+|NO_COLOR|XDG_DATA_HOME)\\b");

  /** What every command heeds, be it the launcher or the completion that does. */
  public static final List<Variable> OF_ALL =
      List.of(
          new Variable(
              "JAVA_HOME", "the Java to run on, if it is 21 or newer (default: that of PATH)"),
          new Variable(
              "RISKHUB_JAVA_OPTS", "options for that Java, which win over what riskhub sets"),
          new Variable(
              "JAVA_OPTS", "the same for all programs that heed it; RISKHUB_JAVA_OPTS wins"),
          new Variable("NO_COLOR", "no colours, when it is not empty (--no-color)"),
          new Variable("XDG_DATA_HOME", "where data goes (default: ~/.local/share)"),
          new Variable(
              "XDG_CACHE_HOME", "where caches go that make the start quick (default: ~/.cache)"),
          new Variable(
              "RISKHUB_COMPLETION_SECONDS",
              "how long completion waits for a hub, in whole seconds (default: 1)"));

  /**
   * Those of a command and of its subcommands, each once, in the order of the options; of riskhub
   * itself those of all, too.
   */
  public static List<Variable> of(CommandSpec command) {
    Map<String, Variable> explained = new LinkedHashMap<>();
    Map<String, Variable> mentioned = new LinkedHashMap<>();
    for (OptionSpec option : optionsOf(command)) {
      String text = String.join(" ", option.description());
      for (Matcher matcher = NAME.matcher(text); matcher.find(); ) {
        String name = matcher.group(2);
        if (matcher.group(1) == null) {
          mentioned.putIfAbsent(name, new Variable(name, "see " + option.longestName()));
        } else {
          String meaning = text.substring(0, matcher.start()).strip();
          explained.putIfAbsent(
              name, new Variable(name, meaning + " (" + option.longestName() + ")"));
        }
      }
    }
    if (command.parent() == null) {
      OF_ALL.forEach(variable -> explained.putIfAbsent(variable.name(), variable));
    }
    mentioned.forEach(explained::putIfAbsent);
    return List.copyOf(explained.values());
  }

  /** The one that stands for an option where that is not typed. */
  public static Optional<String> behind(OptionSpec option) {
    return NAME.matcher(String.join(" ", option.description()))
        .results()
        .filter(found -> found.group(1) != null)
        .map(found -> found.group(2))
        .findFirst();
  }

  private static List<OptionSpec> optionsOf(CommandSpec command) {
    List<OptionSpec> options = new ArrayList<>(command.options());
    command.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .map(Variable::optionsOf)
        .flatMap(Collection::stream)
        .forEach(options::add);
    return options;
  }
}
