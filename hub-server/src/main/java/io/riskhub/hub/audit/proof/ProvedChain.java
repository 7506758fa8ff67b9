package io.riskhub.hub.audit.proof;

/**
 * What was looked at of a chain.
 *
 * @param files how many files
 * @param lines how many lines that were written
 * @param firstSeq the number of the first of them
 * @param lastSeq the number of the last
 * @param lastHash the hash of the last, to compare it with other copies
 * @param keyed whether only who has the key can have written them
 */
public record ProvedChain(
    String chain,
    int files,
    long lines,
    long firstSeq,
    long lastSeq,
    String lastHash,
    boolean keyed) {

  ProvedChain and(int moreLines, Entry last) {
    return new ProvedChain(
        chain, files + 1, lines + moreLines, firstSeq, last.seq(), last.hash(), keyed);
  }
}
