package io.riskhub.cli.output;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rows in aligned columns, without borders, so that a table can be cut and pasted. */
public final class Table<T> {

  private final List<ColumnData<T>> columns = new ArrayList<>();

  /** Adds a column of text. */
  public Table<T> column(String header, Function<T, String> cell) {
    return column(header, HorizontalAlign.LEFT, cell);
  }

  /** Adds a column of numbers. */
  public Table<T> numbers(String header, Function<T, String> cell) {
    return column(header, HorizontalAlign.RIGHT, cell);
  }

  /** The table with its headers, each line ended. */
  public String render(Collection<T> rows) {
    return AsciiTable.builder()
        .border(AsciiTable.NO_BORDERS)
        .lineSeparator("\n")
        .data(rows, columns)
        .asString()
        .lines()
        .map(String::stripTrailing)
        .map(line -> line.startsWith(" ") ? line.substring(1) : line)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private Table<T> column(String header, HorizontalAlign align, Function<T, String> cell) {
    columns.add(
        new Column()
            .header(header)
            .headerAlign(align)
            .dataAlign(align)
            // A wrapped hash or version could not be copied.
            .maxWidth(Integer.MAX_VALUE)
            .with(row -> Printable.line(cell.apply(row))));
    return this;
  }
}
