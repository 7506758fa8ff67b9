package io.riskhub.cli.reference;

import java.util.List;

/** Writes the reference of all commands in Markdown. */
final class Reference {

  private final StringBuilder text = new StringBuilder();

  private Reference() {}

  static String of(List<CommandPage> commands) {
    Reference reference = new Reference();
    reference.begin(commands.getFirst());
    commands.stream().skip(1).forEach(reference::command);
    return reference.text.toString();
  }

  private void begin(CommandPage riskhub) {
    line("# The commands of riskhub");
    line(
        "This page is made from the commands themselves, as are `riskhub COMMAND --help` and the man");
    text.append("pages in `man/`; CONTRIBUTING tells how.\n");
    riskhub
        .commands()
        .forEach(
            (group, entries) -> {
              table(group, "", entries.stream().map(Reference::linked).toList());
            });
    line("## Exit codes");
    exitCodes(riskhub);
    line("## Environment");
    line("What an option says wins over its variable.");
    table(
        "variable",
        "meaning",
        riskhub.variables().stream().map(one -> row(code(one.name()), one.meaning())).toList());
  }

  private void command(CommandPage command) {
    line("## " + command.name());
    line(plain(command.header()));
    line("```sh");
    command.examples().forEach(example -> text.append(example).append('\n'));
    text.append("```\n");
    command.description().forEach(paragraph -> line(plain(paragraph)));
    line("```text");
    text.append(wrapped(command.name(), command.synopsis())).append("```\n");
    entries("argument", command.arguments());
    entries("option", command.options());
    command.commands().forEach((heading, entries) -> entries("command", entries));
    if (command.ownExitCodes()) {
      line("Its exit codes are those of a monitoring plugin:");
      exitCodes(command);
    }
  }

  private void entries(String what, List<Entry> entries) {
    table(
        what,
        "",
        entries.stream()
            .map(entry -> row(code(entry.typed() + entry.value()), joined(entry)))
            .toList());
  }

  private void exitCodes(CommandPage command) {
    table(
        "code",
        "meaning",
        command.exitCodes().entrySet().stream()
            .map(code -> row(code.getKey(), code.getValue()))
            .toList());
  }

  private void table(String first, String second, List<String> rows) {
    if (!rows.isEmpty()) {
      line("| " + first + " | " + second + " |");
      text.append("|---|---|\n");
      rows.forEach(row -> text.append(row).append('\n'));
    }
  }

  /** A line after an empty one. */
  private void line(String line) {
    text.append(text.isEmpty() ? "" : "\n").append(line).append('\n');
  }

  private static String linked(Entry command) {
    String anchor = "#" + command.typed().replace(' ', '-');
    return row("[`" + command.typed() + "`](" + anchor + ")", joined(command));
  }

  private static String row(String first, String second) {
    return "| " + first + " | " + plain(second) + " |";
  }

  private static String joined(Entry entry) {
    return String.join(" ", entry.text());
  }

  private static String code(String typed) {
    return "`" + typed.replace("|", "\\|") + "`";
  }

  private static String plain(String words) {
    return words.replace("<", "&lt;").replace("|", "\\|").replace("*", "\\*");
  }

  private static String wrapped(String name, List<String> words) {
    StringBuilder wrapped = new StringBuilder(name);
    int column = name.length();
    for (String word : words) {
      if (column + 1 + word.length() > 100) {
        wrapped.append("\n").append(" ".repeat(name.length()));
        column = name.length();
      }
      wrapped.append(' ').append(word);
      column += 1 + word.length();
    }
    return wrapped.append('\n').toString();
  }
}
