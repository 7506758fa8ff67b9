/** Content digests, and later the blobs that they name. Depends on no framework. */
@NullMarked
package io.riskhub.blob;

import org.jspecify.annotations.NullMarked;
