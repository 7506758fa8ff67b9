package io.riskhub.cli;

import io.riskhub.cli.output.OutputFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the output format on a command line, be it one that cannot be understood. */
final class TypedFormat {

  /** {@code -o}, alone or behind options without a value, with its value or before it. */
  private static final Pattern OPTION = Pattern.compile("(?:-[hqvV]*o|--output(?==|$))=?(.*)");

  private TypedFormat() {}

  /** The last one that is typed; that for people if there is none. */
  static OutputFormat of(String... arguments) {
    List<String> words =
        Arrays.stream(arguments).takeWhile(argument -> !argument.equals("--")).toList();
    OutputFormat format = OutputFormat.TABLE;
    for (int i = 0; i < words.size(); i++) {
      Matcher option = OPTION.matcher(words.get(i));
      if (option.matches()) {
        String next = i + 1 < words.size() ? words.get(i + 1) : "";
        String value = option.group(1).isEmpty() ? next : option.group(1);
        format = named(value).orElse(format);
      }
    }
    return format;
  }

  private static Optional<OutputFormat> named(String name) {
    return Arrays.stream(OutputFormat.values())
        .filter(format -> format.toString().equalsIgnoreCase(name))
        .findFirst();
  }
}
