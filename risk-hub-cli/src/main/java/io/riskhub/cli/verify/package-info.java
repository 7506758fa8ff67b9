/** {@code riskhub verify-hash}: proves that snapshots and their blobs are what was signed. */
@NullMarked
package io.riskhub.cli.verify;

import org.jspecify.annotations.NullMarked;
