package io.riskhub.contract.activation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.contract.Verdict;
import io.riskhub.contract.Violation;
import io.riskhub.contract.activation.ActivationContract.Result;
import io.riskhub.contract.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationContractTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final ActivationContract CONTRACT = new ActivationContract(Duration.ofMinutes(5));

  @Test
  void aRequestSaysAllOfAnEntry() {
    assertThat(
            request(
                """
                {"world_id":"w","strategy_id":"mean/rev:1","side":"short","active":false,"weight":-2,
                 "freeze":true,"drain":true,"effective_mode":"paper","run_id":"r","ts":"2026-03-01 11:59"}"""))
        .isEqualTo(
            new Result.Accepted<>(
                new ActivationUpdate(
                    "mean/rev:1",
                    "short",
                    false,
                    -2.0,
                    true,
                    true,
                    "paper",
                    "r",
                    "2026-03-01 11:59")));
  }

  @Test
  void nullIsWhatIsLeftOut() {
    Result<ActivationUpdate> bare =
        request("{\"strategy_id\":\"s\",\"side\":\"long\",\"active\":true}");

    assertThat(bare)
        .isEqualTo(
            new Result.Accepted<>(
                new ActivationUpdate("s", "long", true, null, false, false, null, null, null)));
    assertThat(
            request(
                """
                {"strategy_id":"s","side":"long","active":true,"weight":null,"freeze":null,"drain":null,
                 "effective_mode":null,"run_id":null,"ts":null,"world_id":null}"""))
        .isEqualTo(bare);
  }

  @Test
  void whatMustBeThereIsMissedTogether() {
    assertThat(violations(request("{\"active\":null}")))
        .containsExactly("strategy_id", "side", "active");
  }

  @Test
  void anEventNeedsItsInstantAndTheEtagOfItsEntry() {
    assertThat(
            violations(
                event(
                    """
                    {"world_id":"w","strategy_id":"s","side":"long","active":true,"etag":"act:w:s:short:3"}""")))
        .containsExactly("ts", "etag");
    assertThat(
            event(
                """
                {"world_id":"w","strategy_id":"s","side":"long","active":true,"ts":"2026-03-01",
                 "etag":"act:w:s:long:3","state_hash":7,"more":{}}"""))
        .isEqualTo(
            new Result.Accepted<>(
                new ActivationUpdated(
                    "w",
                    new ActivationUpdate(
                        "s", "long", true, null, false, false, null, null, "2026-03-01"),
                    new ActivationTag("act:w:s:long:3", 3))));
  }

  @Test
  void anEtagNamesItsEntryWhateverThatIsCalled() {
    ActivationTag tag = ActivationTag.of("w:1", "a:b", "long:2", 12);

    assertThat(tag.text()).isEqualTo("act:w:1:a:b:long:2:12");
    assertThat(ActivationTag.parse(tag.text(), "w:1", "a:b", "long:2")).contains(tag);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "act",
        "act:w:s:long",
        "act:w:s:long:",
        "act:w:s:long:-1",
        "act:w:s:long:01",
        "act:w:s:long:+1",
        "act:w:s:long:1.0",
        "ACT:w:s:long:1",
        "act:w:s:long:99999999999999999999"
      })
  void anythingElseIsNoEtag(String text) {
    assertThat(ActivationTag.parse(text, "w", "s", "long")).isEmpty();
  }

  private static Result<ActivationUpdate> request(String body) {
    return CONTRACT.request(body.getBytes(StandardCharsets.UTF_8), "w", NOW);
  }

  private static Result<ActivationUpdated> event(String data) {
    try {
      return CONTRACT.event((ObjectNode) StrictJson.parse(data), NOW);
    } catch (Exception e) {
      throw new AssertionError(data, e);
    }
  }

  private static List<String> violations(Result<?> result) {
    Verdict verdict = ((Result.Refused<?>) result).verdict();
    return ((Verdict.Invalid) verdict).violations().stream().map(Violation::field).toList();
  }
}
