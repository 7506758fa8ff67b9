package io.riskhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.cli.output.OutputFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedFormatTest {

  @ParameterizedTest
  @CsvSource({
    "get us -o json, json",
    "get -o=json, json",
    "get -ojson, json",
    "get -qo ndjson, ndjson",
    "get --output json, json",
    "get --output=NDJSON, ndjson",
    "get -o ndjson -o json, json",
    "wolrds -o JSON, json",
    "get us, table",
    "get us -o xml, table",
    "get us -o, table",
    "blob get REF -O json, table",
    "blob get REF --output-file json, table",
    "blob get REF --output-file=json, table",
    "push -- -o json, table",
  })
  void theFormatIsRecognisedHoweverItIsTyped(String line, String expected) {
    OutputFormat format = TypedFormat.of(line.split(" "));

    assertThat(format).hasToString(expected);
  }
}
