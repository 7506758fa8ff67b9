package io.riskhub.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.cli.CommandRun;
import io.riskhub.cli.WholeCommandLine;
import io.riskhub.cli.output.ExitCode;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** What the help of every command has to tell. */
class HelpTest {

  private static final int LONGEST_HEADER = 72;
  private static final int LONGEST_LINE = 80;
  private static final Pattern OWN_VARIABLE = Pattern.compile("RISKHUB_[A-Z_]*[A-Z]");

  /** What picocli has for a default that nobody declared. */
  private static final String NONE = "__no_default_value__";

  /** Below {@code riskhub} itself, whose help would only repeat the variables of all the others. */
  private static final Map<String, CommandSpec> COMMANDS =
      WholeCommandLine.commands().stream()
          .skip(1)
          .map(CommandLine::getCommandSpec)
          .collect(Collectors.toMap(CommandSpec::qualifiedName, spec -> spec));

  @TempDir private Path folder;

  static Stream<String> commands() {
    return COMMANDS.keySet().stream().sorted();
  }

  static Stream<String> all() {
    return Stream.concat(Stream.of("riskhub"), commands());
  }

  @Test
  void saysSomethingOfItsOwn() {
    assertThat(all().map(command -> help(command).lines().findFirst())).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("all")
  void beginsWithALineAndExamples(String command) {
    List<String> help = help(command).lines().toList();

    assertThat(help.getFirst()).endsWith(".").hasSizeLessThanOrEqualTo(LONGEST_HEADER);
    assertThat(help.subList(1, 3)).containsExactly("", "Examples:");
    assertThat(examples(help)).allSatisfy(line -> assertThat(line).startsWith("  "));
    assertThat(help).filteredOn(line -> line.length() > LONGEST_LINE).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void showsAtLeastTwoExamplesThatAShellAndTheCommandUnderstand(String command) throws Exception {
    String script = String.join("\n", examples(help(command).lines().toList()));

    List<List<String>> typed = ShellWords.ofRiskhubIn(folder, script);

    assertThat(typed)
        .allSatisfy(words -> WholeCommandLine.make().parseArgs(words.toArray(String[]::new)));
    assertThat(typed)
        .filteredOn(words -> ("riskhub " + String.join(" ", words) + " ").startsWith(command + " "))
        .hasSizeGreaterThanOrEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("all")
  void endsWithTheExitCodes(String command) {
    String help = help(command);

    assertThat(help).contains("\nExit codes:\n  0   ");
    assertThat(help.substring(help.indexOf("\nExit codes:")).lines().skip(2))
        .hasSizeGreaterThanOrEqualTo(4)
        .allSatisfy(line -> assertThat(line).matches("  [\\d ]   .*"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void explainsEveryVariableThatItKnows(String command) {
    String help = help(command);
    List<Variable> variables = Variable.of(spec(command));

    assertThat(variables)
        .allSatisfy(
            variable -> {
              assertThat(variable.meaning()).isNotBlank().doesNotContain("RISKHUB_");
              assertThat(help.substring(help.indexOf("\nEnvironment:\n")))
                  .containsPattern("\n  " + variable.name() + " +\\S");
            });
    assertThat(variables).extracting(Variable::name).doesNotHaveDuplicates();
    assertThat(OWN_VARIABLE.matcher(help).results().map(MatchResult::group))
        .isSubsetOf(variables.stream().map(Variable::name).toList());
  }

  @Test
  void tellsWhatAllCommandsHeedInThatOfRiskhub() {
    String help = help("riskhub");

    assertThat(help.substring(help.indexOf("\nEnvironment:\n"), help.indexOf("\nExit codes:")))
        .contains("\n  JAVA_HOME ", "\n  JAVA_OPTS ", "\n  RISKHUB_JAVA_OPTS ", "\n  NO_COLOR ")
        .contains("\n  XDG_CACHE_HOME ", "\n  XDG_DATA_HOME ", "\n  RISKHUB_COMPLETION_SECONDS ");
    assertThat(Variable.of(WholeCommandLine.make().getCommandSpec()))
        .extracting(Variable::name)
        .contains("JAVA_HOME", "RISKHUB_BASE_URL")
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void tellsTheVariableAndTheDefaultOfEachOption(String command) {
    for (OptionSpec option : spec(command).options()) {
      String value = unresolvedDefault(option);
      String text = String.join(" ", option.description());
      OWN_VARIABLE
          .matcher(value)
          .results()
          .forEach(variable -> assertThat(text).contains("(" + variable.group()));
      boolean onlyFromEnvironment = value.startsWith("${env:") && !value.contains(":-");
      if (!value.isEmpty() && !onlyFromEnvironment) {
        assertThat(text).as(option.longestName()).contains("default");
      }
    }
  }

  private static CommandSpec spec(String command) {
    return Objects.requireNonNull(COMMANDS.get(command), command);
  }

  private static String help(String command) {
    String arguments = (command + " --help").substring("riskhub ".length());
    return CommandRun.riskhub(arguments.split(" ")).endedWith(ExitCode.DONE).out();
  }

  /** Which variable it takes is not to be seen any more once picocli has looked it up. */
  private static String unresolvedDefault(OptionSpec option) {
    Option declared = ((AnnotatedElement) option.userObject()).getAnnotation(Option.class);
    return declared.defaultValue().equals(NONE) ? "" : declared.defaultValue();
  }

  private static List<String> examples(List<String> help) {
    return help.stream().skip(3).takeWhile(line -> !line.isEmpty()).toList();
  }
}
