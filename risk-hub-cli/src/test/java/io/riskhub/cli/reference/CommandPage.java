package io.riskhub.cli.reference;

import io.riskhub.cli.WholeCommandLine;
import io.riskhub.cli.help.Variable;
import io.riskhub.cli.output.OwnExitCodes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What man page and reference tell of a command: all of it is from the command's own definition.
 *
 * @param name as it is typed, {@code riskhub blob put}
 * @param synopsis the words behind the name
 * @param examples lines; one that ends in a backslash or a bar goes on in the next
 * @param commands heading to subcommands
 * @param ownExitCodes whether the exit codes are not those of all others
 * @param seeAlso names of other commands
 */
record CommandPage(
    String name,
    String header,
    List<String> synopsis,
    List<String> description,
    List<String> examples,
    List<Entry> arguments,
    List<Entry> options,
    Map<String, List<Entry>> commands,
    List<Variable> variables,
    Map<String, String> exitCodes,
    boolean ownExitCodes,
    List<String> seeAlso) {

  private static final int ENDLESS = 10_000;

  /** A page for each command, {@code riskhub} first. */
  static List<CommandPage> all() {
    return WholeCommandLine.commands().stream().map(CommandPage::of).toList();
  }

  private static CommandPage of(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    spec.usageMessage().autoWidth(false).width(ENDLESS);
    Help help = new Help(spec, Help.defaultColorScheme(Ansi.OFF));
    String name = spec.qualifiedName();
    return new CommandPage(
        name,
        String.join(" ", spec.usageMessage().header()),
        List.of(help.synopsis(0).strip().substring(name.length()).strip().split("\\s+")),
        Stream.of(spec.usageMessage().description()).filter(line -> !line.isBlank()).toList(),
        List.of(spec.usageMessage().footer()),
        spec.positionalParameters().stream().map(Entry::of).toList(),
        spec.options().stream().filter(option -> !option.hidden()).map(Entry::of).toList(),
        subcommands(command),
        Variable.of(spec),
        spec.usageMessage().exitCodeList(),
        spec.userObject() instanceof OwnExitCodes,
        seeAlso(command));
  }

  private static Map<String, List<Entry>> subcommands(CommandLine command) {
    if (command.getSubcommands().isEmpty()) {
      return Map.of();
    }
    Map<String, List<String>> groups =
        command.getParent() == null
            ? WholeCommandLine.groups()
            : Map.of("Commands", List.copyOf(command.getSubcommands().keySet()));
    Map<String, List<Entry>> entries = new LinkedHashMap<>();
    groups.forEach(
        (heading, names) ->
            entries.put(
                heading,
                names.stream()
                    .map(name -> command.getSubcommands().get(name).getCommandSpec())
                    .map(Entry::of)
                    .toList()));
    return entries;
  }

  /** What is above it, beside it for the same purpose, and below it. */
  private static List<String> seeAlso(CommandLine command) {
    String name = command.getCommandSpec().qualifiedName();
    Optional<CommandLine> parent = Optional.ofNullable(command.getParent());
    Stream<String> above = parent.stream().map(one -> one.getCommandSpec().qualifiedName());
    Stream<String> beside =
        parent.stream()
            .flatMap(one -> kin(one, command).map(sibling -> prefix(one) + sibling))
            .filter(sibling -> !sibling.equals(name));
    Stream<String> below = command.getSubcommands().keySet().stream().map(sub -> name + " " + sub);
    return Stream.of(above, beside, below).flatMap(names -> names).toList();
  }

  private static Stream<String> kin(CommandLine parent, CommandLine command) {
    return parent.getParent() != null
        ? parent.getSubcommands().keySet().stream()
        : WholeCommandLine.groups().values().stream()
            .filter(group -> group.contains(command.getCommandName()))
            .flatMap(Collection::stream);
  }

  private static String prefix(CommandLine parent) {
    return parent.getCommandSpec().qualifiedName() + " ";
  }

  /** The name of its man page. */
  String manPage() {
    return manPage(name);
  }

  static String manPage(String command) {
    return command.replace(' ', '-');
  }
}
