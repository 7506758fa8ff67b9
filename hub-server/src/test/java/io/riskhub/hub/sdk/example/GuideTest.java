package io.riskhub.hub.sdk.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The Java code of the guide for gateways is code that is compiled and tested here. */
class GuideTest {

  private static final Path GUIDE = Path.of("../docs/gateway.md");
  private static final Path SOURCES = Path.of("src/test/java/io/riskhub/hub/sdk/example");

  /** A block of code, behind a comment that names file and region. */
  private static final Pattern BLOCK =
      Pattern.compile("<!-- (\\w+\\.java) (\\w+) -->\n```java\n(.*?)```\n", Pattern.DOTALL);

  @TestFactory
  Stream<DynamicTest> eachBlockIsARegionOfATestedFile() throws IOException {
    String guide = Files.readString(GUIDE);
    List<MatchResult> blocks = BLOCK.matcher(guide).results().toList();
    assertThat(blocks).hasSize(guide.split("```java", -1).length - 1).isNotEmpty();
    return blocks.stream()
        .map(
            block ->
                DynamicTest.dynamicTest(
                    block.group(1) + " " + block.group(2),
                    () ->
                        assertThat(block.group(3))
                            .isEqualTo(region(block.group(1), block.group(2)))));
  }

  /** The lines between the marks, without other marks, at the left margin. */
  private static String region(String file, String name) throws IOException {
    String source = Files.readString(SOURCES.resolve(file));
    int begin = source.indexOf('\n', source.indexOf("// @start region=\"" + name + "\"")) + 1;
    String end =
        source.contains("// @end region=\"" + name + "\"") ? " region=\"" + name + "\"" : "";
    String lines = source.substring(begin, source.indexOf("// @end" + end, begin));
    return lines
        .stripTrailing()
        .stripIndent()
        .lines()
        .map(line -> line + "\n")
        .reduce("", String::concat);
  }
}
