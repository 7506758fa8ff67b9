/** Hashes blobs while they pass, and tells how a wrong one is wrong. For the stores. */
@NullMarked
package io.riskhub.blob.integrity;

import org.jspecify.annotations.NullMarked;
