package io.riskhub.contract.json;

import java.util.SplittableRandom;

/** Doubles of every kind that is hard to write; the same one for the same index in every run. */
final class DoubleSamples {

  private static final int KINDS = 10;
  private static final int SUBNORMALS = 500;
  private static final int POWERS_OF_TWO = 2_098;
  private static final int POWERS_OF_TEN = 633;

  private DoubleSamples() {}

  static double at(int index) {
    int nth = index / KINDS;
    SplittableRandom random = new SplittableRandom(index);
    double value =
        switch (index % KINDS) {
          case 0, 1 -> bits(random);
          case 2 -> random.nextDouble();
          case 3 -> fewDigits(random);
          case 4 -> nearPowerOfTwo(nth, random);
          case 5 -> nearPowerOfTen(nth, random);
          case 6 ->
              (double) ((1L << 53) + random.nextLong(-4_096, 4_096)) + random.nextInt(2) / 4.0;
          case 7 -> 1e15 * Math.pow(100, random.nextDouble());
          case 8 -> subnormal(nth, random);
          default -> 1e-5 * Math.pow(100, random.nextDouble());
        };
    return random.nextBoolean() ? value : -value;
  }

  private static double bits(SplittableRandom random) {
    double value = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(value) ? value : Double.MAX_VALUE;
  }

  /** One to eight digits and an exponent near zero, as people and rounding programs write them. */
  private static double fewDigits(SplittableRandom random) {
    int digits = random.nextInt(1, 9);
    long unscaled = random.nextLong((long) Math.pow(10, digits));
    return Double.parseDouble(unscaled + "e" + random.nextInt(-12, 18));
  }

  private static double nearPowerOfTwo(int nth, SplittableRandom random) {
    return near(Math.scalb(1.0, nth % POWERS_OF_TWO - 1_074), random);
  }

  private static double nearPowerOfTen(int nth, SplittableRandom random) {
    return near(Double.parseDouble("1e" + (nth % POWERS_OF_TEN - 324)), random);
  }

  private static double near(double value, SplittableRandom random) {
    long bits = Double.doubleToRawLongBits(value) + random.nextInt(-3, 4);
    double neighbour = Double.longBitsToDouble(Math.max(bits, 0));
    return Double.isFinite(neighbour) ? neighbour : value;
  }

  private static double subnormal(int nth, SplittableRandom random) {
    return nth < SUBNORMALS
        ? nth * Double.MIN_VALUE
        : Double.longBitsToDouble(random.nextLong(1L << random.nextInt(1, 53)));
  }
}
