package io.riskhub.cli.reference;

import io.riskhub.cli.WholeCommandLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Writes completions for shells: tables of what can be typed where, which bash and zsh read alike,
 * and what either does with them.
 */
final class Completions {

  private static final int LONGEST_MEANING = 60;

  private final List<CommandSpec> commands =
      WholeCommandLine.commands().stream().map(CommandLine::getCommandSpec).toList();

  private Completions() {}

  static String bash() {
    return new Completions().script("completion.bash");
  }

  static String zsh() {
    return new Completions().script("completion.zsh");
  }

  private String script(String frame) {
    return read(frame)
        .replace("#TABLES#\n", tables())
        .replace("#PLACE#\n", read("place.sh") + "\n");
  }

  private String tables() {
    Map<String, List<String>> subcommands = new LinkedHashMap<>();
    Map<String, List<String>> options = new LinkedHashMap<>();
    for (CommandSpec command : commands) {
      String typed = typed(command);
      command
          .subcommands()
          .forEach(
              (name, sub) ->
                  subcommands
                      .computeIfAbsent(typed, any -> new ArrayList<>())
                      .add(name + ":" + header(sub.getCommandSpec())));
      command.options().stream()
          .filter(option -> !option.hidden())
          .forEach(
              option ->
                  options.computeIfAbsent(typed, any -> new ArrayList<>()).addAll(listed(option)));
    }
    return table(
            "commands", "The commands below the command $1, with what they are for.", subcommands)
        + table("options", "The options of the command $1.", options)
        + values();
  }

  /** {@code found} by command. */
  private static String table(String name, String comment, Map<String, List<String>> rows) {
    StringBuilder text = new StringBuilder("# %s\n_riskhub_%s() {\n".formatted(comment, name));
    text.append("  found=()\n  case $1 in\n");
    rows.forEach(
        (command, found) ->
            text.append("    %s)\n      found=(\n".formatted(quoted(command)))
                .append(
                    found.stream()
                        .map(one -> "        " + quoted(one) + "\n")
                        .collect(Collectors.joining()))
                .append("      )\n      ;;\n"));
    return text.append("  esac\n}\n\n").toString();
  }

  /** What may stand behind options, and in place of parameters. */
  private String values() {
    Map<String, Map<ValueKind, Set<String>>> byName = new TreeMap<>();
    for (CommandSpec command : commands) {
      for (OptionSpec option : command.options()) {
        for (String name : option.names()) {
          add(byName, name, ValueKind.of(option), typed(command));
        }
      }
      for (PositionalParamSpec parameter : command.positionalParameters()) {
        boolean many = parameter.index().max() > parameter.index().min();
        String place = many ? "[1-9]*" : String.valueOf(parameter.index().min() + 1);
        add(byName, place, ValueKind.of(parameter), typed(command));
      }
    }
    Map<ValueKind, List<String>> patterns = new TreeMap<>();
    byName.forEach(
        (name, kinds) ->
            kinds.forEach(
                (kind, typed) ->
                    patterns
                        .computeIfAbsent(kind, any -> new ArrayList<>())
                        .addAll(patterns(name, typed, kinds.size() == 1))));
    patterns.remove(ValueKind.NONE);
    StringBuilder text =
        new StringBuilder(
            "# What the value of an option, or the n-th parameter, is: the option or n is $2.\n");
    text.append("_riskhub_value() {\n  kind=''\n  case \"$1 $2\" in\n");
    patterns.forEach(
        (kind, typed) ->
            text.append("    ")
                .append(String.join(" | \\\n      ", typed))
                .append(")\n")
                .append(kind.assignment())
                .append("      ;;\n"));
    return text.append("  esac\n}\n\n").toString();
  }

  private static void add(
      Map<String, Map<ValueKind, Set<String>>> byName, String name, ValueKind kind, String typed) {
    byName
        .computeIfAbsent(name, any -> new TreeMap<>())
        .computeIfAbsent(kind, any -> new TreeSet<>())
        .add(typed);
  }

  /** An option that is the same in every command that has it needs but one pattern. */
  private static List<String> patterns(String name, Set<String> commands, boolean alike) {
    if (name.startsWith("[")) {
      return commands.stream().map(command -> quoted(command + " ") + name).toList();
    }
    return alike && name.startsWith("-")
        ? List.of("*" + quoted(" " + name))
        : commands.stream().map(command -> quoted(command + " " + name)).toList();
  }

  private static List<String> listed(OptionSpec option) {
    String meaning = brief(String.join(" ", option.description()));
    return Arrays.stream(option.names())
        .flatMap(
            name ->
                option.negatable()
                    ? Stream.of(name + ":" + meaning, opposite(name) + ":the opposite of " + name)
                    : Stream.of(name + ":" + meaning))
        .toList();
  }

  private static String opposite(String name) {
    return name.replaceFirst("^--", "--no-");
  }

  private static String header(CommandSpec command) {
    return String.join(" ", command.usageMessage().header());
  }

  /** Its beginning, as far as it makes sense alone and fits beside the option. */
  private static String brief(String description) {
    String meaning = description.replaceFirst("(?s)( \\(|[;:]).*", "");
    if (meaning.length() <= LONGEST_MEANING) {
      return meaning;
    }
    return meaning.substring(0, meaning.lastIndexOf(' ', LONGEST_MEANING)) + "…";
  }

  /** Without the {@code riskhub}. */
  private static String typed(CommandSpec command) {
    return command.qualifiedName().substring("riskhub".length()).strip();
  }

  static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  private static String read(String resource) {
    try (InputStream in = Completions.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
