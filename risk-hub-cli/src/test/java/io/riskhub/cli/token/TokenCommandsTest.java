package io.riskhub.cli.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskhub.cli.CommandRun;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.hub.access.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenCommandsTest {

  @TempDir private Path directory;
  private Path tokens;

  @BeforeEach
  void name() {
    tokens = directory.resolve("tokens.yaml");
  }

  @Test
  void aSecretIsRandomAndLongAndItsEntryIsTakenByAHub() throws IOException {
    Set<String> secrets = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      String secret = made("n" + i, "write").lines().findFirst().orElseThrow();
      // 32 bytes in Base64.
      assertThat(secret).matches("rhub_[A-Za-z0-9_-]{43}");
      assertThat(secrets.add(secret)).isTrue();
    }
  }

  @Test
  void theEntryStandsBelowTheSecretAndIsWhatAFileTakes() throws IOException {
    String out =
        CommandRun.riskhub(
                "token",
                "new",
                "--name",
                "gateway",
                "--scope",
                "write,read",
                "--actor",
                "gateway",
                "--actor",
                "on: call",
                "--stage",
                "live",
                "--world",
                "123",
                "--expires",
                "2999-12-31",
                "--requests-per-sec",
                "500")
            .endedWith(ExitCode.DONE)
            .out();
    Files.writeString(tokens, out.substring(out.indexOf("- ")));

    JsonNode token = check().path("tokens").path(0);

    assertThat(token.path("name").asText()).isEqualTo("gateway");
    assertThat(token.path("sha256").asText())
        .isEqualTo(Token.digest(out.lines().findFirst().get()));
    assertThat(token.path("scopes").toString()).isEqualTo("[\"read\",\"write\"]");
    assertThat(token.path("actors").toString()).isEqualTo("[\"gateway\",\"on: call\"]");
    assertThat(token.path("worlds").toString()).isEqualTo("[\"123\"]");
    assertThat(token.path("expires").asText()).isEqualTo("2999-12-31T00:00:00Z");
    assertThat(token.path("requests_per_sec").asInt()).isEqualTo(500);
  }

  @Test
  void entriesAreAddedToAFileForItsOwnerAloneAndTheSecretIsAllThatIsPrinted() throws IOException {
    String first = made("a", "read", "--add-to", tokens.toString());
    String second = made("b", "admin", "--add-to", tokens.toString());

    assertThat(first).matches("rhub_\\S{43}\\n").isNotEqualTo(second);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tokens)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(tokens)).doesNotContain(first.strip(), second.strip());
    assertThat(check().path("tokens").findValuesAsText("name")).containsExactly("a", "b");
    try (var left = Files.list(directory)) {
      assertThat(left).containsExactly(tokens);
    }
  }

  @Test
  void aFileThatIsAddedToKeepsItsGroupAndRights() throws IOException {
    Files.writeString(tokens, "");
    Files.setPosixFilePermissions(tokens, PosixFilePermissions.fromString("rw-r-----"));
    PosixFileAttributeView view = Files.getFileAttributeView(tokens, PosixFileAttributeView.class);
    try {
      view.setGroup(
          tokens
              .getFileSystem()
              .getUserPrincipalLookupService()
              .lookupPrincipalByGroupName("daemon"));
    } catch (IOException e) {
      abort("this user may not give files to another group: " + e);
    }

    made("a", "read", "--add-to", tokens.toString());

    assertThat(view.readAttributes().group().getName()).isEqualTo("daemon");
    assertThat(PosixFilePermissions.toString(view.readAttributes().permissions()))
        .isEqualTo("rw-r-----");
  }

  @Test
  void noTokenIsMadeThatAHubWouldNotFindInTheFile() throws IOException {
    made("a", "read", "--add-to", tokens.toString());
    String before = Files.readString(tokens) + "...\n";
    Files.writeString(tokens, before);

    CommandRun run =
        CommandRun.riskhub(
                "token", "new", "--name", "b", "--scope", "read", "--add-to", tokens.toString())
            .endedWith(ExitCode.USAGE);

    assertThat(run.err()).contains("look at its end");
    assertThat(run.out()).isEmpty();
    assertThat(Files.readString(tokens)).isEqualTo(before);
  }

  @Test
  void aNameThatIsTakenIsRefusedAndTheFileStaysAsItWas() throws IOException {
    made("a", "read", "--add-to", tokens.toString());
    String before = Files.readString(tokens);

    CommandRun again =
        CommandRun.riskhub(
                "token", "new", "--name", "a", "--scope", "read", "--add-to", tokens.toString())
            .endedWith(ExitCode.USAGE);

    assertThat(again.err()).contains("\"a\" stands there twice");
    assertThat(again.out()).isEmpty();
    assertThat(Files.readString(tokens)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --name a b --scope read             | must be 1 to 64 letters
          --name token --scope read           | is that of risk_hub.token
          --name a --scope admin --world w    | which actors, stages and worlds do not bound
          --name a --scope all                | is not one of read, write, admin
          --name a                            | --scope
          --scope read                        | --name
          --name a --scope read --expires x   | is neither a span such as 90d
          --name a --scope read --expires 2020-01-01      | is over already
          --name a --scope read --requests-per-sec 0      | from 1 to 1000000
          """)
  void whatCannotBeIsRefusedInWords(String options, String words) {
    String[] typed = ("token new " + options.replace("a b", "a\u00a0b")).split(" ");

    assertThat(CommandRun.riskhub(typed).endedWith(ExitCode.USAGE).err()).contains(words);
  }

  @Test
  void aSecretIsFoundAmongTheTokensOrTheHubWouldRefuseIt() throws IOException {
    Path good = Files.writeString(directory.resolve("good"), made("a", "read", "--add-to", file()));
    Path bad = Files.writeString(directory.resolve("bad"), "guessed");
    Path old = Files.writeString(directory.resolve("old"), "old-secret");
    Files.writeString(
        tokens,
        Files.readString(tokens)
            + "- {name: old, sha256: %s, scopes: [read], expires: 2020-01-01}\n"
                .formatted(Token.digest("old-secret")));

    assertThat(checked(good).endedWith(ExitCode.DONE).out()).contains("a", "read", "valid");
    assertThat(checked(bad).endedWith(ExitCode.NOT_ALLOWED).err())
        .contains("of none of these tokens")
        .doesNotContain("guessed");
    assertThat(checked(old).endedWith(ExitCode.NOT_ALLOWED).err())
        .contains("\"old\", which expired at 2020-01-01T00:00:00Z")
        .doesNotContain("old-secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                     | is no list of tokens
          []                                     | is no list of tokens
          [{name: a}]                            | tokens[0].sha256 is missing
          [{name: a, sha256: my-secret, scopes: [read]}] | tokens[0].sha256 must be the 64 hex digits
          [{name: a, sha256: D, scopes: []}]     | tokens[0].scopes must be
          [{name: a, sha256: D, scopes: [root]}] | tokens[0].scopes must be one or more of: read, write, admin
          [{name: a, sha256: D, scopes: [read], expires: soon}] | tokens[0].expires must be an ISO-8601
          [{name: a, sha256: D, scopes: [read], actor: x}]      | tokens[0].actor is not a setting
          [{name: a, sha256: D, scopes: [read]}, {name: b, sha256: D, scopes: [read]}] | tokens[1].sha256 stands there twice
          - name: [                              | is not valid YAML near line
          """)
  void everyMistakeInAFileIsNamedWithItsPlace(String content, String words) throws IOException {
    Files.writeString(tokens, content.replace("D", "0123456789abcdef".repeat(4)));

    assertThat(
            CommandRun.riskhub("token", "check", "--tokens-file", file())
                .endedWith(ExitCode.USAGE)
                .err())
        .contains(file(), words)
        .doesNotContain("my-secret");
  }

  private String file() {
    return tokens.toString();
  }

  private CommandRun checked(Path secret) {
    return CommandRun.riskhub(
        "token", "check", "--tokens-file", file(), "--token-file", secret.toString());
  }

  private JsonNode check() throws IOException {
    return new ObjectMapper()
        .readTree(
            CommandRun.riskhub("token", "check", "--tokens-file", file(), "-o", "json")
                .endedWith(ExitCode.DONE)
                .out());
  }

  private static String made(String name, String scope, String... more) {
    return CommandRun.riskhub(
            Stream.concat(
                    Stream.of("token", "new", "--name", name, "--scope", scope), Stream.of(more))
                .toArray(String[]::new))
        .endedWith(ExitCode.DONE)
        .out();
  }
}
