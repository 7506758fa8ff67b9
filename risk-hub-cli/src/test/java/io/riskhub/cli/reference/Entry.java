package io.riskhub.cli.reference;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A line of a list: what is typed, and what it means.
 *
 * @param value what is to be given with it: {@code =FILE}, or nothing
 * @param text one or more paragraphs
 */
record Entry(String typed, String value, List<String> text) {

  static Entry of(OptionSpec option) {
    String names =
        Arrays.stream(option.names())
            .sorted(Comparator.comparingInt(String::length))
            .map(name -> option.negatable() ? name.replaceFirst("^--", "--[no-]") : name)
            .collect(Collectors.joining(", "));
    String value = "=" + option.paramLabel();
    return new Entry(
        names,
        option.arity().max() == 0 ? "" : option.arity().min() == 0 ? "[" + value + "]" : value,
        List.of(option.description()));
  }

  static Entry of(PositionalParamSpec parameter) {
    String more = parameter.arity().max() > 1 ? "..." : "";
    return new Entry(parameter.paramLabel() + more, "", List.of(parameter.description()));
  }

  static Entry of(CommandSpec command) {
    return new Entry(command.qualifiedName(), "", List.of(command.usageMessage().header()));
  }
}
