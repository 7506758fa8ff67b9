package io.riskhub.cli.verify.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.contract.json.CodePointOrder;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the first place where two JSON texts differ, in the order of canonical JSON. */
public final class FirstDifference {

  private static final int MOST_SHOWN = 60;

  private FirstDifference() {}

  /** Empty when the two have the same canonical form. */
  public static Optional<Difference> between(JsonNode expected, JsonNode found) {
    return compare("", expected, found);
  }

  private static Optional<Difference> compare(
      String path, @Nullable JsonNode expected, @Nullable JsonNode found) {
    if (expected == null || found == null) {
      return expected == null && found == null
          ? Optional.empty()
          : Optional.of(new Difference(path, show(expected), show(found)));
    }
    if (expected.isObject() && found.isObject()) {
      return compareObjects(path, expected, found);
    }
    if (expected.isArray() && found.isArray()) {
      return compareArrays(path, expected, found);
    }
    return CanonicalJson.write(expected).equals(CanonicalJson.write(found))
        ? Optional.empty()
        : Optional.of(new Difference(path, show(expected), show(found)));
  }

  private static Optional<Difference> compareObjects(
      String path, JsonNode expected, JsonNode found) {
    Comparator<String> order = CodePointOrder.INSTANCE;
    TreeSet<String> names = new TreeSet<>(order);
    expected.fieldNames().forEachRemaining(names::add);
    found.fieldNames().forEachRemaining(names::add);
    return names.stream()
        .map(
            name ->
                compare(
                    path.isEmpty() ? name : path + "." + name, expected.get(name), found.get(name)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Difference> compareArrays(
      String path, JsonNode expected, JsonNode found) {
    for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
      Optional<Difference> here = compare(path + "[" + i + "]", expected.get(i), found.get(i));
      if (here.isPresent()) {
        return here;
      }
    }
    return Optional.empty();
  }

  private static @Nullable String show(@Nullable JsonNode value) {
    if (value == null) {
      return null;
    }
    String text = CanonicalJson.write(value);
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
  }
}
