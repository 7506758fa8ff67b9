package io.riskhub.contract.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.contract.ContractLimits;
import io.riskhub.contract.Submission;
import io.riskhub.contract.Verdict;
import io.riskhub.contract.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllViolationsTest {

  private static Body wrongEverywhere() {
    return Body.minimal()
        .with("world_id", "\"a/b\"")
        .with("version", "7")
        .with("as_of", "\"tomorrow\"")
        .with("weights", "{\"a\":\"x\"}")
        .with("covariance", "{\"a,a\":-1}")
        .with("covariance_ref", "\" \"")
        .with("realized_returns", "[true]")
        .with("realized_returns_ref", "null")
        .with("stress", "[]")
        .with("stress_ref", "\"s3://blobs/w/v-stress." + "0f".repeat(32) + ".json\"")
        .with("constraints", "\"none\"")
        .with("provenance", "{\"actor\":\"x\",\"stage\":\"y\"}")
        .with("ttl_sec", "0")
        .with("hash", "\"md5:00\"")
        .with("created_at", "\"2030-01-01\"")
        .with("extra", "[1e400]");
  }

  @Test
  void areReportedTogetherEachWithItsField() {
    assertThat(wrongEverywhere().violations())
        .extracting(Violation::field)
        .containsExactlyInAnyOrder(
            "world_id",
            "version",
            "as_of",
            "weights.a",
            "covariance.a,a",
            "covariance_ref",
            "covariance_ref",
            "realized_returns[0]",
            "realized_returns_ref",
            "realized_returns_ref",
            "stress",
            "stress_ref",
            "constraints",
            "provenance.actor",
            "provenance.stage",
            "ttl_sec",
            "hash",
            "created_at",
            "extra[0]");
  }

  @Test
  void sayWhatWasFoundAndWhatToDo() {
    assertThat(wrongEverywhere().violations())
        .allSatisfy(
            violation ->
                assertThat(violation.message())
                    .matches("(is|holds|stands beside|uses) [^;]+; [^;]+[^.]"));
  }

  @Test
  void ofRequiredFieldsAreReportedTogether() {
    assertThat(new Body(Map.of()).violations())
        .extracting(Violation::field)
        .containsExactly("world_id", "version", "as_of", "weights");
  }

  @Test
  void includeAWrongHashOfAnOtherwiseWrongSnapshot() {
    assertThat(
            Body.minimal()
                .with("ttl_sec", "0")
                .with("hash", "\"blake3:" + "0".repeat(64) + "\"")
                .violations())
        .extracting(Violation::field)
        .containsExactly("ttl_sec", "hash");
  }

  @Test
  void beyondAHundredAreCounted() {
    String series = "true,".repeat(149) + "true";
    List<Violation> violations =
        Body.minimal().with("realized_returns", "[" + series + "]").violations();

    assertThat(violations).hasSize(101);
    assertThat(violations.get(99).field()).isEqualTo("realized_returns[99]");
    assertThat(violations.getLast()).hasToString("the snapshot has 50 more violations");
  }

  @Test
  void underALongKeyDoNotRepeatItAtLength() {
    String key = "k".repeat(100_000);
    String numbers = "[" + "1e400,".repeat(99) + "0]";

    for (Body body :
        List.of(
            Body.minimal().with(key, numbers),
            Body.minimal().with("stress", "{\"" + key + "\":" + numbers + "}"),
            Body.minimal().with("realized_returns", "{\"" + key + "\":" + numbers + "}"),
            Body.minimal().with("weights", "{\"" + key + "\":1e400}"),
            Body.minimal().with("covariance", "{\"" + key + "\":1}"),
            Body.minimal().with("covariance", "{\"" + key + ",a\":1,\"a," + key + "\":2}"))) {
      assertThat(body.violations().toString()).contains("kkk…").hasSizeLessThan(50_000);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          []       ¦ the snapshot is an array; send a JSON object
          null     ¦ the snapshot is null; send a JSON object
          7        ¦ the snapshot is 7; send a JSON object
          "{}"     ¦ the snapshot is "{}"; send a JSON object
          true     ¦ the snapshot is true; send a JSON object
          1e400    ¦ the snapshot is too large for a double; send a JSON object
          """)
  void ofABodyThatIsNoObjectNameTheSnapshot(String body, String expected) {
    assertThat(Body.violations(check(body))).singleElement().hasToString(expected);
  }

  @Test
  void areNotLookedForInABodyThatIsNoJson() {
    assertThat(check("{\"world_id\":\"w1\",\"world_id\":\"w1\"}"))
        .isEqualTo(
            new Verdict.Malformed(
                "is not valid JSON at line 1, column 28: duplicate key 'world_id'; send each key once"));
  }

  private static Verdict check(String body) {
    return new SnapshotContract(ContractLimits.DEFAULT)
        .check(body.getBytes(UTF_8), new Submission("w1", "gateway", "live", Body.NOW));
  }
}
