package io.riskhub.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Runs one command line after another in one process, when a build makes the cache of loaded
 * classes for the start of short commands: of several processes the caches could not be put
 * together.
 */
public final class Rehearsal {

  private Rehearsal() {}

  /**
   * Runs the command lines in standard input, words parted by blanks; their output goes nowhere.
   */
  public static void main(String... arguments) throws IOException {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null) {
        String[] words = line.split(" ", -1);
        int code = RiskHub.run(RiskHub.commandLine(words, nowhere, nowhere), words);
        System.out.println(code + " " + line);
        line = lines.readLine();
      }
    }
  }
}
