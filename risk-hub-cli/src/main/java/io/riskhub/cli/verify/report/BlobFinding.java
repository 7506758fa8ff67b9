package io.riskhub.cli.verify.report;

import org.jspecify.annotations.Nullable;

/**
 * What came of one blob, in JSON output.
 *
 * @param field the snapshot's field that names it, such as {@code covariance_ref}
 * @param ref what stands there
 * @param detail a sentence on what is wrong, or what was done
 */
public record BlobFinding(String field, String ref, BlobState state, @Nullable String detail) {}
