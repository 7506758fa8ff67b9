/** Removes blobs that nobody needs any more. */
@NullMarked
package io.riskhub.blob.sweep;

import org.jspecify.annotations.NullMarked;
