package io.riskhub.cli.reference;

import static io.riskhub.cli.reference.Roff.bold;
import static io.riskhub.cli.reference.Roff.escape;
import static io.riskhub.cli.reference.Roff.italic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the man page of a command. */
final class ManPage {

  private static final String SECTION = "1";

  private final CommandPage command;
  private final Roff roff = new Roff();

  private ManPage(CommandPage command) {
    this.command = command;
  }

  static String of(CommandPage command) {
    return new ManPage(command).write();
  }

  private String write() {
    // Without a date and a version, which would make the page of every build another one.
    roff.comment("Made from the command itself; CONTRIBUTING.md tells how.");
    roff.macro("TH", command.manPage().toUpperCase(Locale.ROOT), SECTION, "", "riskhub", "riskhub");
    // Words are neither stretched nor broken: options and addresses look bad in two pieces.
    roff.macro("ad l").macro("nh");
    section("NAME");
    roff.line(escape(command.manPage()) + " \\- " + escape(brief(command.header())));
    synopsis();
    section("DESCRIPTION");
    roff.line(escape(command.header())).paragraphs(command.description());
    list("ARGUMENTS", command.arguments());
    list("OPTIONS", command.options());
    commands();
    list(
        "EXIT STATUS",
        command.exitCodes().entrySet().stream()
            .map(code -> new Entry(code.getKey(), "", List.of(code.getValue())))
            .toList());
    list(
        "ENVIRONMENT",
        command.variables().stream()
            .map(variable -> new Entry(variable.name(), "", List.of(variable.meaning())))
            .toList());
    examples();
    seeAlso();
    return roff.toString();
  }

  /** As lists of man pages have it: no sentence, but a part of one. */
  private static String brief(String header) {
    return header.substring(0, 1).toLowerCase(Locale.ROOT)
        + header.substring(1).replaceFirst("\\.$", "");
  }

  private void section(String heading) {
    roff.macro("SH", heading);
  }

  private void synopsis() {
    section("SYNOPSIS");
    List<String> words = new ArrayList<>(List.of(bold(command.name())));
    command.synopsis().forEach(word -> words.add(escape(word)));
    roff.line(String.join(" ", words));
  }

  private void list(String heading, List<Entry> entries) {
    if (!entries.isEmpty()) {
      section(heading);
      entries.forEach(this::entry);
    }
  }

  private void entry(Entry entry) {
    roff.macro("TP").line(bold(entry.typed()) + italic(entry.value()));
    for (int i = 0; i < entry.text().size(); i++) {
      if (i > 0) {
        roff.macro("br");
      }
      roff.line(escape(entry.text().get(i)));
    }
  }

  private void commands() {
    if (command.commands().size() == 1) {
      command.commands().values().forEach(entries -> list("COMMANDS", entries));
    } else if (!command.commands().isEmpty()) {
      section("COMMANDS");
      command
          .commands()
          .forEach(
              (group, entries) -> {
                roff.macro("SS", group);
                entries.forEach(this::entry);
              });
    }
  }

  private void examples() {
    section("EXAMPLES");
    roff.macro("EX");
    command.examples().forEach(line -> roff.line(escape(line)));
    roff.macro("EE");
  }

  private void seeAlso() {
    section("SEE ALSO");
    roff.line(
        command.seeAlso().stream()
            .map(name -> bold(CommandPage.manPage(name)) + "(" + SECTION + ")")
            .collect(Collectors.joining(", ")));
  }
}
