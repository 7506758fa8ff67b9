package io.riskhub.hub.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.testkit.Caller;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** A push made from a real one by chance, and the same for the same number. */
final class Mutant {

  private static final long SEED = 20_260_301;
  private static final int WORLDS = 50;

  /** Worlds as they may stand in a path, good and bad. */
  private static final List<String> ODD_SEGMENTS =
      List.of(
          "..",
          ".",
          "",
          "%2e%2e",
          "..%2f..",
          "a%2Fb",
          "a%5Cb",
          "%00",
          "%7F",
          "%C2%85",
          "%ff",
          "%C0%AE",
          "%ED%A0%80",
          "%zz",
          "%",
          "%f",
          "a b",
          "a\tb",
          "\u00c3\u00a9",
          "{w}",
          "a/b",
          "x/../w",
          "a;b",
          "a;b=c",
          "+",
          "%2B",
          "a%20b",
          "~!$&'()*,=:@",
          "%25zz",
          "%F0%9F%98%80",
          "%EC%84%B8%EA%B3%84",
          "a%3Fb%23c");

  private final int number;
  private final String segment;
  private final byte[] body;

  private Mutant(int number, String segment, byte[] body) {
    this.number = number;
    this.segment = segment;
    this.body = body;
  }

  static Mutant of(int number, List<ObjectNode> samples) {
    SplittableRandom random = new SplittableRandom(SEED + number);
    ObjectNode tree = samples.get(random.nextInt(samples.size())).deepCopy();
    String world = "fuzz-" + random.nextInt(WORLDS);
    tree.put("world_id", world);
    if (random.nextInt(10) > 0) {
      tree.put("version", "m-" + number);
    }
    int kind = random.nextInt(10);
    if (kind < 7) {
      for (int i = random.nextInt(3); i >= 0; i--) {
        mutate(tree, random);
      }
    }
    byte[] body = OddJson.text(tree).getBytes(StandardCharsets.UTF_8);
    if (kind >= 6) {
      byte[] other =
          OddJson.text(samples.get(random.nextInt(samples.size())))
              .getBytes(StandardCharsets.UTF_8);
      for (int i = random.nextInt(3); i >= 0; i--) {
        body = ByteMutations.mutate(body, other, random);
      }
    }
    boolean odd = random.nextInt(25) == 0;
    return new Mutant(
        number, odd ? OddJson.pick(ODD_SEGMENTS, random) : Caller.encode(world), body);
  }

  private static void mutate(ObjectNode tree, SplittableRandom random) {
    if (random.nextInt(3) == 0) {
      ShapeMutations.mutate(tree, random);
    } else {
      FieldMutations.mutate(tree, random);
    }
  }

  byte[] body() {
    return body;
  }

  /** The world that the path names; to be asked for only when the hub understood it. */
  String world() {
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** The whole request. */
  byte[] request() {
    byte[] head =
        """
        POST /risk-hub/worlds/%s/snapshots HTTP/1.1\r
        Host: hub\r
        X-Actor: gateway\r
        X-Stage: live\r
        Content-Length: %d\r
        \r
        """
            .formatted(segment, body.length)
            .getBytes(StandardCharsets.ISO_8859_1);
    return ByteMutations.join(head, body);
  }

  @Override
  public String toString() {
    return "mutant "
        + number
        + " to /"
        + segment
        + "/: "
        + new String(body, StandardCharsets.UTF_8);
  }
}
