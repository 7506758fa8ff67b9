package io.riskhub.cli;

import io.riskhub.hub.config.reference.Setting;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Writes {@code docs/configuration.md} from the settings and the options of all commands. */
final class ConfigurationReference {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:(\\w+)(?::-(.*))?}");

  private static final String BEGINNING =
      """
      # Configuration

      <!-- Generated from the code: see "Change a setting" in CONTRIBUTING.md. -->

      A setting is taken from the flag, else from the environment, else from the YAML file that `--config` or
      `RISKHUB_CONFIG` names, else it has its default. Every mistake in any of them is named with its path, all at once, before
      anything starts. Secrets are never shown. Relative paths in the file start at the file's folder.
      [riskhub.example.yaml](riskhub.example.yaml) has every key; [operating.md](operating.md) tells how settings go together,
      and which ones `profile: prod` insists on.
      """;

  private static final String OTHERS =
      """

      ## Other variables

      | variable | meaning |
      |---|---|
      | `RISKHUB_TOKEN` | what clients send, and what `serve` accepts where no token is configured |
      | `NO_COLOR` | when it is not empty: no colours, like `--no-color` |
      | `XDG_DATA_HOME` | where the data directory is by default: `$XDG_DATA_HOME/riskhub` |
      | `AWS_ACCESS_KEY_ID`, `AWS_PROFILE`, … | credentials and region of S3, as for every AWS tool |
      | `JAVA_HOME` | the JDK that runs riskhub |
      | `JAVA_OPTS`, `RISKHUB_JAVA_OPTS` | options for the JVM, such as `-Xmx1g` |
      """;

  private ConfigurationReference() {}

  static String render() {
    StringBuilder text = new StringBuilder(BEGINNING);
    Map<String, List<Setting>> sections =
        Setting.all().stream()
            .collect(
                Collectors.groupingBy(Setting::section, LinkedHashMap::new, Collectors.toList()));
    sections.forEach((section, settings) -> section(text, section, settings));
    text.append("\n## Options with a variable that are no settings\n\n");
    text.append("| flag | environment | default | commands | meaning |\n|---|---|---|---|---|\n");
    others().forEach(text::append);
    return text.append(OTHERS).toString();
  }

  private static void section(StringBuilder text, String section, List<Setting> settings) {
    String title = section.isEmpty() ? "The file as a whole" : "`" + section + "`";
    text.append("\n## ").append(title).append("\n\n");
    text.append("| key | flag | environment | value | default | meaning |\n");
    text.append("|---|---|---|---|---|---|\n");
    for (Setting setting : settings) {
      row(
          text,
          code(setting.key()),
          setting.flag().map(ConfigurationReference::code).orElse(""),
          setting.flag().flatMap(ConfigurationReference::variable).map(Variable::code).orElse(""),
          setting.form().words(),
          value(setting.standard()),
          setting.meaning());
    }
  }

  /** A mere value is code, words are not. */
  private static String value(String standard) {
    return standard.matches("[\\w.:-]+") && !standard.equals("none") ? code(standard) : standard;
  }

  private static Collection<String> others() {
    Map<String, String> rows = new TreeMap<>();
    options()
        .filter(option -> isNoSetting(option.longestName()))
        .forEach(
            option ->
                Variable.of(option)
                    .ifPresent(
                        variable ->
                            rows.put(option.longestName() + variable, other(option, variable))));
    return rows.values();
  }

  private static boolean isNoSetting(String flag) {
    return flag.equals("--token")
        || Setting.all().stream()
            .flatMap(setting -> setting.flag().stream())
            .noneMatch(flag::equals);
  }

  private static String other(OptionSpec option, Variable variable) {
    StringBuilder text = new StringBuilder();
    row(
        text,
        code(option.longestName()),
        variable.code(),
        variable.otherwise().isEmpty() ? "none" : code(variable.otherwise()),
        commandsWith(option.longestName(), variable),
        String.join(" ", option.description()));
    return text.toString();
  }

  private static String commandsWith(String flag, Variable variable) {
    return commands()
        .filter(
            command ->
                Optional.ofNullable(command.getCommandSpec().findOption(flag))
                    .flatMap(Variable::of)
                    .equals(Optional.of(variable)))
        .map(command -> command.getCommandSpec().qualifiedName().substring("riskhub ".length()))
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining(", "));
  }

  private static Optional<Variable> variable(String flag) {
    return options()
        .filter(option -> !isNoSetting(flag) && List.of(option.names()).contains(flag))
        .flatMap(option -> Variable.of(option).stream())
        .findFirst();
  }

  /** Every flag of every command. */
  static Stream<OptionSpec> options() {
    return commands().flatMap(command -> command.getCommandSpec().options().stream());
  }

  private static Stream<CommandLine> commands() {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    CommandLine riskhub = RiskHub.commandLine(nowhere, nowhere);
    // A default shows the name of its variable then, whatever that holds here.
    riskhub.setInterpolateVariables(false);
    return below(riskhub);
  }

  private static Stream<CommandLine> below(CommandLine command) {
    return command.getSubcommands().values().stream()
        .flatMap(child -> Stream.concat(Stream.of(child), below(child)));
  }

  private static void row(StringBuilder text, String... cells) {
    text.append("| ")
        .append(
            Arrays.stream(cells)
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ")))
        .append(" |\n");
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  /** A variable that stands in for an option, and what counts without both. */
  private record Variable(String name, String otherwise) {

    static Optional<Variable> of(OptionSpec option) {
      Matcher variable =
          VARIABLE.matcher(option.defaultValue() == null ? "" : option.defaultValue());
      return variable.matches()
          ? Optional.of(
              new Variable(variable.group(1), variable.group(2) == null ? "" : variable.group(2)))
          : Optional.empty();
    }

    String code() {
      return "`" + name + "`";
    }
  }
}
