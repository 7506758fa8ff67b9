/** Blobs as files below a base directory. */
@NullMarked
package io.riskhub.blob.file;

import org.jspecify.annotations.NullMarked;
