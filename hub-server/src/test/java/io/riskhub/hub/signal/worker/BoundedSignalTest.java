package io.riskhub.hub.signal.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.stores.BlobStores;
import io.riskhub.contract.json.StrictJson;
import io.riskhub.hub.bus.consumer.attempt.RejectedEventException;
import io.riskhub.risk.limit.Status;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However large a portfolio is, its signals are not, and judge all of it. */
class BoundedSignalTest {

  private static final int LARGEST_ROW = 250_000;

  @TempDir private Path directory;

  private final ObjectNode snapshot = JsonNodeFactory.instance.objectNode();

  @Test
  void ofManyStrategiesThoseWithTheLargestWeightsAreListed() throws Exception {
    ObjectNode weights = snapshot.putObject("weights");
    ObjectNode returns = snapshot.putObject("realized_returns");
    for (int i = 0; i < 5_000; i++) {
      // The last ones weigh most, and every other one is short.
      weights.put(name(i), (i + 1) * (i % 2 == 0 ? 1e-7 : -1e-7));
      returns.putArray(name(i)).add(0.01).add(-0.02).add(0.03);
    }
    // The portfolio loses by what is not listed as well.
    snapshot.putObject("constraints").put("dd_max", 1e-9);

    Assessment found = assess(new Live());
    JsonNode figures = figures(found);
    assertThat(figures.path("strategies")).hasSize(200);
    assertThat(figures.path("strategies").fieldNames())
        .toIterable()
        .allSatisfy(name -> assertThat(name).isGreaterThanOrEqualTo(name(4_800)));
    assertThat(figures.path("more_strategies").asInt()).isEqualTo(4_800);
    assertThat(found.status()).isEqualTo(Status.BREACH);
    assertThat(found.result()).hasSizeLessThan(LARGEST_ROW);
  }

  @Test
  void ofManyContributionsTheLargestAreListed() throws Exception {
    ObjectNode weights = snapshot.putObject("weights");
    ObjectNode covariance = snapshot.putObject("covariance");
    for (int i = 0; i < 250; i++) {
      weights.put(name(i), 1.0 / 250);
      for (int j = 0; j < i; j++) {
        covariance.put(name(j) + "," + name(i), 0.0);
      }
      covariance.put(name(i) + "," + name(i), i + 1.0);
    }

    JsonNode figures = figures(assess(new ExtendedValidation()));
    assertThat(figures.path("contributions")).hasSize(200);
    assertThat(figures.path("contributions").has(name(49))).isFalse();
    assertThat(figures.path("contributions").has(name(50))).isTrue();
    assertThat(figures.path("more_contributions").asInt()).isEqualTo(50);
    assertThat(figures.path("sigma").asDouble())
        .as("of all of them")
        .isEqualTo(Math.sqrt(250 * 251 / 2.0) / 250);
  }

  @Test
  void aBreachAfterManyWarningsIsJudgedAndNamedFirst() throws Exception {
    snapshot.putObject("constraints").put("dd_max", 0.1);
    ObjectNode stress = snapshot.putObject("stress");
    for (int i = 0; i < 1_000; i++) {
      stress.putObject(name(i)).put("dd_max", 0.09);
    }
    stress.putObject("zzz").put("dd_max", 0.2);

    Assessment found = assess(new Stress());
    JsonNode result = StrictJson.parse(found.result());
    assertThat(found.status()).isEqualTo(Status.BREACH);
    assertThat(result.path("reasons")).hasSize(200);
    assertThat(result.path("reasons").path(0).asText()).contains("zzz: dd_max 0.2 exceeds");
    assertThat(result.path("more_reasons").asInt()).isEqualTo(801);
    assertThat(result.path("figures").path("checks").path(0).path("scenario").asText())
        .isEqualTo("zzz");
    assertThat(result.path("figures").path("checked").asInt()).isEqualTo(1_001);
    assertThat(found.result()).hasSizeLessThan(LARGEST_ROW);
  }

  @Test
  void longNamesAreCutAndStayDifferent() throws Exception {
    snapshot.putObject("constraints").put("dd_max", 0.1);
    ObjectNode stress = snapshot.putObject("stress");
    ObjectNode weights = snapshot.putObject("weights");
    ObjectNode returns = snapshot.putObject("realized_returns");
    for (String end : new String[] {"a", "b"}) {
      String name = "x".repeat(1_000_000) + end;
      stress.putObject(name).put("dd_max", 0.2);
      weights.put(name, 0.5);
      returns.putArray(name).add(0.01);
    }

    assertThat(assess(new Stress()).result()).hasSizeLessThan(3_000);
    assertThat(assess(new ExtendedValidation()).result()).hasSizeLessThan(3_000);
    Assessment live = assess(new Live());
    assertThat(live.result()).hasSizeLessThan(3_000);
    assertThat(figures(live).path("strategies")).hasSize(2);
    assertThat(figures(live).has("more_strategies")).isFalse();
  }

  @Test
  void aBlobThatIsTooLargeForWorkersIsRejectedWithWhatToDo() throws Exception {
    try (var blobs = BlobStores.open(new BlobStoreSettings.Files(directory))) {
      OffloadedFields offloaded = new OffloadedFields(blobs);
      byte[] largest = new byte[OffloadedFields.MAX_BYTES];
      Arrays.fill(largest, (byte) ' ');
      largest[0] = '{';
      largest[1] = '}';
      byte[] larger = Arrays.copyOf(largest, largest.length + 1);
      larger[largest.length] = ' ';
      BlobRef fits = blobs.put("w", "v", "stress", largest, Duration.ofMinutes(15));
      BlobRef tooLarge = blobs.put("w", "v", "stress", larger, Duration.ofMinutes(15));

      assertThat(offloaded.fetch(fits.toString())).isEmpty();
      assertThatExceptionOfType(RejectedEventException.class)
          .isThrownBy(() -> offloaded.fetch(tooLarge.toString()))
          .withMessageContainingAll(
              tooLarge.toString(), "more than 33,554,432 bytes", "split the portfolio");
    }
  }

  private Assessment assess(Assessor assessor) throws Exception {
    try (var blobs = BlobStores.open(new BlobStoreSettings.Files(directory))) {
      return assessor.assess(new Portfolio(snapshot, new OffloadedFields(blobs)));
    }
  }

  private static JsonNode figures(Assessment assessment) throws Exception {
    byte[] json = assessment.result().getBytes(StandardCharsets.UTF_8);
    return StrictJson.parse(json).path("figures");
  }

  private static String name(int i) {
    return "strategy-%05d".formatted(i);
  }
}
