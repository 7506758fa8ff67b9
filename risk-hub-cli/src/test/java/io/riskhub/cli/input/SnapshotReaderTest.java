package io.riskhub.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotReaderTest {

  @TempDir private Path folder;

  @Test
  void anObjectALine() throws IOException {
    assertThat(read("{\"a\": 1.0}\n\n  \r\n{\"b\":2 }\r\n{\"c\":3}"))
        .containsExactly("f:1 {\"a\": 1.0}", "f:4 {\"b\":2 }", "f:5 {\"c\":3}");
  }

  @Test
  void oneObjectOverManyLinesIsKeptAsWritten() throws IOException {
    assertThat(read("\n{\n  \"a\": 1.0,\n\n  \"b\": {}\n}\n"))
        .containsExactly("f {\n  \"a\": 1.0,\n\n  \"b\": {}\n}");
    assertThat(read("{\"a\":\n{\"b\":1}\n}")).containsExactly("f {\"a\":\n{\"b\":1}\n}");
  }

  @Test
  void aDocumentMayBreakItsFirstLineAfterAComma() throws IOException {
    for (String document :
        List.of("{\"a\":1,\n\"b\":2}", "{\"a\":[1,\n2]}", "{\"a\"\n:1}", "{\"a\":1\n}")) {
      assertThat(read(document)).containsExactly("f " + document);
    }
  }

  @Test
  void aDamagedLineDoesNotHideTheOthers() throws IOException {
    List<String> entries = read("{\"a\":1}\n{\"a\":nope}\n{\"a\":2}\n");

    assertThat(entries).hasSize(3);
    assertThat(entries.get(1)).startsWith("f:2 ! is not valid JSON at").contains("nope");
  }

  @Test
  void aFirstLineThatWasCutDoesNotHideTheOthers() throws IOException {
    List<String> entries = read("{\"weights\":{\"A\":0.\n{\"weights\":{}}\n{\"weights\":{}}\n");
    assertThat(entries).hasSize(3);
    entries = read("{\"weights\":{\"A\":0.5,\n{\"weights\":{}}\n{\"weights\":{}}\n");
    assertThat(entries).hasSize(3);
    assertThat(entries.getFirst()).startsWith("f:1 ! is not valid JSON");
  }

  @Test
  void aDamagedDocumentIsOneEntry() throws IOException {
    assertThat(read("\n{\n\n  \"b\" 2\n}\n"))
        .singleElement()
        .asString()
        .startsWith("f ! is not valid JSON at line 4");
  }

  @Test
  void whatIsNoObjectIsTold() throws IOException {
    assertThat(read("[{\"a\":1}]\n")).singleElement().asString().contains("is no JSON object");
    assertThat(read("\uFEFF{\"a\":1}\n")).singleElement().asString().contains("byte order mark");
    assertThat(read("{\"a\":1,\"a\":2}\n")).singleElement().asString().contains("duplicate key");
    assertThat(read("{\n\"a\":1}\n{\n\"a\":2}\n")).singleElement().asString().contains("jq -c .");
  }

  @Test
  void bytesThatAreNoUtf8AreTold() throws IOException {
    Files.write(folder.resolve("f"), "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(entries()).containsExactly("f:1 ! is not valid UTF-8");
  }

  @Test
  void nothingIsTold() throws IOException {
    assertThat(read("")).containsExactly("f ! holds no snapshot");
    assertThat(read(" \n\n")).containsExactly("f ! holds no snapshot");
  }

  @Test
  void theRestCanBeCounted() throws IOException {
    Files.writeString(folder.resolve("f"), "{\"a\":1}\n{\"a\":2}\n\nbroken\n{\"a\":3}");
    try (SnapshotReader reader = new SnapshotReader(source())) {
      assertThat(reader.next()).isPresent();
      assertThat(reader.countRest()).isEqualTo(3);
      assertThat(reader.bytesRead()).isEqualTo(31);
    }
    Files.writeString(folder.resolve("f"), "{\n\"a\":1\n}");
    try (SnapshotReader reader = new SnapshotReader(source())) {
      assertThat(reader.countRest()).isEqualTo(1);
    }
  }

  private List<String> read(String content) throws IOException {
    Files.writeString(folder.resolve("f"), content);
    return entries();
  }

  private List<String> entries() throws IOException {
    List<String> entries = new ArrayList<>();
    try (SnapshotReader reader = new SnapshotReader(source())) {
      for (Optional<Entry> next = reader.next(); next.isPresent(); next = reader.next()) {
        entries.add(
            switch (next.get()) {
              case Entry.JsonObject object -> object.location() + " " + object.text();
              case Entry.Broken broken -> broken.location() + " ! " + broken.reason();
            });
      }
    }
    String prefix = folder + "/";
    return entries.stream().map(entry -> entry.replace(prefix, "")).toList();
  }

  private Source source() {
    return new Source(folder.resolve("f").toString());
  }
}
